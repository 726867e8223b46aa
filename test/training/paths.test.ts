/** Every written path of every lesson leads to the score beside it; repeated.test.ts plays the reference paths. */
import {describe, expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {lessons, playLesson} from '../support/lesson.ts';

test('there are at least ten lessons, each with a reference path and a wrong one', () => {
  expect(lessons.length).toBeGreaterThanOrEqual(10);
  for (const {paths} of lessons) {
    expect(paths.filter(({score, solved}) => solved && score === 100)).not.toEqual([]);
    expect(paths.filter(({score, solved}) => !solved || score < 100)).not.toEqual([]);
  }
});

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))('%s', (_id, lesson) => {
  const wrong = lesson.paths.filter(({id}) => id !== 'reference');
  test.each(wrong.map((path) => [path.id, path] as const))('%s', async (_path, path) => {
    const {score} = await playLesson(lesson, {state: temporaryFolder(), path});
    const missing = score.earned.filter(({points, of}) => points < of).map(({id}) => id);
    expect({points: score.points, solved: score.solved, missing}).toEqual({
      points: path.score,
      solved: path.solved,
      missing: path.score === 100 ? [] : missing,
    });
  });
});
