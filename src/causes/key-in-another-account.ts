/** C12: the key belongs to another account: only that one sees it whole and can mend it. */
import {databaseOf} from '../core/database.ts';
import type {Confidence} from '../core/diagnosis.ts';
import {type Evidence, factOf} from '../core/evidence.ts';
import type {Cause} from './cause.ts';
import {accountOfArn, isUsable, type KeyInHand, keyInHand} from './reading/key.ts';
import {isSuffering} from './reading/need.ts';
import {databaseProofs, proof} from './reading/proof.ts';

/**
 * Certain beside a key state that explains the loss; likely where the state is hidden from this
 * account; possible where the key is usable and its owner's policy cannot be read from here.
 */
export const keyInAnotherAccount: Cause = (evidence, incident) => {
  const key = keyInHand(evidence);
  const database = databaseOf(evidence);
  const own = accountOfArn(database?.arn ?? '') || incident.accountId;
  if (!key || !database || key.accountId === '' || own === '' || key.accountId === own) {
    return undefined;
  }
  const confidence = confidenceOf(evidence, key);
  if (!confidence) return undefined;
  return {
    cause: 'key-in-another-account',
    confidence,
    summary: `The KMS key of ${database.identifier} belongs to account ${key.accountId}: only there can it be mended.`,
    evidence: [
      database.kind === 'instance'
        ? proof(factOf(evidence, 'instance'), 'DBInstances[0].KmsKeyId', key.arn)
        : proof(factOf(evidence, 'cluster'), 'DBClusters[0].KmsKeyId', key.arn),
      ...databaseProofs(evidence),
    ],
    runbook: 'hand-over-to-key-owner',
  };
};

function confidenceOf(evidence: Evidence, {state}: KeyInHand): Confidence | undefined {
  if (state !== '' && !isUsable(state)) return 'certain';
  if (!isSuffering(evidence)) return undefined;
  return state === '' ? 'likely' : 'possible';
}
