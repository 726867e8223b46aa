/** A clock that jumps back, a folder that is slow: the story runs on, and the journal says so once. */
import fs from 'node:fs';
import path from 'node:path';
import {afterEach, expect, test, vi} from 'vitest';
import type {Entry} from '../../../src/core/entry.ts';
import {Journal} from '../../../src/engine/journal/journal.ts';
import {LiveSession} from '../../../src/engine/live-session.ts';
import {temporaryFolder} from '../../support/folder.ts';

const {fsyncSync} = fs;

afterEach(() => {
  fs.fsyncSync = fsyncSync;
  vi.restoreAllMocks();
});

/** A session whose clock shows these times, one for each note. */
function noted(clockTimes: readonly string[], isDurable = false): readonly Entry[] {
  const times = clockTimes.map((time) => Date.parse(`2026-03-02T${time}Z`));
  let now = 0;
  const clock = {now: () => times[now] ?? 0, sleep: async () => undefined};
  const journal = Journal.create(path.join(temporaryFolder(), 'night'), 'night');
  const live = new LiveSession(journal, clock, clock.now);
  for (now = 0; now < times.length; now += 1) {
    live.append({type: 'noted', text: `note ${now}`, by: 'mara'}, isDurable);
  }
  live.close();
  return live.view().entries;
}

const told = (entries: readonly Entry[]) =>
  entries.map((entry) => [
    entry.at.slice(11, 19),
    entry.wall?.slice(11, 19),
    entry.type === 'noted' && entry.by === 'mara' ? entry.text : 'remark',
  ]);

test('entries keep their order in time, wall says what the clock said, a remark says it once', () => {
  const entries = noted(['02:14:19', '02:14:25', '01:14:26', '01:14:30', '02:15:00', '02:14:59']);
  expect(told(entries)).toEqual([
    ['02:14:19', undefined, 'note 0'],
    ['02:14:25', undefined, 'note 1'],
    ['02:14:25', '01:14:26', 'remark'],
    ['02:14:25', '01:14:26', 'note 2'],
    ['02:14:25', '01:14:30', 'note 3'],
    ['02:15:00', undefined, 'note 4'],
    // A second is what a clock is corrected by.
    ['02:15:00', '02:14:59', 'note 5'],
  ]);
  expect(entries[2]).toMatchObject({
    by: 'Latchkey',
    text: expect.stringMatching(/^The clock went back by 59 min 59 s\. Entries keep their order/),
  });
});

test('a clock that jumps back again is remarked again', () => {
  const entries = noted(['02:14:00', '01:14:00', '02:14:30', '01:50:00']);
  expect(told(entries).map(([, , text]) => text)).toEqual([
    'note 0',
    'remark',
    'note 1',
    'note 2',
    'remark',
    'note 3',
  ]);
});

test('a slow folder is remarked once, after the entry is on its disk', () => {
  let ahead = 0;
  const {now} = performance;
  vi.spyOn(performance, 'now').mockImplementation(() => now.call(performance) + ahead);
  fs.fsyncSync = (handle) => {
    fsyncSync(handle);
    ahead += 7000;
  };
  const entries = noted(['02:14:19', '02:14:25', '02:14:31'], true);
  expect(entries.map((entry) => entry.type === 'noted' && entry.text)).toEqual([
    'note 0',
    expect.stringMatching(
      /^Writing one entry took 7 s: .*night is slow\. No change is sent before its intent is written/,
    ),
    'note 1',
    'note 2',
  ]);
});
