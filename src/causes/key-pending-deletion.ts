/** C2: the key is being deleted: the one cause with a clock that nobody can turn back. */
import {databaseOf} from '../core/database.ts';
import {clockTime, dayWords} from '../core/words/time.ts';
import type {Cause} from './cause.ts';
import {isMultiRegion, keyInHand, remedy} from './reading/key.ts';
import {databaseProofs, proof} from './reading/proof.ts';
import {actorOf, lastChange} from './reading/trail.ts';

/** Certain: only kms:DescribeKey says so. */
export const keyPendingDeletion: Cause = (evidence, incident) => {
  const key = keyInHand(evidence);
  if (key?.state !== 'PendingDeletion' && key?.state !== 'PendingReplicaDeletion') return undefined;
  const name = databaseOf(evidence)?.identifier ?? incident.database.identifier;
  const {DeletionDate: date} = key.metadata;
  const change = lastChange(evidence, key.arn, ['ScheduleKeyDeletion']);
  return {
    cause: 'key-pending-deletion',
    confidence: 'certain',
    summary: `The KMS key of ${name} is being deleted${deletionWords(date, isMultiRegion(key))}.`,
    evidence: [
      proof(key.fact, 'KeyMetadata.KeyState', key.state),
      ...(date ? [proof(key.fact, 'KeyMetadata.DeletionDate', date)] : []),
      ...databaseProofs(evidence),
      ...(change ? [change.proof] : []),
    ],
    runbook: remedy(key, incident, 'cancel-key-deletion'),
    ...(change ? {actor: actorOf(change)} : {}),
  };
};

/** A key that waits for its replicas has no date yet (facts/aws.md §2.3). */
function deletionWords(date: string | undefined, isReplicable: boolean): string {
  if (!date) return '';
  return `; on ${dayWords(date)} ${clockTime(date)} UTC it is gone${isReplicable ? '' : ' for good'}`;
}
