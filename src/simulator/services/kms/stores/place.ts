/** May a new key go into a custom key store? */
import type {CreateKeyCommandInput} from '@aws-sdk/client-kms';
import {AwsError} from '../../../wire/aws-error.ts';
import type {KeyOrigin} from '../../../world/keys.ts';
import type {Call} from '../../call.ts';
import {findStore, wrongState} from './find-store.ts';

/** Throws what AWS answers where the store is not connected, of another type, or the key is taken. */
export function requirePlaceInStore(
  call: Call,
  {CustomKeyStoreId: id, XksKeyId: externalKeyId}: CreateKeyCommandInput,
  origin: KeyOrigin,
): void {
  if (id === undefined) return;
  const store = findStore(call, id);
  if (store.type !== origin) {
    const message = `The custom key store ${id} has the type ${store.type}, and the key the origin ${origin}.`;
    throw new AwsError('UnsupportedOperationException', message);
  }
  if (store.state !== 'CONNECTED' || store.trouble) throw wrongState(store, 'CreateKey');
  const isTaken = Object.values(call.here.kms.keys).some(
    (key) => key.storeId === id && key.externalKeyId === externalKeyId,
  );
  if (externalKeyId !== undefined && isTaken) {
    throw new AwsError('XksKeyAlreadyInUseException', '');
  }
}
