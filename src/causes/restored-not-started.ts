/** C13 and the day after: the key works again, the database still has to be started. */
import {databaseOf, isLockedOut, isTerminal} from '../core/database.ts';
import type {Confidence} from '../core/diagnosis.ts';
import {type Evidence, factOf} from '../core/evidence.ts';
import {accessOf} from './access/access.ts';
import {keyPolicyDenial} from './access/trouble.ts';
import type {Cause} from './cause.ts';
import {grantCount} from './reading/grants.ts';
import {isUsable, type KeyInHand, keyInHand} from './reading/key.ts';
import {currentLoss} from './reading/key-events.ts';
import {policyLook} from './reading/key-policy.ts';
import {databaseProofs, proof} from './reading/proof.ts';
import {actorOf, lastChange} from './reading/trail.ts';
import {isLossExplained} from './reading/trail-patterns.ts';

/**
 * Certain when RDS says that it reaches the key again; likely when state, policy and grants speak
 * for it; possible while one of them was not seen.
 */
export const restoredNotStarted: Cause = (evidence) => {
  const database = databaseOf(evidence);
  const key = keyInHand(evidence);
  if (!database || !key || !isLockedOut(database.status) || !isUsable(key.state)) return undefined;
  const confidence = confidenceOf(evidence, key);
  if (!confidence) return undefined;
  const {regained} = currentLoss(evidence);
  const isManaged = key.manager === 'AWS';
  // Who broke it is asked first; who mended it stands beside it in the briefing.
  const change = lastChange(evidence, key.arn, ['DisableKey', 'ScheduleKeyDeletion']);
  return {
    cause: 'restored-not-started',
    confidence,
    summary: [
      `The KMS key of ${database.identifier} works again; the database was not started since.`,
      // facts/aws.md §2.5: nobody can break this key, a suspended account can.
      ...(isManaged ? ['AWS manages this key: a suspended account is the usual reason.'] : []),
    ].join(' '),
    evidence: [
      proof(key.fact, 'KeyMetadata.KeyState', key.state),
      ...databaseProofs(evidence),
      ...(regained
        ? [
            proof(
              factOf(evidence, regained.fact),
              `Events[${regained.index}].Message`,
              regained.message,
            ),
          ]
        : []),
      ...(change ? [change.proof] : []),
    ],
    // From the terminal status one try of the start comes first, inside the restore.
    runbook:
      isTerminal(database.status) && database.kind === 'instance'
        ? 'restore-from-backup'
        : 'start-database',
    ...(change ? {actor: actorOf(change)} : {}),
  };
};

function confidenceOf(evidence: Evidence, key: KeyInHand): Confidence | undefined {
  if (currentLoss(evidence).regained) return 'certain';
  // facts/aws.md §2.5: its policy and grants are AWS's own affair.
  if (key.manager === 'AWS') return 'likely';
  const {rds} = accessOf(evidence);
  if (rds?.decision === 'explicitly-denied') return undefined;
  const isHeldElsewhere = key.origin !== 'AWS_KMS' && key.origin !== 'EXTERNAL';
  const hasGrant = (grantCount(evidence)?.naming ?? 0) > 0;
  const isPolicyClear = policyLook(evidence) !== undefined && !keyPolicyDenial(evidence);
  const isClear = isPolicyClear && hasGrant && !isHeldElsewhere;
  // A key that nobody broke and mended was perhaps never the one that failed.
  return isClear && isLossExplained(evidence, key.arn) ? 'likely' : 'possible';
}
