/** Can RDS use a key for one database? Key state first, then the policies and the grant of RDS. */
import {keyWorks} from '../services/kms/key-health.ts';
import type {Key} from '../world/keys.ts';
import {arnParts} from '../world/names.ts';
import {type Accounts, member, type Place, type World} from '../world/world.ts';
import type {KeyHolder} from './dependents.ts';
import {contextOf} from './grant-context.ts';
import {rdsMayUseKey} from './service-access.ts';

/** The key behind an ARN, in whatever account it lives; undefined where it does not exist. */
export function keyByArn(accounts: Accounts, arn: string): Key | undefined {
  const parts = arnParts(arn);
  if (!parts) return undefined;
  const account = member(accounts, parts.accountId);
  const region = account && member(account.regions, parts.region);
  return region && member(region.kms.keys, parts.resource.replace(/^key\//, ''));
}

/** True where the key exists and works: its state, its store, its external key. */
export function isKeyUsable(accounts: Accounts, arn: string | undefined): boolean {
  if (arn === undefined) return true;
  const key = keyByArn(accounts, arn);
  return key !== undefined && keyWorks(accounts, key);
}

/** True where RDS can use the database's key: it is enabled, and nothing takes RDS its right. */
export function canUseKey(
  world: World,
  place: Place,
  holder: Pick<KeyHolder, 'keyArn' | 'resourceId'>,
): boolean {
  if (holder.keyArn === undefined) return true;
  const key = keyByArn(world.accounts, holder.keyArn);
  if (!key || !keyWorks(world.accounts, key)) return false;
  return rdsMayUseKey(world, place, key, holder.resourceId);
}

/** True where a grant is constrained to this database (facts/aws.md §2.7). */
export function hasGrantFor(key: Key, resourceId: string): boolean {
  const name = contextOf(resourceId);
  return key.grants.some((grant) => grant.encryptionContextSubset?.[name] === resourceId);
}
