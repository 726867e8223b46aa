/** The unit, wire, engine and frame tests together. */

import path from 'node:path';
import type {Figure} from '../figure.ts';
import {root} from '../ground.ts';
import {runNode} from '../process.ts';

const mostSeconds = 60;

/** All tests but those that start processes of their own. */
export async function testsTime(): Promise<readonly Figure[]> {
  const {PATH = '', HOME = ''} = process.env;
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const args = ['run', '--root', root, '--exclude', 'test/e2e/**', '--exclude', 'test/peers/**'];
  const {milliseconds} = await runNode([vitest, ...args], {PATH, HOME});
  return [
    {
      what: 'unit, wire, engine and frame tests',
      unit: 's',
      measured: milliseconds / 1000,
      budget: mostSeconds,
    },
  ];
}
