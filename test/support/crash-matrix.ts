/**
 * The crash matrix: scenarios, crashed at every entry, in every way. The session goes on to the same
 * end, and AWS was asked for no change twice. `npm test` plays a sample, `npm run test:crash` all.
 */
import {fileURLToPath} from 'node:url';
import {afterAll, expect, test} from 'vitest';
import {listScenarios} from '../../src/simulator/simulator.ts';
import {type Crash, type Crashed, carriedOut, crashesOf, resumeFrom} from './crashes.ts';
import {performed} from './rehearsal.ts';

const isWhole = process.env.LATCHKEY_ALL_CUTS === '1';
const folder = fileURLToPath(new URL('../../runbooks/scenarios', import.meta.url));

/** Cuts of a scenario, the different states that they leave on the disk, and which ended wrongly. */
type Count = {readonly scenario: string; readonly cuts: number; readonly states: number};

/** Registers the tests of the sample, or of every second scenario where all are asked for. */
export async function crashMatrix(half: 0 | 1, sample: readonly string[]): Promise<void> {
  const all = (await listScenarios(folder)).map(({id}) => id);
  const scenarios = isWhole ? all.filter((_, index) => index % 2 === half) : sample;
  const counts: Count[] = [];
  let failures = 0;

  test.each(scenarios)(
    '%s ends as the uninterrupted run does, whatever happens on the way',
    async (scenario) => {
      const crashed = await crashesOf(scenario);
      const crashes = isWhole ? crashed.crashes : sampleOf(crashed.crashes);
      const states = statesOf(crashes);
      counts.push({scenario, cuts: crashes.length, states: states.length});
      const wrong: unknown[] = [];
      for (const same of states) {
        const fault = await faultAfter(same, crashed);
        if (fault) wrong.push([same.map(({kind, entry}) => `${kind} ${entry.seq}`), fault]);
        if (fault) failures += same.length;
      }
      expect(wrong).toEqual([]);
      // Three ways at every entry; the last one is on the disk in two of them: nothing is cut.
      expect(crashed.crashes.length).toBe(3 * crashed.whole.entries.length - 2);
      expect(new Set(crashes.map(({kind}) => kind)).size).toBe(3);
    },
    isWhole ? 1_200_000 : 120_000,
  );

  afterAll(() => {
    if (!isWhole) return;
    const cuts = counts.reduce((sum, each) => sum + each.cuts, 0);
    const states = counts.reduce((sum, each) => sum + each.states, 0);
    const lines = counts.map(
      (each) => `  ${each.scenario}: ${each.cuts} cuts, ${each.states} states`,
    );
    const total = `crash matrix: ${counts.length} scenarios, ${cuts} cuts (${states} states of the disk), ${failures} failures`;
    process.stdout.write(`${[...lines, total].join('\n')}\n`);
  });
}

/** Around every change each cut, the first of each kind of entry, elsewhere one in ninety. */
function sampleOf(crashes: readonly Crash[]): readonly Crash[] {
  const seen = new Set<string>();
  return crashes.filter(({kind, entry}, index) => {
    const isFirst = !seen.has(`${kind} ${entry.type}`);
    seen.add(`${kind} ${entry.type}`);
    const isChange = entry.type === 'called' && entry.mode === 'change';
    return isFirst || isChange || entry.type === 'intended' || index % 90 === 0;
  });
}

/** Crashes that leave the same bytes on the disk are one state: going on from it is the same. */
function statesOf(crashes: readonly Crash[]): readonly (readonly Crash[])[] {
  const worlds = new Map<string, number>();
  const states = new Map<string, Crash[]>();
  for (const crash of crashes) {
    const {bytes, head, world} = crash.disk;
    if (!worlds.has(world)) worlds.set(world, worlds.size);
    const state = JSON.stringify([bytes, head, worlds.get(world)]);
    states.set(state, [...(states.get(state) ?? []), crash]);
  }
  return [...states.values()];
}

/** What is wrong about going on from a state of the disk; undefined where nothing is. */
async function faultAfter(same: readonly Crash[], crashed: Crashed): Promise<unknown> {
  const [crash] = same;
  if (!crash) return 'There is no crash.';
  const {whole} = crashed;
  if (crash.disk.bytes === 0) {
    // Without a first entry there is no session to go on with: nothing may have been sent before.
    const last = Math.max(...same.map(({entry}) => entry.seq));
    return whole.entries.slice(0, last).find(({type}) => type === 'intended');
  }
  const resumed = await resumeFrom(crashed, crash);
  const end = [resumed.closed.outcome, carriedOut(resumed)];
  if (JSON.stringify(end) !== JSON.stringify([whole.closed.outcome, carriedOut(whole)])) return end;
  // Where nothing but the process was lost, the journal tells the same too.
  const told = performed(resumed.entries);
  const isTold = JSON.stringify(told) === JSON.stringify(performed(whole.entries));
  return same.some(({kind}) => kind === 'kill') && !isTold ? told : undefined;
}
