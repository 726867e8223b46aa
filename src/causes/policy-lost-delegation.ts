/** C8: the account, or the caller, fell out of the key policy: RDS can make no new grant. */
import {databaseOf} from '../core/database.ts';
import type {Confidence} from '../core/diagnosis.ts';
import {isPolicyRead, keyPolicyProof} from './access/policies-of.ts';
import {conditionMismatch, keyPolicyGap} from './access/trouble.ts';
import type {Cause} from './cause.ts';
import {isOwnedElsewhere, keyInHand, remedy} from './reading/key.ts';
import {isSuffering} from './reading/need.ts';
import {databaseProofs} from './reading/proof.ts';
import {refusalsBy} from './reading/refusals.ts';
import {actorOf, lastChange} from './reading/trail.ts';

/**
 * Grants stand without the policy, so a running database says nothing (facts/aws.md §4 C8). Certain
 * where the policy was read and AWS refused RDS for it; likely where somebody changed it, or by the
 * refusal alone; possible where it may always have been so.
 */
export const policyLostDelegation: Cause = (evidence, incident) => {
  const key = keyInHand(evidence);
  if (!key || !isSuffering(evidence) || conditionMismatch(evidence)) return undefined;
  const gap = keyPolicyGap(evidence);
  // From another account every read is refused like this, whatever became of the policy.
  const [refused] = refusalsBy(evidence, 'resource-based policy').filter(
    ({isExplicit, byRds}) => !isExplicit && (byRds || !isOwnedElsewhere(key, incident)),
  );
  const change = lastChange(evidence, key.arn, ['PutKeyPolicy']);
  const confidence = confidenceOf(
    gap !== undefined,
    refused?.byRds,
    change !== undefined,
    isPolicyRead(evidence),
  );
  if (!confidence) return undefined;
  const name = databaseOf(evidence)?.identifier ?? incident.database.identifier;
  return {
    cause: 'policy-lost-delegation',
    confidence,
    summary: `The policy of the KMS key of ${name} ${change ? 'no longer lets' : 'does not let'} the account use it: RDS can make no new grant for you.`,
    evidence: [
      ...(gap
        ? [keyPolicyProof(evidence, `no statement allows the account or you ${gap.request.action}`)]
        : []),
      ...(refused ? [refused.proof] : []),
      ...databaseProofs(evidence),
      ...(change ? [change.proof] : []),
    ],
    runbook: remedy(key, incident, 'repair-key-policy'),
    ...(change ? {actor: actorOf(change)} : {}),
  };
};

/** A read of the operator that the key policy refuses is about the operator first. */
function confidenceOf(
  hasGap: boolean,
  byRds: boolean | undefined,
  isChanged: boolean,
  isRead: boolean,
): Confidence | undefined {
  if (hasGap && byRds && isRead) return 'certain';
  if (byRds || (hasGap && isChanged)) return 'likely';
  return hasGap || byRds === false ? 'possible' : undefined;
}
