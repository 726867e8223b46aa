/** `train LESSON --answers recommended --json`: full score, and the same bytes however often it runs. */
import fs from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {lessons} from '../support/lesson.ts';
import {withOneId} from '../support/one-id.ts';
import {printedBy} from '../support/program.ts';

const printed = (args: readonly string[], home: string) => printedBy(args, {LATCHKEY_HOME: home});

/** `02:14` in minutes; not a number where there is no time. */
function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return Number(hours) * 60 + Number(minutes);
}

/** The rows of the two paths in a debrief. */
function pathRows(markdown: string): readonly (readonly string[])[] {
  const rows = markdown.split('\n').filter((line) => /^\| (\d\d:\d\d|–) \|/.test(line));
  expect(rows.length).toBeGreaterThan(1);
  return rows.map((row) => row.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$/g, '')));
}

test.each(lessons.map(({id}) => id))('%s', {timeout: 120_000}, async (id) => {
  const [home, runs]: [string, string[]] = [temporaryFolder(), []];
  for (let run = 0; run < 3; run += 1) {
    runs.push(await printed(['train', id, '--answers', 'recommended', '--json'], home));
  }
  expect(new Set(runs).size).toBe(3);
  expect(new Set(runs.map(withOneId)).size).toBe(1);
  const score = JSON.parse(runs[0]?.trimEnd().split('\n').at(-1) ?? '');
  expect(score).toMatchObject({lesson: id, solved: true, points: 100, safety: 'kept'});
  const [session = ''] = fs.readdirSync(path.join(home, 'sessions'));
  for (const row of pathRows(await printed(['train', 'report', session], home))) {
    const [at = '', , referenceAt = ''] = row;
    // A move that the program cannot see made has no time; every other one is made, and about then:
    // one read more or less must not make a minute of the clock a fault of a lesson.
    if (referenceAt === '–') continue;
    expect(Math.abs(minutesOf(at) - minutesOf(referenceAt)), row.join(', ')).toBeLessThanOrEqual(2);
  }
});
