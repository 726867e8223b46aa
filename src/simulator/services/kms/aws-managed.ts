/** Keys that AWS manages in the account: made on first use, and what they refuse (facts/aws.md §2.5). */
import type {Key} from '../../world/keys.ts';
import {member, type Place, regionOf, type World} from '../../world/world.ts';
import type {Call} from '../call.ts';
import {managedPolicy} from './default-policy.ts';
import {addNewKey, newKeyId} from './new-key.ts';
import {deniedByKeyPolicy} from './permission.ts';

/** The services whose keys databases use, with what AWS says of each. */
const descriptions = {
  rds: 'Default key that protects my RDS database volumes when no other key is defined',
  secretsmanager: 'Default key that protects my Secrets Manager data when no other key is defined',
} as const;

/** A service that has a key of its own in each account. */
export type ManagingService = keyof typeof descriptions;

/** The key `alias/aws/rds` of a Region or its like, made now where it was never used before. */
export function awsManagedKey(world: World, place: Place, service: ManagingService): Key {
  const {kms} = regionOf(world.accounts, place);
  const name = `alias/aws/${service}`;
  const alias = member(kms.aliases, name);
  const found = alias && member(kms.keys, alias.keyId);
  if (found) return found;
  const key = addNewKey(world, place, {
    id: newKeyId(world, false),
    createdAt: world.now,
    manager: 'AWS',
    description: descriptions[service],
    policy: JSON.stringify(managedPolicy(place, service), undefined, 2),
  });
  const {now} = world;
  kms.aliases[name] = {name, keyId: key.id, createdAt: now, updatedAt: now};
  return key;
}

/** Refuses a change of a key that AWS manages: its key policy lets nobody make one. */
export function requireCustomerManaged(call: Call, key: Key, operation: string): void {
  if (key.manager === 'CUSTOMER') return;
  throw deniedByKeyPolicy(call, operation, key.arn);
}
