/** C6: the external key store that holds the key is disconnected. */
import {databaseOf} from '../core/database.ts';
import type {Cause} from './cause.ts';
import {keyInHand, remedy} from './reading/key.ts';
import {databaseProofs, proof} from './reading/proof.ts';
import {storeTrouble} from './reading/store.ts';
import {actorOf, lastDisconnection} from './reading/trail.ts';

/**
 * Certain in the state Unavailable, likely where the store itself says that it is not connected. A
 * proxy that fails leaves the key Enabled and the store connected (facts/aws.md §4 C6): possible
 * while RDS says that it cannot use the key.
 */
export const externalKeyStoreUnreachable: Cause = (evidence, incident) => {
  const key = keyInHand(evidence);
  if (key?.origin !== 'EXTERNAL_KEY_STORE') return undefined;
  const trouble = storeTrouble(evidence, key);
  if (!trouble) return undefined;
  const name = databaseOf(evidence)?.identifier ?? incident.database.identifier;
  const change = lastDisconnection(evidence, key.metadata);
  return {
    cause: 'external-key-store-unreachable',
    confidence: trouble.confidence,
    summary: `The KMS key of ${name} is cut off: its external key store ${trouble.words}.`,
    evidence: [
      proof(key.fact, 'KeyMetadata.KeyState', key.state),
      proof(key.fact, 'KeyMetadata.Origin', key.origin),
      ...trouble.proofs,
      ...databaseProofs(evidence),
      ...(change ? [change.proof] : []),
    ],
    runbook: remedy(key, incident, 'restore-external-key-store'),
    ...(change ? {actor: actorOf(change)} : {}),
  };
};
