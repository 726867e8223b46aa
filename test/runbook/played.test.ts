/** The shipped runbooks played step by step: recommended answers, and the wrong ones scenarios name. */
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {diagnose} from '../../src/causes/diagnose.ts';
import {causes} from '../../src/causes/registry.ts';
import {stepsOf, stepsThatRan} from '../../src/engine/rehearsal/coverage.ts';
import {playsOf, playThrough} from '../../src/engine/rehearsal/play-through.ts';
import {computations} from '../../src/remedies/computations.ts';
import {loadRunbooks} from '../../src/runbook/library.ts';
import {causeIds, type Library} from '../../src/runbook/runbook.ts';
import {listScenarios} from '../../src/simulator/simulator.ts';
import {temporaryFolder} from '../support/folder.ts';
import {shippedFolder} from './shipped.ts';

const scenarios = path.join(shippedFolder, 'scenarios');
const library: Library = await loadRunbooks([shippedFolder]);
const ids = (await listScenarios(scenarios)).map(({id}) => id);
const ran = new Set<string>();
const parts = {runbooks: library, computations, diagnose, scenarios, version: 'test'};

describe.each(ids)('%s', async (id) => {
  const plays = await playsOf(scenarios, id);

  it.each(plays)('$says', async (play) => {
    const stage = {...parts, state: temporaryFolder()};
    const {closed, entries} = await playThrough(play, stage);
    const {ends = closed.outcome} = play;
    expect(closed.outcome, closed.summary).toBe(ends);
    // With the recommended answers the database is back, or somebody was told: never less.
    if (play.ends === undefined) {
      expect(['recovered', 'handed-over', 'nothing-to-do']).toContain(closed.outcome);
    }
    for (const {runbook, step} of stepsThatRan(entries, library)) ran.add(`${runbook} ${step}`);
  });
});

describe('coverage', () => {
  it.each(Array.from(library.keys()))('every step of %s ran', (runbook) => {
    const missing = stepsOf(library, runbook).filter((step) => !ran.has(`${runbook} ${step}`));
    expect(missing).toEqual([]);
  });

  it('has a runbook for every cause, and every cause has a runbook', () => {
    const served = new Set(Array.from(library.values()).flatMap(({serves}) => serves));
    expect([...served].sort()).toEqual([...causeIds].sort());
    expect(causes).toHaveLength(causeIds.length);
  });
});
