/**
 * Prime numbers that follow from a seed. Node makes RSA keys from the machine's own chance only, and
 * a world that is played again must give the same bytes; so the search starts where the seed says.
 */
import {checkPrimeSync, hkdfSync} from 'node:crypto';

/** RSA's public exponent; a prime below must not be one more than a multiple of it. */
export const exponent = 65_537n;

const smallPrimes = sieve(20_000);

/** The first prime at or after a number of so many bits that follows from the seed. */
export function primeFrom(seed: string, bits: number): bigint {
  const bytes = Buffer.from(hkdfSync('sha256', seed, '', 'prime', bits / 8));
  // The two highest bits, so that a product of two has its full length; and an odd number.
  bytes[0] = (bytes[0] ?? 0) | 0xc0;
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) | 1;
  const start = BigInt(`0x${bytes.toString('hex')}`);
  const remainders = smallPrimes.map((prime) => Number(start % BigInt(prime)));
  for (let offset = 0; ; offset += 2) {
    if (hasSmallFactor(remainders, offset)) continue;
    const candidate = start + BigInt(offset);
    if ((candidate - 1n) % exponent !== 0n && isPrime(candidate)) return candidate;
  }
}

function hasSmallFactor(remainders: readonly number[], offset: number): boolean {
  return smallPrimes.some((prime, index) => ((remainders[index] ?? 0) + offset) % prime === 0);
}

/** One quick round turns almost every composite away; what is left is looked at thoroughly. */
function isPrime(candidate: bigint): boolean {
  return checkPrimeSync(candidate, {checks: 1}) && checkPrimeSync(candidate, {checks: 20});
}

function sieve(limit: number): number[] {
  const isComposite = new Uint8Array(limit);
  const primes: number[] = [];
  for (let number = 3; number < limit; number += 2) {
    if (isComposite[number]) continue;
    primes.push(number);
    for (let multiple = number * number; multiple < limit; multiple += 2 * number) {
      isComposite[multiple] = 1;
    }
  }
  return primes;
}
