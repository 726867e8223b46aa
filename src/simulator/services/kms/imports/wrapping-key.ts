/** The RSA key pair that wraps key material on its way in: made from the vault, one for each token. */
import {createPrivateKey, createPublicKey, type KeyObject} from 'node:crypto';
import {secretFor} from '../../../world/vault.ts';
import type {World} from '../../../world/world.ts';
import {exponent, primeFrom} from './primes.ts';

/** Modulus lengths that KMS offers. */
export const wrappingBits = {RSA_2048: 2048, RSA_3072: 3072, RSA_4096: 4096} as const;

/** A spec that is served; SM2 exists in China only. */
export type WrappingSpec = keyof typeof wrappingBits;

// Making a pair costs a tenth of a second, and an import asks for the one its parameters asked for.
const remembered = new Map<string, KeyObject>();
const mostRemembered = 8;

/** The private key of a wrapping key; `serial` is the one in its import token. */
export function wrappingKey(world: World, serial: string, spec: WrappingSpec): KeyObject {
  const seed = secretFor(world, `wrapping key ${serial} ${spec}`, 32).toString('hex');
  const found = remembered.get(seed);
  if (found) return found;
  const [oldest] = remembered.keys();
  if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
  const key = pairFrom(seed, wrappingBits[spec]);
  remembered.set(seed, key);
  return key;
}

/** Its public half in the form that GetParametersForImport gives: DER, SubjectPublicKeyInfo. */
export function publicBytes(key: KeyObject): Uint8Array {
  return new Uint8Array(createPublicKey(key).export({format: 'der', type: 'spki'}));
}

function pairFrom(seed: string, bits: number): KeyObject {
  const p = primeFrom(`${seed} p`, bits / 2);
  const q = primeFrom(`${seed} q`, bits / 2);
  const d = inverse(exponent, (p - 1n) * (q - 1n));
  const numbers = {
    n: p * q,
    e: exponent,
    d,
    p,
    q,
    dp: d % (p - 1n),
    dq: d % (q - 1n),
    qi: inverse(q % p, p),
  };
  const members = Object.entries(numbers).map(([name, number]) => [name, base64(number)]);
  return createPrivateKey({key: {kty: 'RSA', ...Object.fromEntries(members)}, format: 'jwk'});
}

function base64(number: bigint): string {
  const hex = number.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}

/** The number that gives 1 with `value` modulo `modulus`: Euclid's extended algorithm. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [remainder, next] = [modulus, value];
  let [factor, nextFactor] = [0n, 1n];
  while (next !== 0n) {
    const quotient = remainder / next;
    [remainder, next] = [next, remainder - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  return factor < 0n ? factor + modulus : factor;
}
