/**
 * Every scenario × every change × every way it can go wrong, once and every time: the session ends
 * recovered or stopped with a true sentence, and no change is sent twice without its check.
 * `.ci/run` plays a sample, `npm run test:failures` all of them: 42 scenarios, some 1,900 cells, about
 * 20 minutes of processor time. `npm run test:failures -- -t key-disabled` plays those of one scenario.
 */
import {afterAll, expect, test} from 'vitest';
import {scenarioIds} from '../../support/scenarios.ts';
import {complaints} from './judge.ts';
import {failures} from './kinds.ts';
import {type Cell, changesOf, play} from './play.ts';

const isWhole = process.env.LATCHKEY_ALL_FAILURES === '1';
const few = ['grant-missing', 'key-disabled', 'key-pending-deletion', 'policy-denies'];
const sampleEvery = 11;

const ends = new Map<string, number>();
let played = 0;
let wrong = 0;

afterAll(() => {
  const words = [...ends].map(([end, count]) => `${count} ${end}`).join(', ');
  process.stdout.write(`failure matrix: ${played} cells: ${words}; ${wrong} wrong\n`);
});

/** Every cell of a scenario: the changes are those that its whole run sends. */
async function cellsOf(scenario: string): Promise<readonly Cell[]> {
  const calls = changesOf(await play(scenario));
  return calls.flatMap((call) =>
    failures.flatMap((failure) =>
      [1, undefined].map((times): Cell => ({scenario, call, failure, times})),
    ),
  );
}

test.each(isWhole ? scenarioIds : few)(
  '%s: whatever goes wrong with a change',
  async (scenario) => {
    const cells = await cellsOf(scenario);
    // Each scenario of the sample takes other cells.
    const offset = few.indexOf(scenario);
    const sample = cells.filter((_, index) => isWhole || (index + offset) % sampleEvery === 0);
    const found: unknown[] = [];
    for (const cell of sample) {
      const run = await play(scenario, cell);
      const said = complaints(run, cell);
      played += 1;
      ends.set(run.closed.outcome, (ends.get(run.closed.outcome) ?? 0) + 1);
      if (said.length === 0) continue;
      wrong += 1;
      const {call, failure, times} = cell;
      found.push([call, failure.name, times ?? 'every time', run.closed, ...said]);
    }
    expect(found).toEqual([]);
  },
  // A restore has a hundred cells of some seconds each, on a machine that may be busy.
  isWhole ? 1_800_000 : 240_000,
);
