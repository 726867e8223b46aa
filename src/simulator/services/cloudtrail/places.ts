/** Whose trail shows a call: the caller's, and with a key of another account the owner's (facts/aws.md §5.1). */
import {arnParts} from '../../world/names.ts';
import type {TrailRecord} from '../../world/trail.ts';
import type {Place} from '../../world/world.ts';

/** Uses of a key, logged in both accounts; everything else about a key is its owner's alone. */
const uses: ReadonlySet<string> = new Set([
  'Decrypt',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'ReEncrypt',
]);

/** The places whose trails get this record, the one with the record's own event ID first. */
export function placesOf(
  caller: Place,
  record: Pick<TrailRecord, 'source' | 'name' | 'resources' | 'errorCode'>,
): readonly Place[] {
  // What was refused tells its caller; that the owner hears of it is not documented.
  if (record.source !== 'kms.amazonaws.com' || record.errorCode !== undefined) return [caller];
  const owners = record.resources.flatMap(({name}) => {
    const parts = arnParts(name);
    const isForeign = parts?.service === 'kms' && parts.accountId !== caller.accountId;
    return isForeign ? [{accountId: parts.accountId, region: parts.region}] : [];
  });
  if (owners.length === 0) return [caller];
  const places = uses.has(record.name) ? [caller, ...owners] : owners;
  return places.filter((place, index) => index === places.findIndex(isSame(place)));
}

function isSame(place: Place): (other: Place) => boolean {
  return (other) => other.accountId === place.accountId && other.region === place.region;
}
