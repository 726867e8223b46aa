/** Which answers a question takes, and which one it recommends. */
import {describe, expect, test} from 'vitest';
import type {Way} from '../../src/core/plan.ts';
import {type Question, recommendedAnswer, refusalOf} from '../../src/core/question.ts';
import {confirmation, failure} from './tale.ts';

function way(runbook: string, change: Partial<Way> = {}): Way {
  return {
    runbook,
    title: runbook,
    applies: 'yes',
    because: 'the key is Disabled',
    undo: 'yes',
    time: 'minutes',
    recommended: false,
    unless: '',
    steps: [],
    ...change,
  };
}

const ways: Question = {
  kind: 'way',
  title: 'Which way back?',
  ways: [
    way('enable-key', {recommended: true}),
    way('start-database', {applies: 'no'}),
    way('restore', {applies: 'later'}),
  ],
};
const choice: Question = {
  kind: 'choice',
  title: 'Which snapshot?',
  prose: '',
  options: [
    {id: 'old', label: 'old', dead: 'its key is Disabled'},
    {id: 'new', label: 'new', recommended: true},
  ],
};
const text: Question = {kind: 'text', title: 'Who says so?', prose: ''};

describe('an answer is taken', () => {
  test.each([
    ['a way that applies', ways, 'enable-key'],
    ['a way that applies later', ways, 'restore'],
    ['to stop instead of a way', ways, 'stop'],
    ['to look again instead of a way', ways, 'look-again'],
    ['an option', choice, 'new'],
    ['any text', text, ''],
    [
      'anything to a confirmation, for anything but the expected text sends nothing',
      confirmation,
      'maybe',
    ],
  ])('%s', (_name, question, answer) => {
    expect(refusalOf(question, answer)).toBeUndefined();
  });
});

describe('an answer is refused with its reason', () => {
  test.each([
    [ways, 'enable', 'There is no way "enable".'],
    [ways, 'start-database', 'That way does not apply: the key is Disabled.'],
    [choice, 'old', 'its key is Disabled'],
    [choice, '1', 'There is no choice "1".'],
    [failure, 'retry', 'There is no choice "retry".'],
  ])('%#', (question, answer, reason) => {
    expect(refusalOf(question, answer)).toBe(reason);
  });
});

test.each([
  [ways, 'enable-key'],
  [choice, 'new'],
  [confirmation, 'yes'],
  [{...confirmation, expected: 'alias/orders'}, 'alias/orders'],
  [text, ''],
  [{...ways, ways: []}, undefined],
  [failure, undefined],
])('the recommended answer, %#', (question, answer) => {
  expect(recommendedAnswer(question)).toBe(answer);
});
