/** The vault: secrets that follow from the world's own and are made only when they are needed. */
import {createHash, hkdfSync} from 'node:crypto';
import type {World} from './world.ts';

/** The vault's secret of a seed: the same seed gives the same key material on every machine. */
export function vaultOf(seed: number): string {
  return createHash('sha256').update(`vault ${seed}`).digest('hex');
}

/** So many secret bytes for one purpose; different purposes have nothing in common. */
export function secretFor(world: Pick<World, 'vault'>, purpose: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', world.vault, '', purpose, length));
}
