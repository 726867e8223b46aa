/**
 * Every scenario, crashed at every entry, in every way: the session goes on to the same end, and AWS
 * was asked for no change twice. `npm test` plays a sample, `npm run test:crash` all of them.
 */
import fs from 'node:fs';
import {fileURLToPath} from 'node:url';
import {afterAll, expect, test} from 'vitest';
import {type Crash, carriedOut, crashesOf, resumeFrom} from '../support/crashes.ts';

const isWhole = process.env.LATCHKEY_ALL_CUTS === '1';
const scenarios = fs
  .readdirSync(fileURLToPath(new URL('../../runbooks/scenarios', import.meta.url)))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length));
const few = ['key-disabled', 'recoverable-window-passed'];

const counts = new Map<string, {cuts: number; failures: number}>();

afterAll(() => {
  const all = Array.from(counts.values());
  const sum = (pick: (each: (typeof all)[number]) => number) =>
    all.reduce((total, each) => total + pick(each), 0);
  for (const [scenario, {cuts, failures}] of counts) {
    process.stdout.write(`crash matrix: ${scenario}: ${cuts} cuts, ${failures} failures\n`);
  }
  process.stdout.write(
    `crash matrix: ${counts.size} scenarios, ${sum(({cuts}) => cuts)} cuts, ${sum(({failures}) => failures)} failures\n`,
  );
});

/** Around every change each cut, elsewhere one in forty. */
function sampleOf(crashes: readonly Crash[]): readonly Crash[] {
  if (isWhole) return crashes;
  return crashes.filter(
    ({entry}, index) => entry.type === 'intended' || entry.mode === 'change' || index % 40 === 0,
  );
}

test.each(isWhole ? scenarios : few)(
  '%s ends as the uninterrupted run does, whatever happens on the way',
  async (scenario) => {
    const {whole, crashes} = await crashesOf(scenario);
    const sample = sampleOf(crashes);
    const count = {cuts: sample.length, failures: 0};
    counts.set(scenario, count);
    const wrong: unknown[] = [];
    const good = [whole.closed.outcome, carriedOut(whole)];
    for (const crash of sample) {
      // Before its first entry is on the disk there is no session to go on with.
      if (crash.journal === '') {
        if (carriedOut(whole).length > 0 && crash.entry.seq > 1) wrong.push(crash.entry);
        continue;
      }
      const resumed = await resumeFrom(whole.id, crash);
      const end = [resumed.closed.outcome, carriedOut(resumed)];
      if (JSON.stringify(end) === JSON.stringify(good)) continue;
      wrong.push([crash.kind, crash.entry.seq, crash.entry.type, ...end]);
    }
    count.failures = wrong.length;
    expect(crashes.length).toBeGreaterThan(300);
    expect(new Set(sample.map(({kind}) => kind)).size).toBe(3);
    expect(wrong).toEqual([]);
  },
  isWhole ? 1_200_000 : 120_000,
);
