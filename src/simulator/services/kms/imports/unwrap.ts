/** Unwrapping key material by the algorithms that KMS takes for symmetric keys. */
import {constants, createDecipheriv, type KeyObject, privateDecrypt} from 'node:crypto';

/** The algorithms that are served. */
export type WrappingAlgorithm =
  | 'RSAES_OAEP_SHA_1'
  | 'RSAES_OAEP_SHA_256'
  | 'RSA_AES_KEY_WRAP_SHA_1'
  | 'RSA_AES_KEY_WRAP_SHA_256';

const hashes: {readonly [Algorithm in WrappingAlgorithm]: string} = {
  RSAES_OAEP_SHA_1: 'sha1',
  RSAES_OAEP_SHA_256: 'sha256',
  RSA_AES_KEY_WRAP_SHA_1: 'sha1',
  RSA_AES_KEY_WRAP_SHA_256: 'sha256',
};

/** Is that an algorithm that is served? */
export function isServed(algorithm: string): algorithm is WrappingAlgorithm {
  return Object.hasOwn(hashes, algorithm);
}

/** RFC 5649's initial value for AES key wrap with padding. */
const paddedWrap = Buffer.from('a65959a6', 'hex');

/** The key material; undefined where it was not wrapped with this key and algorithm. */
export function unwrap(
  key: KeyObject,
  algorithm: WrappingAlgorithm,
  wrapped: Uint8Array,
): Buffer | undefined {
  try {
    if (algorithm.startsWith('RSAES')) return open(key, algorithm, wrapped);
    // An AES key under RSA, then the key material under that AES key.
    const length = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
    const inner = open(key, algorithm, wrapped.subarray(0, length));
    const cipher = `id-aes${inner.length * 8}-wrap-pad`;
    const opening = createDecipheriv(cipher, inner, paddedWrap);
    return Buffer.concat([opening.update(wrapped.subarray(length)), opening.final()]);
  } catch {
    // Whatever does not unwrap has one answer, whichever of its layers was wrong.
    return undefined;
  }
}

function open(key: KeyObject, algorithm: WrappingAlgorithm, wrapped: Uint8Array): Buffer {
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  return privateDecrypt({key, padding, oaepHash: hashes[algorithm]}, wrapped);
}
