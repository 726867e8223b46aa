/** The unit, wire, engine and frame tests together. */
import path from 'node:path';
import type {Figure} from '../figure.ts';
import {root} from '../ground.ts';
import {runNode} from '../process.ts';

const mostSeconds = 60;

/** All tests but those that start processes of their own. Rejects where one of them fails. */
export async function testsTime(): Promise<readonly Figure[]> {
  const {PATH = '', HOME = ''} = process.env;
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const apart = ['e2e', 'peers'].flatMap((folder) => ['--exclude', `test/${folder}/**`]);
  const args = [vitest, 'run', '--root', root, '--reporter', 'dot', ...apart];
  const finished = await runNode(args, {PATH, HOME}).catch((cause: unknown) => {
    throw new Error('the tests do not pass; npm test shows which', {cause});
  });
  return [
    {
      what: 'unit, wire, engine and frame tests',
      unit: 's',
      measured: finished.milliseconds / 1000,
      budget: mostSeconds,
    },
  ];
}
