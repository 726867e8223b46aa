/** A lesson that is cut off goes on with its world, clock, hints and answers as they were. */
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {lesson, playLesson, resumeLesson} from '../support/lesson.ts';

class Killed extends Error {}

test('a kill in the middle of a lesson loses neither the hint nor the answer nor the world', async () => {
  const state = temporaryFolder();
  let id = '';
  const killed = playLesson(lesson('key-switched-off'), {
    state,
    answer: async (step, _question, live) => {
      id = live.session.id;
      if (step === 'question.how-long') return 'two-hours';
      if (step === 'question.who-else') return 'owners';
      if (step === 'on-purpose') live.showHint();
      // The process is gone after the key was enabled, with the start still unanswered.
      if (live.session.calls.changes === 1) throw new Killed();
      return undefined;
    },
  });
  await expect(killed).rejects.toBeInstanceOf(Killed);

  const asked: string[] = [];
  const {score, world} = await resumeLesson(id, {
    state,
    answer: async (step) => {
      asked.push(step);
      return step === 'question.what-next' ? 'stays-stopped' : undefined;
    },
  });
  expect(asked).not.toContain('brief');
  expect(asked).not.toContain('question.how-long');
  expect(score.hints).toEqual({levels: [1], cost: 5});
  // 100, less 5 for the hint and 5 for the wrong answer from before.
  expect(score).toMatchObject({solved: true, points: 90, safety: 'kept'});
  const enabled = world.simulator.requests().filter(({operation}) => operation === 'EnableKey');
  expect(enabled).toHaveLength(1);
});

test('the same actions lead to the same score, three times', async () => {
  const own = lesson('deletion-is-running');
  const path = own.paths.find(({id}) => id === 'reference');
  const scores = [];
  for (let run = 0; run < 3; run += 1) {
    const {score, debrief} = await playLesson(own, {
      state: temporaryFolder(),
      ...(path ? {path} : {}),
    });
    scores.push(JSON.stringify({score, debrief}));
  }
  expect(new Set(scores).size).toBe(1);
});
