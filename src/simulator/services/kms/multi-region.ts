/** Related multi-Region keys: one key ID and one key material in several Regions of an account. */
import type {Key} from '../../world/keys.ts';
import {type Accounts, member} from '../../world/world.ts';

/** The primary and its replicas, the key itself included, in the order of their Regions. */
export function relatedKeys(accounts: Accounts, key: Key): Key[] {
  if (!key.isMultiRegion) return [key];
  const regions = Object.values(member(accounts, key.accountId)?.regions ?? {});
  return regions
    .flatMap(({kms}) => member(kms.keys, key.id) ?? [])
    .sort((a, b) => (a.region < b.region ? -1 : 1));
}

/** True for a key that can be replicated. */
export function isPrimary(key: Key): boolean {
  return key.isMultiRegion && key.primaryRegion === key.region;
}

/** Replicas that still exist, in whatever state: a primary waits for them before it is deleted. */
export function replicasOf(accounts: Accounts, primary: Key): Key[] {
  return relatedKeys(accounts, primary).filter((key) => key.region !== primary.region);
}
