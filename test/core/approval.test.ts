/** Which changes need a second person, and which approval covers one. */
import {describe, expect, test} from 'vitest';
import {type ApprovalRequest, approvalFor, needsApproval} from '../../src/core/approval.ts';
import type {EntryBody} from '../../src/core/entry.ts';
import {stepState} from '../../src/core/session.ts';
import {answered, asked, keyArn, opened, sessionOf} from '../support/night/entries.ts';
import {steps} from '../support/night/plan.ts';
import {untilPlanned} from '../support/night/stories.ts';

const enable = steps.find(({id}) => id === 'enable');
if (!enable) throw new Error('The plan of the night has no step enable.');
const second = 'arn:aws:sts::111122223333:assumed-role/OnCallLead/priya';
const request: ApprovalRequest = {
  format: 'latchkey/approval/1',
  id: '0b7e2c1a-5b0e-4f6e-9a2b-1c2d3e4f5a6b',
  session: 'orders-db-20260302-0214',
  accountId: '111122223333',
  region: 'eu-west-1',
  database: 'orders-db',
  requestedBy: 'arn:aws:sts::111122223333:assumed-role/OnCallResponder/mara',
  expiresAt: '2026-03-02T03:15:00.000Z',
  changes: [
    {step: 'enable', title: '', call: 'kms:EnableKey', input: {KeyId: keyArn}, command: ''},
  ],
};
const title = 'A second person has to approve';
const question = {kind: 'approval', title, prose: '', request, text: '', hash: ''} as const;
const change = {step: 'enable', call: 'kms:EnableKey', input: {KeyId: keyArn}} as const;

function session(answer: string, by: string, ...more: readonly (readonly [string, EntryBody])[]) {
  const [time, body] = answered('02:15:59', 'enable.approval', title, answer);
  return sessionOf([
    ...untilPlanned(),
    asked('02:15:58', 'enable.approval', question),
    [time, {...body, by} as EntryBody],
    ...more,
  ]);
}

describe('approval', () => {
  test('is needed for every change of a session that says so, or for a step that does', () => {
    const plain = sessionOf([['02:14:19', opened()]]);
    const strict = sessionOf([['02:14:19', opened({requiresApproval: true})]]);
    expect(needsApproval(enable, plain)).toBe(false);
    expect(needsApproval(enable, strict)).toBe(true);
    expect(needsApproval({...enable, 'require-approval': true}, plain)).toBe(true);
    expect(needsApproval({...enable, kind: 'read'}, strict)).toBe(false);
    const dry = sessionOf([['02:14:19', opened({requiresApproval: true, world: 'read-only'})]]);
    expect(needsApproval(enable, dry)).toBe(false);
  });

  test('cannot be talked out of by resuming without it', () => {
    const resumed = sessionOf([
      ['02:14:19', opened({requiresApproval: true})],
      ['02:20:00', opened({resumed: true})],
    ]);
    expect(resumed.requiresApproval).toBe(true);
  });

  test('covers exactly what was approved', () => {
    const approved = session('approved', second);
    expect(approvalFor(approved, change)?.by).toBe(second);
    expect(approvalFor(approved, {...change, input: {KeyId: 'another'}})).toBeUndefined();
    expect(approvalFor(approved, {...change, step: 'start'})).toBeUndefined();
    expect(approvalFor(approved, {...change, call: 'kms:CancelKeyDeletion'})).toBeUndefined();
  });

  test('does not cover what one approved oneself and then took over', () => {
    const operator = {arn: second, accountId: '111122223333'};
    const takenOver = session('approved', second, ['02:30:00', opened({resumed: true, operator})]);
    expect(approvalFor(takenOver, change)).toBeUndefined();
  });

  test('lapses after twelve hours', () => {
    const note: EntryBody = {type: 'noted', text: 'still here', by: 'mara'};
    const late = session('approved', second, ['2026-03-02T14:16:00.000Z', note]);
    expect(approvalFor(late, change)).toBeUndefined();
  });

  test('refused leaves the change unsent', () => {
    expect(stepState(session('no', 'mara'), 'enable')).toMatchObject({
      status: 'Rejected',
      reason: 'not approved by a second person; nothing was sent',
    });
    expect(session('again', 'mara').question).toBeUndefined();
  });
});
