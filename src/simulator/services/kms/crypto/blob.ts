/** The ciphertext blob: which key and key material made it, in front of what AES-GCM made. */

/** What a ciphertext says about itself. No Region: related multi-Region keys share ciphertexts. */
export type Blob = {
  readonly accountId: string;
  readonly keyId: string;
  readonly materialId: string;
  readonly iv: Buffer;
  readonly tag: Buffer;
  readonly sealed: Buffer;
};

// A layout of our own: AWS's is not published, and nothing may depend on it.
const version = 1;
const sizes = {version: 1, kind: 1, account: 6, key: 16, material: 32, iv: 12, tag: 16};
const multiRegion = 1;

/** The bytes that stand before the sealed part, up to and without the tag; they are authenticated. */
export function headerOf(blob: Omit<Blob, 'tag' | 'sealed'>): Buffer {
  const isMultiRegion = blob.keyId.startsWith('mrk-');
  const account = Buffer.alloc(sizes.account);
  account.writeUIntBE(Number(blob.accountId), 0, sizes.account);
  return Buffer.concat([
    Buffer.from([version, isMultiRegion ? multiRegion : 0]),
    account,
    Buffer.from(blob.keyId.replace(/^mrk-|-/g, ''), 'hex'),
    Buffer.from(blob.materialId, 'hex'),
    blob.iv,
  ]);
}

/** A blob as bytes. */
export function writeBlob(blob: Blob): Uint8Array {
  return new Uint8Array(Buffer.concat([headerOf(blob), blob.tag, blob.sealed]));
}

/** The blob of these bytes; undefined where they are none. */
export function readBlob(bytes: Uint8Array): Blob | undefined {
  const least = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  if (bytes.length < least || bytes[0] !== version) return undefined;
  let at = sizes.version + sizes.kind;
  const take = (size: number): Buffer => {
    at += size;
    return Buffer.from(bytes.subarray(at - size, at));
  };
  const accountId = String(take(sizes.account).readUIntBE(0, sizes.account)).padStart(12, '0');
  const keyId = keyIdOf(take(sizes.key).toString('hex'), bytes[1] === multiRegion);
  const materialId = take(sizes.material).toString('hex');
  const iv = take(sizes.iv);
  const tag = take(sizes.tag);
  return {accountId, keyId, materialId, iv, tag, sealed: Buffer.from(bytes.subarray(at))};
}

function keyIdOf(hex: string, isMultiRegion: boolean): string {
  if (isMultiRegion) return `mrk-${hex}`;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
