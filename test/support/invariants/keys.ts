/** Keys: where they say they are, in a state that fits, with grants for what exists. */
import type {Key} from '../../../src/simulator/world/keys.ts';
import type {World} from '../../../src/simulator/world/world.ts';
import {placesOf, twiceIn, unless} from './places.ts';

export function keyFlaws(world: World): string[] {
  const known = databasesOf(world);
  return placesOf(world).flatMap(({place, held: {kms}, where}) => {
    const keys = Object.values(kms.keys);
    const grants = keys.flatMap((key) => key.grants.map(({id}) => id));
    return [
      ...unless([
        [
          Object.values(kms.aliases).every(({keyId}) => Object.hasOwn(kms.keys, keyId)),
          `${where}: an alias of a key that is gone`,
        ],
        [twiceIn(grants).length === 0, `${where}: two grants with one ID`],
      ]),
      ...keys.flatMap((key) => [
        ...unless([
          [
            key.arn === `arn:aws:kms:${place.region}:${place.accountId}:key/${key.id}`,
            `${key.arn} lies in ${where}`,
          ],
          [
            (key.state === 'PendingDeletion') === (key.deletionAt !== undefined),
            `${key.id} is ${key.state} with the deletion date ${key.deletionAt}`,
          ],
          [(key.deletionAt ?? world.now) >= world.now, `${key.id} should be deleted by now`],
          [
            (key.state === 'Enabled') === (key.unusableSince === undefined),
            `${key.id} is ${key.state} and unusable since ${key.unusableSince}`,
          ],
        ]),
        ...orphans(key, known),
      ]),
    ];
  });
}

/** Resource IDs of every database of the world. */
function databasesOf(world: World): Set<string> {
  return new Set(
    placesOf(world).flatMap(({held: {rds}}) => [
      ...Object.keys(rds.instances),
      ...Object.keys(rds.clusters),
    ]),
  );
}

/** RDS takes its grant back when the database goes, so a grant without its database is one too many. */
function orphans(key: Key, known: ReadonlySet<string>): string[] {
  return key.grants
    .filter(({serviceName}) => serviceName === 'rds')
    .flatMap((grant) => Object.entries(grant.encryptionContextSubset ?? {}))
    .filter(([name, id]) => /^aws:rds:dbc?-id$/.test(name) && !known.has(id))
    .map(([, id]) => `${key.id} has a grant of RDS for ${id}, which is gone`);
}
