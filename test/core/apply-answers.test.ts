/** What answers do to a session: choices, strays, and the end. */
import {describe, expect, test} from 'vitest';
import {fold} from '../../src/core/apply.ts';
import type {EntryBody} from '../../src/core/entry.ts';
import {type Session, stepState} from '../../src/core/session.ts';
import {
  answered,
  asked,
  confirmation,
  diagnosed,
  enable,
  opened,
  planned,
  purpose,
  startStep,
  tale,
  timeOf,
  upToQuestion,
} from './tale.ts';

function told(...bodies: readonly EntryBody[]): Session {
  return fold(tale(...bodies));
}

describe('a choice', () => {
  const choice = {
    kind: 'choice',
    title: 'Was it on purpose?',
    prose: '',
    options: [
      {id: 'no', label: 'No'},
      {id: 'yes', label: 'Yes: stop here', then: 'stop'},
      {id: 'look', label: 'Look again', then: 'diagnose'},
    ],
  } as const;
  const before = [
    opened(),
    diagnosed('locked-out'),
    planned(purpose, enable),
    {type: 'asked', step: 'purpose', question: choice} as const,
  ];

  test('goes on and keeps the answer for the steps after it', () => {
    const session = told(...before, answered('purpose', 'no'));
    expect(stepState(session, 'purpose')).toMatchObject({status: 'Approved', answer: 'no'});
    expect(session.answers.purpose).toBe('no');
  });

  test('may hand the incident over, in the words of the option', () => {
    const session = told(...before, answered('purpose', 'yes'));
    expect(session.ending).toEqual({outcome: 'handed-over', summary: 'Yes: stop here'});
  });

  test('may read everything anew', () => {
    const session = told(...before, answered('purpose', 'look'));
    expect(session).toMatchObject({diagnosis: undefined, plan: undefined});
  });

  test('keeps the answer of a free text too', () => {
    const session = told(
      ...before.slice(0, 3),
      {type: 'asked', step: 'purpose', question: {kind: 'text', title: 'Who?', prose: ''}},
      answered('purpose', 'asked Priya'),
    );
    expect(session.answers.purpose).toBe('asked Priya');
    expect(session.ending).toBeUndefined();
  });
});

test('an answer without an open question changes nothing but the record of answers', () => {
  const session = told(opened(), diagnosed('locked-out'), answered('enable', 'yes'));
  expect(session.steps).toEqual({});
  expect(session.answers).toEqual({enable: 'yes'});
});

test('an answer to another step than the one asked about approves nothing', () => {
  const session = told(...upToQuestion, answered('start', 'yes'));
  expect(stepState(session, 'start').status).toBe('Pending');
  expect(session.question?.step).toBe('enable');
});

test('a question about what is no step of the plan leaves the steps alone', () => {
  const session = told(opened(), planned(startStep), asked('elsewhere', confirmation));
  expect(session.question?.step).toBe('elsewhere');
  expect(session.steps).toEqual({});
});

test('a closed session keeps how it ended', () => {
  const session = told(opened(), {type: 'closed', outcome: 'failed', summary: 'No answer.'});
  expect(session.closed).toEqual({outcome: 'failed', summary: 'No answer.', at: timeOf(2)});
});
