/** Whether AWS has a change of ours: what is said of it afterwards, and what trying again does. */
import {describe, expect, test} from 'vitest';
import {applyAnswered, applyAsked} from '../../src/core/apply-answers.ts';
import {
  applyCalled,
  applyIntended,
  applySettled,
  applyWaiting,
} from '../../src/core/apply-steps.ts';
import type {PlannedStep} from '../../src/core/plan.ts';
import {emptySession, type Session, stepState} from '../../src/core/session.ts';
import {failureQuestion} from '../../src/engine/steps/failure.ts';
import {confirmation} from './tale.ts';

const at = '2026-03-02T02:15:00.000Z';
const input = {DBInstanceIdentifier: 'orders-db-restored'};
const call = 'rds:RestoreDBInstanceFromDBSnapshot';
const step: PlannedStep = {
  id: 'restore',
  runbook: 'restore-from-backup',
  title: 'Restore the snapshot',
  kind: 'change',
  prose: '',
  call,
  target: '{{ input.DBInstanceIdentifier }}',
  verify: {read: 'rds:DescribeDBInstances', with: {}, until: 'x', within: 7200, every: 15},
};
const frame = {at, step: step.id} as const;
const begun: Session = {
  ...emptySession,
  at,
  plan: {runbook: 'restore-from-backup', title: '', steps: [step]},
};

type Move = (session: Session) => Session;

const asked: Move = (session) =>
  applyAsked(session, {...frame, type: 'asked', question: {...confirmation, input}});
const answered =
  (answer: string, about: string = step.id): Move =>
  (session) =>
    applyAnswered(session, {type: 'answered', step: about, question: '', answer, by: 'mara'});
const intended: Move = (session) =>
  applyIntended(session, {...frame, type: 'intended', call, input, attempt: 1});
const called =
  (code?: string): Move =>
  (session) =>
    applyCalled(session, {
      ...frame,
      type: 'called',
      call,
      mode: 'change',
      requestId: '',
      attempts: 1,
      milliseconds: 1,
      outcome: code === undefined ? 'ok' : 'error',
      ...(code === undefined ? {} : {error: {code, message: 'x'}}),
    });
const waiting =
  (others?: true): Move =>
  (session) =>
    applyWaiting(session, {
      ...frame,
      type: 'waiting',
      until: at,
      because: '',
      seen: 'creating',
      ...(others ? {others} : {}),
    });
const settled =
  (status: 'TimedOut' | 'Failed'): Move =>
  (session) =>
    applySettled(session, {...frame, type: 'settled', status, reason: 'last seen: creating'});

const moved = (...moves: readonly Move[]): Session =>
  moves.reduce((session, move) => move(session), begun);
const questionOf = (session: Session) =>
  failureQuestion(step, stepState(session, step.id), {at, region: 'eu-west-1'});
const failed = (session: Session): Session =>
  applyAsked(session, {
    at,
    type: 'asked',
    step: `${step.id}.failed`,
    question: questionOf(session),
  });
const chosen = (session: Session, answer: string): Session =>
  answered(answer, `${step.id}.failed`)(failed(session));

const sent = [asked, answered(confirmation.expected), intended] as const;

describe.each([
  ['that AWS accepted', moved(...sent, called(), waiting(), settled('TimedOut'))],
  [
    'whose answer was lost and that was found',
    moved(...sent, called('TimeoutError'), waiting(), settled('TimedOut')),
  ],
  ['that was found after an interruption', moved(...sent, waiting(), settled('TimedOut'))],
])('a change %s, not seen in time', (_, late) => {
  test('is said to be taken on, by no code of an error', () => {
    const {code, changed, options} = questionOf(late);
    expect([code, changed]).toEqual(['', 'AWS accepted the change and may still be at work on it']);
    expect(options.map(({id}) => id)).toContain('send-again');
    expect(options[0]?.label).toBe('Go on waiting, up to 2 h more; nothing is sent');
  });

  test('is waited for where it was asked for', () => {
    expect(stepState(chosen(late, 'retry'), step.id)).toMatchObject({waitsOn: true, input});
  });

  test('is asked for once more only where that is chosen, and remembers the first', () => {
    const {waitsOn, isTaken, status, intendedAt} = stepState(chosen(late, 'send-again'), step.id);
    expect([waitsOn, isTaken, status, intendedAt]).toEqual([undefined, true, 'Pending', at]);
  });

  test('hands over where it is left', () => {
    expect(chosen(late, 'stop').ending).toMatchObject({
      outcome: 'handed-over',
      summary: expect.stringContaining('AWS accepted restore'),
    });
  });
});

describe.each([
  [
    'that AWS refused, with somebody else’s under way',
    moved(
      ...sent,
      called('AccessDenied'),
      settled('Failed'),
      (session) => chosen(session, 'retry'),
      waiting(true),
      settled('TimedOut'),
    ),
    'nothing: AWS refused it',
  ],
  [
    'that was never sent, because somebody else’s is under way',
    moved(waiting(true), settled('TimedOut')),
    'nothing: it was not sent',
  ],
])('a change %s', (_, late, words) => {
  test('is not said to be accepted, and promises nothing about sending', () => {
    const {changed, options} = questionOf(late);
    expect(changed).toBe(words);
    expect(options.map(({id}) => id)).not.toContain('send-again');
    expect(options[0]?.label).toBe('Try again (harmless; the state is looked up first)');
    expect(stepState(chosen(late, 'retry'), step.id).waitsOn).toBeUndefined();
    expect(chosen(late, 'stop').ending?.summary).not.toContain('AWS accepted');
  });
});

describe('a second sending that is declined', () => {
  const declined = moved(
    ...sent,
    called(),
    waiting(),
    settled('Failed'),
    (session) => chosen(session, 'retry'),
    asked,
    answered('no'),
  );

  test('is told apart from the first, which was sent', () => {
    const {means, changed} = questionOf(declined);
    expect(means).toBe('You did not confirm it, so it was not sent a second time.');
    expect(changed).toBe('AWS accepted the change; last seen: creating');
    expect(stepState(declined, step.id).reason).toBe(
      'not confirmed; it was not sent a second time',
    );
  });

  test('keeps what was sent where it is tried again', () => {
    expect(stepState(chosen(declined, 'retry'), step.id)).toMatchObject({isTaken: true, input});
  });
});
