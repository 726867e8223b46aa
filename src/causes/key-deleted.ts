/** C3: KMS knows no such key any more. */
import {databaseOf} from '../core/database.ts';
import type {Cause} from './cause.ts';
import {isMultiRegion, keyInHand, remedy} from './reading/key.ts';
import {databaseProofs, proof} from './reading/proof.ts';
import {actorOf, lastChange} from './reading/trail.ts';

/**
 * Likely when KMS says that the key does not exist; certain when CloudTrail shows its deletion.
 * KMS answers the same for a wrong Region or account (facts/aws.md §2.2).
 */
export const keyDeleted: Cause = (evidence, incident) => {
  const key = keyInHand(evidence);
  const {fact} = key ?? {};
  if (!key || fact?.status !== 'absent' || fact.because !== 'does-not-exist') return undefined;
  const name = databaseOf(evidence)?.identifier ?? incident.database.identifier;
  const deletion = lastChange(evidence, key.arn, ['DeleteKey']);
  const order = lastChange(evidence, key.arn, ['ScheduleKeyDeletion']);
  // KMS itself deletes the key; who ordered it is the one to ask (facts/aws.md §5.2).
  const change = order ?? deletion;
  return {
    cause: 'key-deleted',
    confidence: deletion ? 'certain' : 'likely',
    summary: [
      deletion
        ? `The KMS key of ${name} was deleted.`
        : `The KMS key of ${name} does not exist: KMS does not know it.`,
      ...(isMultiRegion(key)
        ? ['It is a multi-Region key: a replica can be made again from its primary.']
        : deletion
          ? ['Nobody can bring it back.']
          : []),
    ].join(' '),
    evidence: [
      proof(fact, 'Error.Message', fact.message),
      ...databaseProofs(evidence),
      ...[deletion, order].flatMap((change) => (change ? [change.proof] : [])),
    ],
    runbook: remedy(key, incident, 'restore-from-backup'),
    ...(change ? {actor: actorOf(change)} : {}),
  };
};
