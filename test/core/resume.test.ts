/** A session that goes on after an interruption: what it trusts, and what it asks again. */
import {describe, expect, test} from 'vitest';
import {fold} from '../../src/core/apply.ts';
import {decide} from '../../src/core/decide.ts';
import type {EntryBody} from '../../src/core/entry.ts';
import {stepState} from '../../src/core/session.ts';
import {
  answered,
  called,
  diagnosed,
  enable,
  intended,
  opened,
  planned,
  purpose,
  resumed,
  settled,
  step,
  tale,
  upToQuestion,
  waiting,
} from './tale.ts';

function goneOn(...bodies: readonly EntryBody[]) {
  return fold(tale(...bodies));
}

describe('resuming', () => {
  test('trusts no fact and no diagnosis from before, and reads first', () => {
    const session = goneOn(...upToQuestion, resumed);
    expect(session).toMatchObject({evidence: {}, diagnosis: undefined, resumes: 1});
    expect(decide(session)).toEqual({type: 'observe'});
  });

  test('keeps the plan, the first diagnosis and the calls counted', () => {
    const session = goneOn(...upToQuestion, intended(), called('ok'), resumed);
    expect(session.plan?.runbook).toBe('enable-key');
    expect(session.firstDiagnosis?.verdict).toBe('locked-out');
    expect(session.calls.changes).toBe(1);
    expect(session.openedAt).toBe(tale(...upToQuestion)[0]?.at);
  });

  test('asks a question again that nobody answered', () => {
    const session = goneOn(...upToQuestion, resumed, diagnosed('locked-out'));
    expect(session.question).toBeUndefined();
    expect(decide(session)).toMatchObject({doing: 'begin', step: {id: 'enable'}});
  });

  test('asks a confirmation again that was given but not acted on', () => {
    const session = goneOn(
      ...upToQuestion,
      answered('enable', 'yes'),
      resumed,
      diagnosed('locked-out'),
    );
    expect(stepState(session, 'enable')).toMatchObject({status: 'Pending', input: undefined});
    expect(decide(session)).toMatchObject({doing: 'begin', step: {id: 'enable'}});
  });

  test('keeps an answer that sends nothing', () => {
    const session = goneOn(
      opened(),
      diagnosed('locked-out'),
      planned(purpose, enable),
      {type: 'asked', step: 'purpose', question: {kind: 'text', title: 'Who?', prose: ''}},
      answered('purpose', 'asked Priya'),
      resumed,
      diagnosed('locked-out'),
    );
    expect(decide(session)).toMatchObject({doing: 'conclude', step: {id: 'purpose'}});
  });

  test('asks again what ended the session: whoever goes on thought better of it', () => {
    const question = {
      kind: 'choice',
      title: 'On purpose?',
      prose: '',
      options: [{id: 'yes', label: 'Yes: stop here', then: 'stop'}],
    } as const;
    const stopped = [
      opened(),
      diagnosed('locked-out'),
      planned(purpose, enable),
      {type: 'asked', step: 'purpose', question} as const,
      answered('purpose', 'yes'),
    ];
    const closed = {type: 'closed', outcome: 'handed-over', summary: 'Yes: stop here'} as const;
    for (const end of [[], [closed]]) {
      const session = goneOn(...stopped, ...end, resumed, diagnosed('locked-out'));
      expect(decide(session)).toMatchObject({doing: 'begin', step: {id: 'purpose'}});
    }
  });

  test('looks before anything else where a change was intended without an outcome', () => {
    const session = goneOn(
      ...upToQuestion,
      answered('enable', 'yes'),
      intended(),
      resumed,
      diagnosed('locked-out'),
    );
    expect(stepState(session, 'enable')).toMatchObject({isOpen: true, attempt: 1});
    expect(decide(session)).toMatchObject({doing: 'check', step: {id: 'enable'}});
  });

  test('goes on waiting for what AWS was told', () => {
    const session = goneOn(
      ...upToQuestion,
      answered('enable', 'yes'),
      intended(),
      called('ok'),
      waiting('enable', 'starting'),
      resumed,
      diagnosed('locked-out'),
    );
    expect(decide(session)).toMatchObject({type: 'wait', step: {id: 'enable'}});
  });

  test('opens a closed session again', () => {
    const session = goneOn(
      ...upToQuestion,
      {type: 'closed', outcome: 'cancelled', summary: 'Left.'},
      resumed,
    );
    expect(session.closed).toBeUndefined();
    expect(decide(session)).toEqual({type: 'observe'});
  });

  test('takes over the world and the operator of now', () => {
    const other = opened({resumed: true, operator: {arn: 'arn:other', accountId: '1'}});
    expect(goneOn(...upToQuestion, other).operator.arn).toBe('arn:other');
  });

  test('does not offer a settled step again', () => {
    const session = goneOn(
      ...upToQuestion,
      settled('enable', 'Success'),
      resumed,
      diagnosed('locked-out'),
    );
    expect(decide(session)).toMatchObject({doing: 'begin', step: {id: 'start'}});
  });

  test.each([
    {says: 'a stop before the end of the session is judged again', end: [], next: 'stop'},
    {
      says: 'a stop that ended the session is gone on from, however often it is cut off then',
      end: [{type: 'closed', outcome: 'handed-over', summary: 'Stop.'}, resumed],
      next: 'start',
    },
  ] as const)('$says', ({end, next}) => {
    const session = goneOn(
      opened(),
      diagnosed('locked-out'),
      planned(step('stop', {kind: 'stop'}), step('start')),
      settled('stop', 'Success'),
      ...end,
      resumed,
      diagnosed('locked-out'),
    );
    expect(decide(session)).toMatchObject({doing: 'begin', step: {id: next}});
  });
});
