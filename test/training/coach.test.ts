/** The coach, hints and progress: what is said, when, and what it costs. */
import {expect, test} from 'vitest';
import type {Entry} from '../../src/core/entry.ts';
import {trainer} from '../../src/core/trainer.ts';
import {noteOf, noteText} from '../../src/training/notes.ts';
import {
  attemptOf,
  bestOf,
  forgetProgress,
  keepAttempt,
  progressFile,
  readProgress,
} from '../../src/training/progress.ts';
import {temporaryFolder} from '../support/folder.ts';
import {lesson, playLesson} from '../support/lesson.ts';

const noted = (text: string, by: string): Entry => ({
  v: 1,
  seq: 1,
  at: '2026-03-02T02:14:19.000Z',
  prev: '',
  hash: '',
  type: 'noted',
  text,
  by,
});

test('the coach speaks about what was done, and never names the next call', async () => {
  const said: string[] = [];
  await playLesson(lesson('key-switched-off'), {
    state: temporaryFolder(),
    answer: async (step) => {
      if (step === 'on-purpose') return 'not-known';
      return step.startsWith('question.') ? 'later' : undefined;
    },
    says: (says) => {
      if (says.type === 'coach') said.push(says.text);
    },
  });
  expect(said.join('\n')).toContain('You went on without knowing.');
  expect(said.join('\n')).toContain('The key is Enabled again.');
  expect(new Set(said).size).toBe(said.length);
  // StartDBInstance is named once AWS has accepted it, never before.
  const started = said.findIndex((text) => text.includes('StartDBInstance'));
  expect(said[started]).toMatch(/^AWS accepted rds:StartDBInstance/);
  for (const text of said) expect(text.length).toBeLessThanOrEqual(3 * 72);
});

test('the coach keeps quiet in an examination', async () => {
  const own = lesson('examination');
  const said: string[] = [];
  const path = own.paths.find(({id}) => id === 'one-fault-only');
  await playLesson(own, {
    state: temporaryFolder(),
    ...(path ? {path} : {}),
    says: ({type}) => said.push(type),
  });
  expect(said).not.toContain('coach');
});

test('hints cost nothing in a lesson that is not solved, and only there', async () => {
  const own = lesson('key-switched-off');
  const solve = async (answers: {readonly [step: string]: string}) =>
    playLesson(own, {
      state: temporaryFolder(),
      answer: async (step, _question, live) => {
        if (step === 'way') live.showHint();
        return step.startsWith('question.') ? 'later' : answers[step];
      },
    });
  const solved = await solve({});
  expect(solved.score).toMatchObject({solved: true, points: 75, hints: {levels: [1], cost: 5}});
  const left = await solve({way: 'stop'});
  expect(left.score).toMatchObject({solved: false, hints: {levels: [1], cost: 0}});
});

test('a note of the lesson is read back as it was meant; the same words of a person are not', () => {
  const notes = [
    {type: 'begun'},
    {type: 'served', port: 4566},
    {type: 'hint', level: 2, price: 10},
    {type: 'answer', question: 'what-next', choice: 'stays-stopped', isRight: true},
  ] as const;
  for (const note of notes) {
    expect(noteOf(noted(noteText(note), trainer))).toEqual(note);
    expect(noteOf(noted(noteText(note), 'mara'))).toBeUndefined();
  }
});

test('progress keeps the best attempt that solved a lesson, per person, until it is reset', async () => {
  const state = temporaryFolder();
  const own = lesson('what-the-status-means');
  for (const [id, session] of [
    ['reference', 'one'],
    ['guesses', 'two'],
    ['acts-first', 'three'],
  ] as const) {
    const path = own.paths.find((candidate) => candidate.id === id);
    const {score} = await playLesson(own, {state: temporaryFolder(), ...(path ? {path} : {})});
    keepAttempt(state, 'mara', attemptOf(score, session, '2026-03-02T03:00:00.000Z'));
  }
  const progress = readProgress(state, 'mara');
  expect(progress.attempts.map(({points}) => points)).toEqual([100, 80, 60]);
  expect(bestOf(progress, own.id)?.points).toBe(100);
  expect(readProgress(state, 'jonas').attempts).toEqual([]);
  expect(forgetProgress(state, 'mara')).toBe(true);
  expect(readProgress(state, 'mara').attempts).toEqual([]);
  expect(() => progressFile(state, '../../etc/passwd')).toThrow('cannot be the name of a person');
});
