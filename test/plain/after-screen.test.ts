/** What stays in the terminal: how an unfinished session goes on. */
import {expect, test} from 'vitest';
import {goOnWords} from '../../src/plain/after-screen.ts';

test.each([
  ['Yes: stop here, security decides first', 'Yes: stop here, security decides first. Go on'],
  ['Left while AWS goes on.', 'Left while AWS goes on. Go on'],
  ['Does it answer?', 'Does it answer? Go on'],
  ['a\u001B[31mb', 'ab. Go on'],
])('%j ends before the next sentence begins', (summary, words) => {
  const closed = {outcome: 'handed-over', summary, at: '2026-03-02T02:20:00Z'} as const;
  expect(goOnWords({closed, id: 'orders-db-1'})).toBe(`${words} with: latchkey resume orders-db-1`);
});

test('a session that never closed was interrupted', () => {
  expect(goOnWords({closed: undefined, id: 'x'})).toBe(
    'Interrupted. Go on with: latchkey resume x',
  );
});
