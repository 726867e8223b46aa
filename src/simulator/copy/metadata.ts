/** What DescribeKey said, by the key's ARN: the incident's own key, keys of backups, siblings. */
import type {KeyMetadata} from '@aws-sdk/client-kms';
import {databaseOf} from '../../core/database.ts';
import {namesInFamily} from '../../core/evidence.ts';
import {type Kept, known, type SavedIncident, whole} from './kept.ts';

/** Metadata of every key that answered. */
export function metadataByArn(saved: SavedIncident): ReadonlyMap<string, Kept<KeyMetadata>> {
  const {facts} = saved;
  const answers = [
    known(saved, 'key'),
    ...namesInFamily(facts, 'key').map((arn) => known(saved, `key:${arn}`)),
    ...namesInFamily(facts, 'sibling').map((region) => known(saved, `sibling:${region}`)),
  ].flatMap((answer) => answer?.KeyMetadata ?? []);
  return new Map(whole<KeyMetadata>(answers).map((metadata) => [metadata.Arn ?? '', metadata]));
}

/** ARN of the key of the incident's database; empty where it has none. */
export function ownKeyArn({facts}: SavedIncident): string {
  return databaseOf(facts)?.keyId ?? '';
}

/** The key ID at the end of a key's ARN. */
export function keyIdIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
