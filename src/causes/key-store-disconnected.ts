/** C5: the CloudHSM key store that holds the key is disconnected. */
import {databaseOf} from '../core/database.ts';
import type {Cause} from './cause.ts';
import {keyInHand, remedy} from './reading/key.ts';
import {databaseProofs, proof} from './reading/proof.ts';
import {storeTrouble} from './reading/store.ts';
import {actorOf, lastDisconnection} from './reading/trail.ts';

/**
 * Certain in the state Unavailable. A store that fails without being disconnected leaves the key
 * Enabled (facts/aws.md §2.5): likely then, by the store's own connection state.
 */
export const keyStoreDisconnected: Cause = (evidence, incident) => {
  const key = keyInHand(evidence);
  if (key?.origin !== 'AWS_CLOUDHSM') return undefined;
  const trouble = storeTrouble(evidence, key);
  if (!trouble) return undefined;
  const name = databaseOf(evidence)?.identifier ?? incident.database.identifier;
  const change = lastDisconnection(evidence, key.metadata);
  return {
    cause: 'key-store-disconnected',
    confidence: trouble.confidence,
    summary: `The KMS key of ${name} is cut off: its CloudHSM key store ${trouble.words}.`,
    evidence: [
      proof(key.fact, 'KeyMetadata.KeyState', key.state),
      proof(key.fact, 'KeyMetadata.Origin', key.origin),
      ...trouble.proofs,
      ...databaseProofs(evidence),
      ...(change ? [change.proof] : []),
    ],
    runbook: remedy(key, incident, 'reconnect-key-store'),
    ...(change ? {actor: actorOf(change)} : {}),
  };
};
