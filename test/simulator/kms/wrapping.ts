/** Wrapping key material outside AWS, with the public key that KMS gave. */
import {constants, createCipheriv, createPublicKey, publicEncrypt, randomBytes} from 'node:crypto';

/** What an operator does outside AWS: wrap the material from the safe with the public key. */
export function wrapped(
  bytes: Uint8Array,
  publicKey: Uint8Array | undefined,
  algorithm: string,
): Buffer {
  const key = createPublicKey({
    key: Buffer.from(publicKey ?? []),
    format: 'der',
    type: 'spki',
  });
  const oaepHash = algorithm.endsWith('SHA_1') ? 'sha1' : 'sha256';
  const rsa = (text: Uint8Array): Buffer =>
    publicEncrypt({key, oaepHash, padding: constants.RSA_PKCS1_OAEP_PADDING}, text);
  if (algorithm.startsWith('RSAES')) return rsa(bytes);
  const inner = randomBytes(32);
  const wrapping = createCipheriv('id-aes256-wrap-pad', inner, Buffer.from('a65959a6', 'hex'));
  return Buffer.concat([rsa(inner), wrapping.update(bytes), wrapping.final()]);
}
