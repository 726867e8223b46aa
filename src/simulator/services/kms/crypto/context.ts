/** The encryption context: pairs that are bound to a ciphertext, whatever their order. */

/** Pairs as a request carries them. */
export type EncryptionContext = {readonly [name: string]: string};

/** The context as bytes that are the same for the same pairs in any order. */
export function contextBytes(context: EncryptionContext | undefined): Buffer {
  const pairs = Object.entries(context ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify(pairs));
}
