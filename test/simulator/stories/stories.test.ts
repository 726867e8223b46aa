/** Any story of calls and time: the world never contradicts itself, and saving it changes nothing. */
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {operationOf} from '../../../src/simulator/services/catalog.ts';
import {restoreSimulator} from '../../../src/simulator/simulator.ts';
import {invariantsOf} from '../../support/invariants/invariants.ts';
import {moves} from '../../support/stories/moves.ts';
import {makeMove, stories, storyAccount, worldOf} from '../../support/stories/play.ts';

describe('any story', () => {
  it('is drawn from many calls, all of them served', () => {
    const calls = moves.calls.flatMap((move) => ('call' in move ? [move.call] : []));
    expect(new Set(calls).size).toBeGreaterThan(30);
    expect(calls.filter((call) => operationOf(call) === undefined)).toEqual([]);
  });

  it('leaves a world that does not contradict itself, after each move', async () => {
    await fc.assert(
      fc.asyncProperty(stories(30), async (story) => {
        const simulator = storyAccount();
        let before = simulator.now();
        for (const move of story) {
          await makeMove(simulator, move);
          expect(invariantsOf(worldOf(simulator))).toEqual([]);
          expect(simulator.now()).toBeGreaterThanOrEqual(before);
          before = simulator.now();
        }
      }),
      {numRuns: 60, seed: 20260302},
    );
  });

  it('goes on the same when it was saved and loaded at any point', async () => {
    await fc.assert(
      fc.asyncProperty(stories(12), stories(12), async (before, after) => {
        const one = storyAccount();
        for (const move of before) await makeMove(one, move);
        const saved = one.save();
        const other = restoreSimulator(JSON.parse(JSON.stringify(saved)));
        expect(other.save()).toEqual(saved);
        for (const move of after) {
          expect(await makeMove(other, move)).toBe(await makeMove(one, move));
        }
        expect(other.save()).toEqual(one.save());
      }),
      {numRuns: 30, seed: 7},
    );
  });

  it('gives the same bytes when it is told again', async () => {
    await fc.assert(
      fc.asyncProperty(stories(20), async (story) => {
        const told = async () => {
          const simulator = storyAccount();
          const answers: string[] = [];
          for (const move of story) answers.push(await makeMove(simulator, move));
          return [...answers, JSON.stringify(simulator.save())];
        };
        expect(await told()).toEqual(await told());
      }),
      {numRuns: 15, seed: 11},
    );
  });
});
