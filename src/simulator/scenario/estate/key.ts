/** A key of the estate comes into the world as it would stand after its years of age. */
import type {Key} from '../../world/keys.ts';
import {keyArn} from '../../world/names.ts';
import {randomOf} from '../../world/random.ts';
import {regionOf, type World} from '../../world/world.ts';
import type {EstateKey} from '../schema/key.ts';
import {pairs, placeOf} from './place.ts';

/** A key, Enabled, with its aliases. */
export function addKey(world: World, written: EstateKey): void {
  const place = placeOf(world, written);
  const {kms} = regionOf(world.accounts, place);
  const createdAt = Date.parse(written.created);
  const key: Key = {
    id: written.KeyId,
    arn: keyArn(place, written.KeyId),
    ...place,
    createdAt,
    description: written.Description,
    state: 'Enabled',
    manager: written.KeyManager,
    origin: written.Origin,
    materialId: randomOf(world.random, 'estate').hex(64),
    isMultiRegion: false,
    policy: JSON.stringify(written.Policy ?? defaultPolicy(place.accountId), undefined, 2),
    grants: [],
    tags: pairs(written.Tags),
  };
  kms.keys[key.id] = key;
  for (const name of written.aliases) {
    kms.aliases[name] = {name, keyId: key.id, createdAt, updatedAt: createdAt};
  }
}

/** The programmatic default: the account decides by IAM (facts/aws.md §2.8). */
function defaultPolicy(accountId: string): object {
  return {
    Version: '2012-10-17',
    Id: 'key-default-1',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: {AWS: `arn:aws:iam::${accountId}:root`},
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  };
}
