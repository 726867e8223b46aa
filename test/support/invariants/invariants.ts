/** What holds in every world, whatever was called: a world that breaks one contradicts itself. */
import type {World} from '../../../src/simulator/world/world.ts';
import {backupFlaws} from './backup.ts';
import {clockFlaws} from './clock.ts';
import {clusterFlaws} from './clusters.ts';
import {instanceFlaws} from './instances.ts';
import {keyFlaws} from './keys.ts';
import {lockFlaws} from './locks.ts';
import {nameFlaws} from './names.ts';

/** Every contradiction of the world, as a sentence; none where it holds together. */
export function invariantsOf(world: World): string[] {
  return [
    ...clockFlaws(world),
    ...keyFlaws(world),
    ...nameFlaws(world),
    ...instanceFlaws(world),
    ...clusterFlaws(world),
    ...lockFlaws(world),
    ...backupFlaws(world),
  ];
}
