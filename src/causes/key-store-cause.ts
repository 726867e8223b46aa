/** What C5 and C6 share: the key is cut off because the store that holds it is. */
import {databaseOf} from '../core/database.ts';
import type {CauseId} from '../core/diagnosis.ts';
import type {Cause} from './cause.ts';
import {keyInHand, remedy} from './reading/key.ts';
import {databaseProofs, proof} from './reading/proof.ts';
import {storeTrouble} from './reading/store.ts';
import {actorOf, lastDisconnection} from './reading/trail.ts';

/** One kind of key store: the origin of its keys, its name in a sentence and its remedy. */
export type KeyStoreKind = {
  readonly cause: CauseId;
  readonly origin: 'AWS_CLOUDHSM' | 'EXTERNAL_KEY_STORE';
  readonly words: string;
  readonly runbook: string;
};

/** The cause for keys in a store of that kind. */
export function keyStoreCause({cause, origin, words, runbook}: KeyStoreKind): Cause {
  return (evidence, incident) => {
    const key = keyInHand(evidence);
    if (key?.origin !== origin) return undefined;
    const trouble = storeTrouble(evidence, key);
    if (!trouble) return undefined;
    const name = databaseOf(evidence)?.identifier ?? incident.database.identifier;
    const change = lastDisconnection(evidence, key.metadata);
    return {
      cause,
      confidence: trouble.confidence,
      summary: `The KMS key of ${name} is cut off: its ${words} ${trouble.words}.`,
      evidence: [
        proof(key.fact, 'KeyMetadata.KeyState', key.state),
        proof(key.fact, 'KeyMetadata.Origin', key.origin),
        ...trouble.proofs,
        ...databaseProofs(evidence),
        ...(change ? [change.proof] : []),
      ],
      runbook: remedy(key, incident, runbook),
      ...(change ? {actor: actorOf(change)} : {}),
    };
  };
}
