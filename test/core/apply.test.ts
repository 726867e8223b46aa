/** `apply` and `fold`: a session is its journal, entry by entry. */
import {describe, expect, test} from 'vitest';
import {apply, fold} from '../../src/core/apply.ts';
import type {EntryBody} from '../../src/core/entry.ts';
import {emptySession, type Session, stepState} from '../../src/core/session.ts';
import {
  answered,
  called,
  diagnosed,
  enable,
  failure,
  intended,
  keyInput,
  opened,
  planned,
  settled,
  tale,
  timeOf,
  upToQuestion,
  waiting,
} from './tale.ts';

function told(...bodies: readonly EntryBody[]): Session {
  return fold(tale(...bodies));
}

describe('a session', () => {
  test('without entries is the empty session', () => {
    expect(fold([])).toBe(emptySession);
  });

  test('is left as it was by apply', () => {
    const before = Object.freeze(told(...upToQuestion));
    const steps = Object.freeze({...before.steps});
    for (const entry of tale(answered('enable', 'yes'))) apply({...before, steps}, entry);
    expect(before.steps.enable?.status).toBe('PendingApproval');
    expect(steps.enable?.status).toBe('PendingApproval');
  });

  test('knows the time, number and hash of its last entry', () => {
    expect(told(opened(), diagnosed('healthy'))).toMatchObject({
      at: timeOf(2),
      seq: 2,
      head: 'hash-2',
      openedAt: timeOf(1),
    });
  });

  test('keeps the first diagnosis beside the latest', () => {
    const session = told(opened(), diagnosed('locked-out'), diagnosed('healthy'));
    expect(session.firstDiagnosis?.verdict).toBe('locked-out');
    expect(session.diagnosis?.verdict).toBe('healthy');
    expect(session.isFresh).toBe(true);
  });

  test('takes a later fact of the same name in place of the earlier one', () => {
    const fact = (message: string) =>
      ({
        type: 'observed',
        fact: 'key',
        evidence: {
          status: 'absent',
          because: 'not-asked',
          call: 'kms:DescribeKey',
          at: '',
          message,
        },
      }) as const;
    expect(told(opened(), fact('one'), fact('two')).evidence.key).toMatchObject({message: 'two'});
  });

  test('keeps notes with time and author', () => {
    const session = told(opened(), {type: 'noted', text: 'shop team told', by: 'mara'});
    expect(session.notes).toEqual([{at: timeOf(2), text: 'shop team told', by: 'mara'}]);
  });

  test('counts reads, changes, what was kept back, and changes that AWS refused', () => {
    const session = told(
      opened(),
      called('ok', {mode: 'read', step: undefined, call: 'kms:DescribeKey'}),
      called('error', {mode: 'read', step: undefined, call: 'kms:DescribeKey'}),
      called('ok'),
      called('error'),
      called('would-call'),
    );
    expect(session.calls).toEqual({reads: 2, changes: 2, wouldCall: 1, refused: 1});
  });

  test('is about the restored database from the step that made it on', () => {
    const session = told(
      opened(),
      planned(enable),
      settled('enable', 'Success', {target: 'orders-db-restored'}),
    );
    expect(session.incident.database).toEqual({identifier: 'orders-db-restored'});
  });
});

describe('a step', () => {
  test('is Pending before anything happened to it', () => {
    expect(stepState(emptySession, 'enable')).toMatchObject({status: 'Pending', attempt: 0});
  });

  test('keeps the input of its question, which is what will be sent', () => {
    const state = stepState(told(...upToQuestion), 'enable');
    expect(state).toMatchObject({status: 'PendingApproval', input: keyInput});
  });

  test.each(['no', 'y', 'Yes', 'yes ', ''])('is Rejected by the answer "%s"', (answer) => {
    const state = stepState(told(...upToQuestion, answered('enable', answer)), 'enable');
    expect(state.status).toBe('Rejected');
    expect(state.settledAt).toBeDefined();
  });

  test('is Approved by the expected text alone', () => {
    const state = stepState(told(...upToQuestion, answered('enable', 'yes')), 'enable');
    expect(state).toMatchObject({status: 'Approved', reason: '', settledAt: undefined});
  });

  test('is open between intent and outcome', () => {
    const intent = told(...upToQuestion, answered('enable', 'yes'), intended());
    expect(stepState(intent, 'enable')).toMatchObject({status: 'InProgress', isOpen: true});
    const outcome = told(...upToQuestion, answered('enable', 'yes'), intended(), called('ok'));
    expect(stepState(outcome, 'enable')).toMatchObject({
      isOpen: false,
      outcome: 'ok',
      requestId: 'r-1',
    });
  });

  test('is not touched by a read that belongs to it', () => {
    const read = called('ok', {mode: 'read', call: 'kms:DescribeKey'});
    const state = stepState(told(...upToQuestion, intended(), read), 'enable');
    expect(state).toMatchObject({isOpen: true, outcome: undefined});
  });

  test('remembers when it was first intended over several attempts', () => {
    const session = told(
      ...upToQuestion,
      intended('enable', 1),
      called('error'),
      intended('enable', 2),
    );
    expect(stepState(session, 'enable')).toMatchObject({
      attempt: 2,
      firstIntendedAt: timeOf(7),
      intendedAt: timeOf(9),
      error: undefined,
      outcome: undefined,
    });
  });

  test('keeps each status seen in a wait once, with the time it was first seen', () => {
    const session = told(
      ...upToQuestion,
      waiting('enable'),
      waiting('enable', 'starting'),
      waiting('enable', 'starting'),
      waiting('enable', 'available'),
    );
    expect(stepState(session, 'enable').sightings).toEqual([
      {at: timeOf(8), seen: 'starting'},
      {at: timeOf(10), seen: 'available'},
    ]);
  });

  test('starts anew with every plan', () => {
    const session = told(...upToQuestion, settled('enable', 'Success'), planned(enable));
    expect(session.steps).toEqual({});
    expect(session.tried).toEqual(['enable-key', 'enable-key']);
  });
});

describe('the answer to a failed step', () => {
  const failed = [
    ...upToQuestion,
    answered('enable', 'yes'),
    intended(),
    called('error'),
    settled('enable', 'Failed', {reason: 'Throttling'}),
    {type: 'asked', step: 'enable.failed', question: failure} as const,
  ];

  test('retry begins the step again and keeps count of its attempts', () => {
    const session = told(...failed, answered('enable.failed', 'retry'));
    expect(stepState(session, 'enable')).toMatchObject({status: 'Pending', attempt: 1});
    expect(stepState(session, 'enable').input).toBeUndefined();
  });

  test('diagnose gives the plan up and reads anew', () => {
    const session = told(...failed, answered('enable.failed', 'diagnose'));
    expect(session).toMatchObject({diagnosis: undefined, plan: undefined, steps: {}});
  });

  test('way keeps the diagnosis where nothing has changed', () => {
    const session = told(...failed, answered('enable.failed', 'way'));
    expect(session.plan).toBeUndefined();
    expect(session.diagnosis?.verdict).toBe('locked-out');
  });

  test('way reads anew where a change of the plan took effect', () => {
    const session = told(
      ...upToQuestion,
      answered('enable', 'yes'),
      intended(),
      called('ok'),
      settled('enable', 'Success'),
      settled('start', 'Failed'),
      {type: 'asked', step: 'start.failed', question: failure},
      answered('start.failed', 'way'),
    );
    expect(session).toMatchObject({diagnosis: undefined, plan: undefined, way: undefined});
  });

  test('continue leaves the step behind with its reason', () => {
    const session = told(...failed, answered('enable.failed', 'continue'));
    expect(stepState(session, 'enable')).toMatchObject({
      status: 'Skipped',
      reason: 'failed; the operator went on',
    });
  });

  test('stop ends the session as failed', () => {
    const session = told(...failed, answered('enable.failed', 'stop'));
    expect(session.ending?.outcome).toBe('failed');
  });

  test('while AWS still works only looks again, or leaves it working', () => {
    const blind = [
      ...upToQuestion,
      waiting('enable', 'starting'),
      {type: 'asked', step: 'enable.failed', question: failure} as const,
    ];
    const again = told(...blind, answered('enable.failed', 'retry'));
    expect(stepState(again, 'enable').status).toBe('Waiting');
    expect(again.ending).toBeUndefined();
    const left = told(...blind, answered('enable.failed', 'stop'));
    expect(left.ending?.outcome).toBe('waiting');
  });
});
