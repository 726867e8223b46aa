/** `kill -9` between any two journal entries: the same end, and no change sent twice. */
import {expect, test} from 'vitest';
import {cutsOf, resumeFrom} from '../support/cuts.ts';
import {performed} from '../support/rehearsal.ts';

test('key-disabled, cut after every entry, ends as the uninterrupted run does', async () => {
  const {whole, cuts} = await cutsOf('key-disabled');
  expect(cuts.length).toBeGreaterThan(50);
  for (const cut of cuts) {
    const resumed = await resumeFrom(whole.id, cut);
    const where = `cut after entry ${cut.entry.seq}, ${cut.entry.type}`;
    expect([where, resumed.closed.outcome]).toEqual([where, 'recovered']);
    expect([where, performed(resumed.entries)]).toEqual([where, performed(whole.entries)]);
  }
}, 180_000);
