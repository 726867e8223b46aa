/** C4: the imported key material expired or was deleted; the key itself still stands. */
import {databaseOf} from '../core/database.ts';
import type {Cause} from './cause.ts';
import {keyInHand, remedy} from './reading/key.ts';
import {databaseProofs, proof} from './reading/proof.ts';
import {actorOf, lastChange} from './reading/trail.ts';

/** Certain: KMS gives this state only to keys with imported material (facts/aws.md §2.1). */
export const keyMaterialMissing: Cause = (evidence, incident) => {
  const key = keyInHand(evidence);
  if (key?.state !== 'PendingImport') return undefined;
  const name = databaseOf(evidence)?.identifier ?? incident.database.identifier;
  const change = lastChange(evidence, key.arn, [
    'DeleteImportedKeyMaterial',
    'DeleteExpiredKeyMaterial',
  ]);
  return {
    cause: 'key-material-missing',
    confidence: 'certain',
    summary: `The KMS key of ${name} has no key material: ${howWords(change?.event)}.`,
    evidence: [
      proof(key.fact, 'KeyMetadata.KeyState', key.state),
      proof(key.fact, 'KeyMetadata.Origin', key.origin),
      ...databaseProofs(evidence),
      ...(change ? [change.proof] : []),
    ],
    runbook: remedy(key, incident, 'reimport-key-material'),
    ...(change ? {actor: actorOf(change)} : {}),
  };
};

function howWords(event: string | undefined): string {
  if (event === 'DeleteImportedKeyMaterial') return 'it was deleted';
  return event === 'DeleteExpiredKeyMaterial' ? 'it expired' : 'it expired or was deleted';
}
