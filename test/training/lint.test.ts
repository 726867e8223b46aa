/** What is wrong with a lesson is found at its place, with a stable code. */
import fs from 'node:fs';
import {expect, test} from 'vitest';
import {lessonProblems} from '../../src/runbook/place.ts';
import {lintLessons} from '../../src/training/lesson/lint.ts';
import {lesson} from '../support/lesson.ts';

const text = fs.readFileSync(lesson('the-key-is-not-ours').file, 'utf8');
const known = {
  scenarios: new Map([['key-in-another-account', ['mara', 'owner']]]),
  runbooks: ['hand-over-to-key-owner', 'start-database'],
  steps: new Set(['way', 'said']),
  lessons: ['key-switched-off'],
};

const lint = (changed: string) => lintLessons([{file: 'a.md', text: changed}], known);

test('the lesson as it ships has no problem', () => {
  expect(lint(text)).toEqual([]);
});

test.each([
  ['points-not-100', 'points: 30', 'points: 31'],
  ['bad-expression', 'when: "database.answers"', 'when: "database.status == "'],
  ['dangling-reference', 'when: "database.answers"', 'when: "databse.status"'],
  ['no-right-answer', 'right: true', 'right: false'],
  ['unknown-block', '```objective', '```objectiv'],
  ['unknown-member', 'class: safety', 'clas: safety'],
  ['missing-section', '## Background', '## Something'],
  ['missing-path', 'id: reference', 'id: another'],
  ['hint-out-of-order', 'level: 2', 'level: 3'],
  ['duplicate-block', 'id: no-restore', 'id: no-foreign-change'],
  ['unknown-scenario', 'scenario: key-in-another-account', 'scenario: key-in-other-account'],
  ['unknown-runbook', 'runbooks: [hand-over-to-key-owner', 'runbooks: [hand-over-to-owner'],
  ['unknown-lesson', 'needs: [key-switched-off]', 'needs: [key-switched]'],
  ['unknown-principal', 'as: owner', 'as: stranger'],
  ['unknown-step', 'step: said', 'step: sayd'],
])('%s', (code, from, to) => {
  expect(text).toContain(from);
  const problems = lint(text.replace(from, to));
  expect(problems.map((problem) => problem.code)).toContain(code);
  const problem = problems.find((one) => one.code === code);
  expect(problem?.file).toBe('a.md');
  expect(problem?.line).toBeGreaterThanOrEqual(1);
  expect(problem?.fix).toMatch(/[.?]$/);
});

test('two lessons of one id or one number are told apart', () => {
  const problems = lintLessons(
    [
      {file: 'a.md', text},
      {file: 'b.md', text},
    ],
    known,
  );
  expect(problems.map(({code}) => code)).toEqual(['duplicate-lesson', 'duplicate-lesson']);
});

test('docs/lessons.md explains every code', () => {
  const page = fs.readFileSync(new URL('../../docs/lessons.md', import.meta.url), 'utf8');
  for (const code of lessonProblems) expect(page).toContain(`\`${code}\``);
});
