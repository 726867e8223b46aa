/**
 * The crash matrix: scenarios, crashed at every entry, in every way. The session goes on to the same
 * end, and AWS was asked for no change twice. `npm test` plays a sample, `npm run test:crash` all.
 */
import {fileURLToPath} from 'node:url';
import {afterAll, expect, test} from 'vitest';
import {listScenarios} from '../../src/simulator/simulator.ts';
import {type Crash, type Crashed, carriedOut, crashesOf} from './crashes.ts';
import {performed} from './rehearsal.ts';
import {Resumptions} from './resumptions.ts';

const isWhole = process.env.LATCHKEY_ALL_CUTS === '1';
const folder = fileURLToPath(new URL('../../runbooks/scenarios', import.meta.url));

/** Cuts of a scenario, the different states that they leave on the disk, and which ended wrongly. */
type Count = {readonly cuts: number; readonly states: number; readonly failures: number};

/** Registers the tests of the sample, or of every second scenario where all are asked for. */
export async function crashMatrix(half: 0 | 1, sample: readonly string[]): Promise<void> {
  const all = (await listScenarios(folder)).map(({id}) => id);
  const scenarios = isWhole ? all.filter((_, index) => index % 2 === half) : sample;
  const counts: Count[] = [];

  test.each(scenarios)(
    '%s ends as the uninterrupted run does, whatever happens on the way',
    async (scenario) => {
      const began = performance.now();
      const crashed = await crashesOf(scenario);
      const crashes = isWhole ? crashed.crashes : sampleOf(crashed.crashes);
      const states = statesOf(crashes);
      const resumptions = new Resumptions(crashed);
      const wrong: {readonly cuts: readonly string[]; readonly fault: unknown}[] = [];
      // Later crashes first: they have the least to go, and earlier ones join them.
      for (const same of states.toReversed()) {
        const fault = await faultAfter(same, crashed, resumptions).catch(String);
        const cuts = same.map(({kind, entry}) => `${kind} ${entry.seq}`);
        if (fault !== undefined) wrong.push({cuts, fault});
      }
      const failures = wrong.reduce((sum, {cuts}) => sum + cuts.length, 0);
      counts.push({cuts: crashes.length, states: states.length, failures});
      const {played, joined} = resumptions.counts;
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      say(
        `${scenario}: ${crashes.length} cuts, ${states.length} states, ${played} played, ${joined} joined, ${failures} failures, ${seconds} s`,
      );
      expect(wrong).toEqual([]);
      // Three ways at every entry; the last one is on the disk in two of them: nothing is cut.
      expect(crashed.crashes.length).toBe(3 * crashed.whole.entries.length - 2);
      expect(new Set(crashes.map(({kind}) => kind)).size).toBe(3);
    },
    isWhole ? 1_200_000 : 120_000,
  );

  afterAll(() => {
    const sum = (what: keyof Count) => counts.reduce((total, each) => total + each[what], 0);
    const which = half === 0 ? 'first' : 'second';
    say(
      `crash matrix, ${which} half: ${counts.length} scenarios, ${sum('cuts')} cuts (${sum('states')} states of the disk), ${sum('failures')} failures`,
    );
  });
}

/** The whole takes a while: every scenario tells when it is through. */
function say(line: string): void {
  if (isWhole) process.stdout.write(`${line}\n`);
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
async function faultAfter(
  same: readonly Crash[],
  {whole}: Crashed,
  resumptions: Resumptions,
): Promise<unknown> {
  const [crash] = same;
  if (!crash) return 'There is no crash.';
  if (crash.disk.bytes === 0) {
    // Without a first entry there is no session to go on with: nothing may have been sent before.
    const last = Math.max(...same.map(({entry}) => entry.seq));
    return whole.entries.slice(0, last).find(({type}) => type === 'intended');
  }
  const end = await resumptions.endAfter(crash);
  const expected = {outcome: whole.closed.outcome, carriedOut: carriedOut(whole)};
  const {told, ...reached} = end;
  if (JSON.stringify(reached) !== JSON.stringify(expected)) return end;
  // Where nothing but the process was lost, the journal tells the same too.
  const isTold = JSON.stringify(told) === JSON.stringify(performed(whole.entries));
  return same.some(({kind}) => kind === 'kill') && !isTold ? told : undefined;
}
