/** A lesson in the list: what it costs to ask for help stands there before it is begun. */
import {expect, test} from 'vitest';
import {itemOf} from '../../src/cli/commands/train/choose.ts';
import {readProgress} from '../../src/training/progress.ts';
import {temporaryFolder} from '../support/folder.ts';
import {lesson, lessons} from '../support/lesson.ts';

test.each([
  ['key-switched-off', '3 hints: 5, 10 and 15 points off, only if you solve it', 'lesson 1'],
  ['deletion-is-running', '2 hints: 5 and 15 points off, only if you solve it', 'lesson 3'],
  ['examination', '1 hint: 10 points off, only if you solve it', 'lesson 4, lesson 10'],
])('%s', (id, hints, needs) => {
  const progress = readProgress(temporaryFolder(), 'nobody');
  expect(itemOf(lesson(id), lessons, progress)).toMatchObject({hints, needs});
});
