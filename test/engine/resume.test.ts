/** `kill -9` between any two journal entries: the same end, and no change sent twice. */
import {expect, test} from 'vitest';
import {cutsOf, resumeFrom, withoutReads} from '../support/cuts.ts';
import {performed} from '../support/rehearsal.ts';

test('key-disabled, cut after every entry, ends as the uninterrupted run does', async () => {
  const {whole, cuts: all} = await cutsOf('key-disabled');
  expect(all.length).toBeGreaterThan(50);
  // One read is like the next: every sixth stands for its neighbours, all of them with test:crash.
  const others = new Set(withoutReads(all));
  const cuts = all.filter(
    (cut, index) => process.env.LATCHKEY_ALL_CUTS || others.has(cut) || index % 6 === 0,
  );
  for (const cut of cuts) {
    const resumed = await resumeFrom(whole.id, cut);
    const where = `cut after entry ${cut.entry.seq}, ${cut.entry.type}`;
    expect([where, resumed.closed.outcome]).toEqual([where, 'recovered']);
    expect([where, performed(resumed.entries)]).toEqual([where, performed(whole.entries)]);
  }
}, 180_000);
