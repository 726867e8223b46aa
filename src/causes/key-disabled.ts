/** C1: someone switched the key off, or cancelled its deletion and left it off. */
import {databaseOf} from '../core/database.ts';
import type {Cause} from './cause.ts';
import {keyInHand, remedy} from './reading/key.ts';
import {databaseProofs, proof} from './reading/proof.ts';
import {actorOf, lastChange} from './reading/trail.ts';

/** Certain: only kms:DescribeKey says so. */
export const keyDisabled: Cause = (evidence, incident) => {
  const key = keyInHand(evidence);
  if (key?.state !== 'Disabled') return undefined;
  const name = databaseOf(evidence)?.identifier ?? incident.database.identifier;
  // A cancelled deletion leaves the key Disabled (facts/aws.md §2.3).
  const change = lastChange(evidence, key.arn, ['DisableKey', 'CancelKeyDeletion']);
  return {
    cause: 'key-disabled',
    confidence: 'certain',
    summary:
      change?.event === 'CancelKeyDeletion'
        ? `The KMS key of ${name} is switched off: its deletion was cancelled, which leaves it so.`
        : `The KMS key of ${name} was switched off.`,
    evidence: [
      proof(key.fact, 'KeyMetadata.KeyState', key.state),
      ...databaseProofs(evidence),
      ...(change ? [change.proof] : []),
    ],
    runbook: remedy(key, incident, 'enable-key'),
    ...(change ? {actor: actorOf(change)} : {}),
  };
};
