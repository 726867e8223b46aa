/** Runs that nobody watches: scripts stop going round, a wish to leave comes before the next answer. */
import {describe, expect, test} from 'vitest';
import {GuardError} from '../../src/core/errors.ts';
import {answersFromFile, recommendedAnswers} from '../../src/engine/answers.ts';
import type {Hands} from '../../src/engine/hands.ts';
import {readThrough} from '../../src/engine/steps/look.ts';
import {failure, wayQuestion} from '../core/tale.ts';
import {temporaryFolder} from '../support/folder.ts';
import {performed, rehearse} from '../support/rehearsal.ts';

describe('a scripted answer given again', () => {
  test('to the same failed step becomes stop, even where the file says to try again', () => {
    const answers = answersFromFile('start.failed: retry\nenable.failed: retry\n');
    expect(answers.answerFor('start.failed', failure)).toBe('retry');
    expect(answers.answerFor('enable.failed', failure)).toBe('retry');
    expect(answers.answerFor('start.failed', failure)).toBe('stop');
  });

  test('to the question of the way becomes stop', () => {
    const answers = answersFromFile('way: look-again\n');
    expect(answers.answerFor('way', wayQuestion)).toBe('look-again');
    expect(answers.answerFor('way', wayQuestion)).toBe('stop');
  });

  test('becomes stop when every answer is the recommended one', () => {
    const answers = recommendedAnswers();
    const first = answers.answerFor('start.failed', failure);
    expect(first).not.toBe('stop');
    expect(answers.answerFor('start.failed', failure)).toBe('stop');
  });
});

test('who leaves while a script answers is not overtaken by the next confirmation', async () => {
  const played = await rehearse('key-disabled', {
    state: temporaryFolder(),
    answer: (step, _question, live) => {
      if (step === 'on-purpose') live.leave();
      return undefined;
    },
  });
  expect(played.closed.outcome).toBe('cancelled');
  expect(performed(played.entries)).toEqual([]);
});

test('a change that a journal written by hand calls a read is not sent', () => {
  const sent: string[] = [];
  const door = {call: (call: string) => sent.push(call)};
  // Only the door is reached for; nothing else of a world is needed to see that it is not.
  const hands = {world: {door}} as unknown as Hands;
  expect(() => readThrough(hands, 'kms:EnableKey', {})).toThrow(GuardError);
  expect(() => readThrough(hands, 'rds:DeleteDBInstance', {})).toThrow(GuardError);
  expect(sent).toEqual([]);
});
