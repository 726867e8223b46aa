/** A clock that jumps back must not make a story run backwards. */
import path from 'node:path';
import {expect, test} from 'vitest';
import {Journal} from '../../../src/engine/journal/journal.ts';
import {LiveSession} from '../../../src/engine/live-session.ts';
import {temporaryFolder} from '../../support/folder.ts';

test('entries keep their order in time, and wall says what the clock said', () => {
  const times = ['02:14:19', '02:14:25', '01:14:26', '01:14:30', '02:15:00'].map((time) =>
    Date.parse(`2026-03-02T${time}Z`),
  );
  let now = 0;
  const clock = {now: () => times[now] ?? 0, sleep: async () => undefined};
  const journal = Journal.create(path.join(temporaryFolder(), 'night'), 'night');
  const live = new LiveSession(journal, clock, clock.now);
  for (now = 0; now < times.length; now += 1) {
    live.append({type: 'noted', text: `note ${now}`, by: 'mara'});
  }
  live.close();
  const {entries} = live.view();
  expect(entries.map(({at}) => at.slice(11, 19))).toEqual([
    '02:14:19',
    '02:14:25',
    '02:14:25',
    '02:14:25',
    '02:15:00',
  ]);
  expect(entries.map(({wall}) => wall?.slice(11, 19))).toEqual([
    undefined,
    undefined,
    '01:14:26',
    '01:14:30',
    undefined,
  ]);
});
