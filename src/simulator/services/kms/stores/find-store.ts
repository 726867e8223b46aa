/** From a custom key store's ID or name to the store. */
import {AwsError} from '../../../wire/aws-error.ts';
import type {KeyStore} from '../../../world/key-stores.ts';
import {member} from '../../../world/world.ts';
import type {Call} from '../../call.ts';

/** The store of that ID in the call's account and Region. */
export function findStore(call: Call, id: string | undefined): KeyStore {
  const store = member(call.here.kms.stores, id ?? '');
  if (store) return store;
  throw notFound();
}

/** The store of that name. */
export function findStoreNamed(call: Call, name: string): KeyStore {
  const store = Object.values(call.here.kms.stores).find((candidate) => candidate.name === name);
  if (store) return store;
  throw notFound();
}

/** The refusal of a call that the store's connection state does not allow. Its words are not known. */
export function wrongState(store: KeyStore, operation: string): AwsError {
  const message = `${operation} is not valid for a custom key store that is ${store.state}.`;
  return new AwsError('CustomKeyStoreInvalidStateException', message);
}

function notFound(): AwsError {
  return new AwsError('CustomKeyStoreNotFoundException', '');
}
