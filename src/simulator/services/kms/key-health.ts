/** Does a key work? Its state first, then the custom key store behind it, then the external key. */

import type {KeyStore} from '../../world/key-stores.ts';
import {isUsableState, type Key, noteUsability} from '../../world/keys.ts';
import {type Accounts, member, regionOf} from '../../world/world.ts';

/** The custom key store that holds a key; undefined for a key in KMS's own store. */
export function storeOf(accounts: Accounts, key: Key): KeyStore | undefined {
  if (key.storeId === undefined) return undefined;
  return member(regionOf(accounts, key).kms.stores, key.storeId);
}

/** True where cryptographic operations with the key work. */
export function keyWorks(accounts: Accounts, key: Key): boolean {
  if (!isUsableState(key.state)) return false;
  if (key.storeId === undefined) return true;
  const store = storeOf(accounts, key);
  // CONNECTED does not mean healthy (facts/aws.md §4 C5, C6).
  return (
    store?.state === 'CONNECTED' &&
    store.trouble === undefined &&
    key.externalKeyProblem === undefined
  );
}

/** Remembers since when a key does not work, after something changed around it. */
export function noteHealth(accounts: Accounts, key: Key, now: number): void {
  noteUsability(key, keyWorks(accounts, key), now);
}
