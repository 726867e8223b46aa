/** Opening a ciphertext: the key that made it, whether or not the caller names it. */
import {AwsError} from '../../../wire/aws-error.ts';
import type {Key} from '../../../world/keys.ts';
import {keyArn} from '../../../world/names.ts';
import {member, regionOf} from '../../../world/world.ts';
import type {Call} from '../../call.ts';
import {findKeyOrAlias, keyOrAliasResource} from '../find-key.ts';
import {type Blob, readBlob} from './blob.ts';
import type {EncryptionContext} from './context.ts';
import {unseal} from './seal.ts';
import {requireUse} from './use.ts';

/** A ciphertext with the key that its caller means. */
export type Opening = {
  readonly bytes: Uint8Array | undefined;
  readonly keyId: string | undefined;
  readonly context: EncryptionContext | undefined;
  readonly operation: string;
};

/** What was opened; the key material's ID goes with it. */
export type Opened = {
  readonly key: Key;
  readonly plaintext: Uint8Array;
  readonly materialId: string;
};

/** ARN of the key that a call opens a ciphertext with: the named one, else the one that made it. */
export function openingResource(
  call: Call,
  {bytes, keyId}: Pick<Opening, 'bytes' | 'keyId'>,
): string {
  if (keyId !== undefined) return keyOrAliasResource(call, keyId);
  const blob = blobOf(bytes);
  return keyArn({accountId: blob.accountId, region: call.place.region}, blob.keyId);
}

/** The key of an opening, in a state to be used; throws what AWS answers where there is none. */
export function openingKey(call: Call, {bytes, keyId, operation}: Opening): Key {
  const key = keyId === undefined ? keyBehind(call, blobOf(bytes)) : findKeyOrAlias(call, keyId);
  requireUse(call, key, operation);
  return key;
}

/** Opens the ciphertext; throws InvalidCiphertextException without words, as recorded. */
export function open(call: Call, key: Key, {bytes, context}: Opening): Opened {
  const blob = blobOf(bytes);
  if (blob.keyId !== key.id || blob.accountId !== key.accountId) {
    // Recorded (facts/wire.md §6).
    const message =
      'The key ID in the request does not identify a CMK that can perform this operation.';
    throw new AwsError('IncorrectKeyException', message);
  }
  const plaintext = unseal(call.world, key, blob, context);
  if (!plaintext) throw new AwsError('InvalidCiphertextException', '');
  return {key, plaintext, materialId: blob.materialId};
}

function blobOf(bytes: Uint8Array | undefined): Blob {
  const blob = bytes && readBlob(bytes);
  if (!blob) throw new AwsError('InvalidCiphertextException', '');
  return blob;
}

/** Without a KeyId nobody is told whether the key was deleted (facts/wire.md §6, weaker sources). */
function keyBehind(call: Call, {accountId, keyId}: Blob): Key {
  const {kms} = regionOf(call.accounts, {accountId, region: call.place.region});
  const key = member(kms.keys, keyId);
  if (key) return key;
  const message =
    'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.';
  throw new AwsError('AccessDeniedException', message, 400);
}
