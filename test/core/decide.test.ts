/** `decide`: what comes next, for every state a session can be in. */
import {describe, expect, test} from 'vitest';
import {fold} from '../../src/core/apply.ts';
import {type Decision, decide} from '../../src/core/decide.ts';
import type {EntryBody} from '../../src/core/entry.ts';
import {
  answered,
  called,
  confirmation,
  diagnosed,
  enable,
  failure,
  intended,
  opened,
  planned,
  purpose,
  settled,
  startStep,
  step,
  tale,
  timeOf,
  upToQuestion,
  waiting,
  wayQuestion,
} from './tale.ts';

function next(...bodies: readonly EntryBody[]): Decision {
  return decide(fold(tale(...bodies)));
}

const approved = [...upToQuestion, answered('enable', 'yes')];

describe('before a plan', () => {
  test('everything is read first', () => {
    expect(next(opened())).toEqual({type: 'observe'});
  });

  test('a healthy database needs nothing', () => {
    expect(next(opened(), diagnosed('healthy'))).toEqual({
      type: 'stop',
      outcome: 'nothing-to-do',
      summary: 'orders-db is healthy.',
    });
  });

  test.each(['locked-out', 'at-risk', 'restored-not-started', 'not-the-key', 'undecided'] as const)(
    'the verdict %s leads to the ways back',
    (verdict) => {
      expect(next(opened(), diagnosed(verdict))).toEqual({type: 'run', doing: 'offer-ways'});
    },
  );

  test('an open question is asked', () => {
    const way = {type: 'asked', step: 'way', question: wayQuestion} as const;
    expect(next(opened(), diagnosed('locked-out'), way)).toEqual({
      type: 'ask',
      step: 'way',
      question: wayQuestion,
    });
  });

  test('a chosen way becomes the plan', () => {
    expect(next(...upToQuestion.slice(0, 4))).toEqual({
      type: 'run',
      doing: 'plan',
      runbook: 'enable-key',
    });
  });

  test('stop instead of a way cancels', () => {
    expect(next(...upToQuestion.slice(0, 3), answered('way', 'stop'))).toMatchObject({
      type: 'stop',
      outcome: 'cancelled',
    });
  });

  test('look again instead of a way reads anew', () => {
    expect(next(...upToQuestion.slice(0, 3), answered('way', 'look-again'))).toEqual({
      type: 'observe',
    });
  });
});

describe('a step of the plan', () => {
  const plan = [opened(), diagnosed('locked-out'), planned(purpose, enable, startStep)];

  test('begins with the first that needs something', () => {
    expect(next(...plan)).toMatchObject({doing: 'begin', step: {id: 'purpose'}});
    expect(next(...plan, settled('purpose', 'Skipped'))).toMatchObject({
      doing: 'begin',
      step: {id: 'enable'},
    });
  });

  test('is asked about and nothing else happens meanwhile', () => {
    expect(next(...upToQuestion)).toEqual({
      type: 'ask',
      step: 'enable',
      question: confirmation,
    });
  });

  test('is performed once it is approved', () => {
    expect(next(...approved)).toMatchObject({doing: 'perform', step: {id: 'enable'}});
  });

  test('is concluded, not performed, where it is no change', () => {
    const question = {kind: 'text', title: 'Who?', prose: ''} as const;
    expect(
      next(...plan, {type: 'asked', step: 'purpose', question}, answered('purpose', 'Priya')),
    ).toMatchObject({doing: 'conclude', step: {id: 'purpose'}});
  });

  test('is checked while its intent has no outcome', () => {
    expect(next(...approved, intended())).toMatchObject({doing: 'check', step: {id: 'enable'}});
  });

  test.each(['ok', 'error', 'would-call'] as const)('is concluded after %s', (outcome) => {
    expect(next(...approved, intended(), called(outcome))).toMatchObject({
      doing: 'conclude',
      step: {id: 'enable'},
    });
  });

  test('is waited for until its deadline', () => {
    expect(next(...approved, intended(), called('ok'), waiting())).toMatchObject({
      type: 'wait',
      step: {id: 'enable'},
      until: timeOf(300),
    });
  });

  test.each(['Failed', 'TimedOut', 'Cancelled', 'Rejected'] as const)(
    'leads to an offer when it is %s',
    (status) => {
      expect(next(...plan, settled('purpose', status))).toMatchObject({
        doing: 'offer',
        step: {id: 'purpose'},
      });
    },
  );

  test('that was refused by the person leads to an offer', () => {
    expect(next(...upToQuestion, answered('enable', 'no'))).toMatchObject({
      doing: 'offer',
      step: {id: 'enable'},
    });
  });

  test('may fail without stopping the plan where the runbook says so', () => {
    const optional = step('optional', {onFailure: 'continue'});
    for (const status of ['Failed', 'TimedOut', 'Rejected'] as const) {
      expect(
        next(
          opened(),
          diagnosed('locked-out'),
          planned(optional, startStep),
          settled('optional', status),
        ),
      ).toMatchObject({doing: 'begin', step: {id: 'start'}});
    }
  });
});

describe('after the last step', () => {
  const done = [
    opened(),
    diagnosed('locked-out'),
    planned(enable),
    called('ok'),
    settled('enable', 'Success'),
  ];

  test('everything is read once more', () => {
    expect(next(...done)).toEqual({type: 'observe'});
  });

  test('only a diagnosis that finds nothing is a recovery', () => {
    expect(next(...done, diagnosed('healthy'))).toEqual({
      type: 'stop',
      outcome: 'recovered',
      summary: 'orders-db is available again.',
    });
    expect(next(...done, diagnosed('at-risk'))).toEqual({type: 'run', doing: 'offer-ways'});
  });

  test('a diagnosis from the middle of the plan does not count', () => {
    expect(
      next(
        opened(),
        diagnosed('locked-out'),
        planned(enable),
        diagnosed('healthy'),
        settled('enable', 'Success'),
      ),
    ).toEqual({type: 'observe'});
  });

  test('a database that turns out mended after the plan was given up is recovered too', () => {
    const question = {
      kind: 'choice',
      title: 'Does it answer?',
      prose: '',
      options: [{id: 'no', label: 'No, look again', then: 'diagnose'}],
    } as const;
    const again = [
      ...done.slice(0, 2),
      planned(enable, purpose),
      called('ok'),
      settled('enable', 'Success'),
      {type: 'asked', step: 'purpose', question} as const,
      answered('purpose', 'no'),
    ];
    expect(next(...again)).toEqual({type: 'observe'});
    expect(next(...again, diagnosed('healthy'))).toMatchObject({outcome: 'recovered'});
  });

  test.each([
    [1, 'Dry run to the end of the plan: 1 change would be called, none was sent.'],
    [2, 'Dry run to the end of the plan: 2 changes would be called, none was sent.'],
  ])('a dry run ends with what %i calls would have been', (count, summary) => {
    const kept = Array.from({length: count}, () => called('would-call'));
    expect(
      next(
        opened({world: 'read-only'}),
        diagnosed('locked-out'),
        planned(enable),
        ...kept,
        settled('enable', 'Skipped'),
      ),
    ).toEqual({type: 'stop', outcome: 'nothing-to-do', summary});
  });
});

test('an ended session is closed, and a closed one stays so', () => {
  const stopped = [
    ...upToQuestion,
    settled('enable', 'Failed'),
    {
      type: 'asked',
      step: 'enable.failed',
      question: {...failure, code: 'AccessDeniedException', changed: 'nothing: AWS refused it'},
    } as const,
    answered('enable.failed', 'stop'),
  ];
  const summary =
    'Stopped after the step enable failed (kms:EnableKey, AccessDeniedException). ' +
    'Changed by it: nothing: AWS refused it.';
  const end = {outcome: 'failed', summary} as const;
  expect(next(...stopped)).toEqual({type: 'stop', ...end});
  expect(next(...stopped, {type: 'closed', ...end})).toMatchObject({type: 'stop', ...end});
});
