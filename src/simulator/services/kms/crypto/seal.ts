/** Sealing and opening under a KMS key: AES-256-GCM, with header and encryption context authenticated. */
import {createCipheriv, createDecipheriv, createHmac} from 'node:crypto';
import type {Key} from '../../../world/keys.ts';
import type {World} from '../../../world/world.ts';
import {type Blob, headerOf, writeBlob} from './blob.ts';
import {contextBytes, type EncryptionContext} from './context.ts';
import {materialBytes} from './material.ts';

const cipher = 'aes-256-gcm';

/**
 * The ciphertext of a text under the key's current material; undefined where that is missing.
 * `nonce` makes two ciphertexts of one text differ and is the same when a world is played again.
 */
export function seal(
  world: World,
  key: Key,
  plaintext: Uint8Array,
  context: EncryptionContext | undefined,
  nonce: string,
): Uint8Array | undefined {
  const material = materialBytes(world, key, key.materialId);
  if (!material) return undefined;
  // From the plaintext too, so that a nonce that comes twice does no harm.
  const iv = createHmac('sha256', material)
    .update(nonce)
    .update(plaintext)
    .digest()
    .subarray(0, 12);
  const about = {accountId: key.accountId, keyId: key.id, materialId: key.materialId, iv};
  const sealing = createCipheriv(cipher, material, iv);
  sealing.setAAD(Buffer.concat([headerOf(about), contextBytes(context)]));
  const sealed = Buffer.concat([sealing.update(plaintext), sealing.final()]);
  return writeBlob({...about, sealed, tag: sealing.getAuthTag()});
}

/** The plaintext; undefined where the blob or its context is not what was sealed. */
export function unseal(
  world: World,
  key: Key,
  blob: Blob,
  context: EncryptionContext | undefined,
): Uint8Array | undefined {
  const material = materialBytes(world, key, blob.materialId);
  if (!material) return undefined;
  const opening = createDecipheriv(cipher, material, blob.iv);
  opening.setAAD(Buffer.concat([headerOf(blob), contextBytes(context)]));
  opening.setAuthTag(blob.tag);
  const start = opening.update(blob.sealed);
  try {
    return new Uint8Array(Buffer.concat([start, opening.final()]));
  } catch {
    // Authentication failed: that is the answer, not a fault of ours.
    return undefined;
  }
}
