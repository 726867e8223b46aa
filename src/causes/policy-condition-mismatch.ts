/** C10: an Allow of the key policy would reach RDS but for one condition. */
import {databaseOf} from '../core/database.ts';
import {isPolicyRead, keyPolicyProof} from './access/policies-of.ts';
import {conditionMismatch} from './access/trouble.ts';
import type {Cause} from './cause.ts';
import {keyInHand, remedy} from './reading/key.ts';
import {isSuffering} from './reading/need.ts';
import {databaseProofs} from './reading/proof.ts';
import {refusalsBy} from './reading/refusals.ts';
import {actorOf, lastChange} from './reading/trail.ts';
import {placeWords, statementWords} from './words/policy-words.ts';

/** Certain where AWS refused RDS for it as well; likely by the text alone. */
export const policyConditionMismatch: Cause = (evidence, incident) => {
  const key = keyInHand(evidence);
  const mismatch = conditionMismatch(evidence);
  if (!key || !mismatch || !isSuffering(evidence)) return undefined;
  const [refused] = refusalsBy(evidence, 'resource-based policy').filter(
    ({isExplicit, byRds}) => byRds && !isExplicit,
  );
  const name = databaseOf(evidence)?.identifier ?? incident.database.identifier;
  const change = lastChange(evidence, key.arn, ['PutKeyPolicy']);
  const condition = mismatch.check.key ?? 'a condition';
  return {
    cause: 'policy-condition-mismatch',
    confidence: refused && isPolicyRead(evidence) ? 'certain' : 'likely',
    summary: `The policy of the KMS key of ${name} allows RDS only under a condition that does not hold: ${condition}, ${placeWords(mismatch.statement)}.`,
    evidence: [
      keyPolicyProof(evidence, statementWords(mismatch.statement)),
      ...(refused ? [refused.proof] : []),
      ...databaseProofs(evidence),
      ...(change ? [change.proof] : []),
    ],
    runbook: remedy(key, incident, 'repair-key-policy'),
    ...(change ? {actor: actorOf(change)} : {}),
  };
};
