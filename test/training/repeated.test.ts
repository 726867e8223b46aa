/** `train LESSON --answers recommended --json`: full score, and the same bytes however often and whenever it runs. */
import fs from 'node:fs';
import path from 'node:path';
import {afterEach, expect, test, vi} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {lessons} from '../support/lesson.ts';
import {writeMinutes} from '../support/lesson-minutes.ts';
import {withOneId} from '../support/one-id.ts';
import {printedBy} from '../support/program.ts';

const printed = (args: readonly string[], home: string) => printedBy(args, {LATCHKEY_HOME: home});

/** Today as the machine has it: no lesson may hang on it. A leap day's last second is the worst. */
const todays = ['2024-02-29T23:59:59.900Z', '2026-03-02T02:14:19Z', '2031-12-31T12:00:00Z'];

afterEach(() => {
  vi.useRealTimers();
});

/** The rows of the two paths in a debrief. */
function pathRows(markdown: string): readonly (readonly string[])[] {
  const rows = markdown.split('\n').filter((line) => /^\| (\d\d:\d\d|–) \|/.test(line));
  expect(rows.length).toBeGreaterThan(1);
  return rows.map((row) => row.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$/g, '')));
}

test.each(lessons.map(({id}) => id))('%s', {timeout: 120_000}, async (id) => {
  const [home, runs]: [string, string[]] = [temporaryFolder(), []];
  for (const today of todays) {
    vi.useFakeTimers({toFake: ['Date'], now: new Date(today)});
    runs.push(await printed(['train', id, '--answers', 'recommended', '--json'], home));
  }
  expect(new Set(runs).size).toBe(3);
  expect(new Set(runs.map(withOneId)).size).toBe(1);
  const score = JSON.parse(runs[0]?.trimEnd().split('\n').at(-1) ?? '');
  expect(score).toMatchObject({lesson: id, solved: true, points: 100, safety: 'kept'});
  const [session = ''] = fs.readdirSync(path.join(home, 'sessions'));
  const rows = pathRows(await printed(['train', 'report', session], home));
  // A move that the program cannot see made has no time; every other one is made, and then.
  const timed = rows.filter(([, , referenceAt]) => referenceAt !== '–');
  expect(timed.length).toBeGreaterThan(1);
  const wrong = timed.flatMap(([at = '', , said = '', words = '']) =>
    at === said ? [] : [{words, at, said}],
  );
  if (process.env.UPDATE_LESSONS && wrong.length > 0) writeMinutes(id, wrong);
  else expect(wrong, 'UPDATE_LESSONS=1 writes the minutes of the reference path').toEqual([]);
});
