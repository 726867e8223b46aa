/** What happened, said once: statuses, calls, skipped and failed steps, and the end. */
import {describe, expect, test} from 'vitest';
import {fold} from '../../src/core/apply.ts';
import type {EntryBody} from '../../src/core/entry.ts';
import {
  answered,
  asked,
  called,
  confirmation,
  diagnosed,
  enable,
  intended,
  opened,
  planned,
  resumed,
  settled,
  startStep,
  step,
  tale,
  upToQuestion,
  waiting,
} from '../core/tale.ts';
import {plainWith, told} from './lines.ts';

/** Only the lines that the later entries added. */
function added(before: readonly EntryBody[], ...bodies: readonly EntryBody[]): string[] {
  return told([...before, ...bodies]).slice(told(before).length);
}

const verify = {
  read: 'rds:DescribeDBInstances',
  with: {},
  until: '',
  shows: 'DBInstances[0].DBInstanceStatus',
  within: 7200,
  every: 15,
} as const;
const keyVerify = {...verify, read: 'kms:DescribeKey', shows: 'KeyMetadata.KeyState'} as const;
const start = {...startStep, title: 'Start orders-db', verify};
const plan = [
  opened(),
  diagnosed('locked-out'),
  planned({...enable, title: 'Enable the key', verify: keyVerify}, start),
];
const startIntended: EntryBody = {
  type: 'intended',
  step: 'start',
  call: 'rds:StartDBInstance',
  input: {DBInstanceIdentifier: 'orders-db'},
  attempt: 1,
};
const startCalled = called('ok', {step: 'start', call: 'rds:StartDBInstance'});

describe('the first line', () => {
  test('says which AWS, where and who', () => {
    expect(told([opened()])).toEqual([
      'LIVE 02:14:20  AWS, 111122223333, eu-west-1, OnCallResponder/mara.',
    ]);
  });

  test('names a rehearsal, a dry run, and an endpoint that is not of AWS', () => {
    expect(told([opened({rehearsal: true, world: 'simulated'})])[0]).toMatch(
      /^REHEARSAL 02:14:20 {2}Simulated AWS, 1111/,
    );
    expect(told([opened({world: 'read-only'})]).join(' ')).toMatch(
      /^DRY RUN .* Dry run: +no change is sent\.$/,
    );
    expect(told([opened({endpoint: 'http://127.0.0.1:4566'})])[0]).toContain(
      'AWS at http://127.0.0.1:4566',
    );
  });

  test('says that a session goes on, and tells nothing from before again', () => {
    const {frontEnd, lines} = plainWith([]);
    const entries = tale(...plan, resumed);
    const view = {session: fold(entries), entries, activity: {type: 'idle'}, refusal: ''} as const;
    frontEnd.attach({
      view: () => view,
      subscribe: () => () => undefined,
      now: () => 0,
      note: () => undefined,
      lookAgain: () => undefined,
      leave: () => undefined,
    });
    expect(lines).toEqual([
      'LIVE 02:14:23  AWS, 111122223333, eu-west-1, OnCallResponder/mara.',
      'LIVE 02:14:23  Going on with session orders-db-20260302-0214. Facts are read',
      '               anew.',
    ]);
  });
});

describe('a change that was sent', () => {
  test('is accepted with its request, shortened', () => {
    const request = called('ok', {requestId: '8d1f0000-aaaa-bbbb-cccc-ddddeeeeb6c2'});
    expect(added(plan, intended(), request)).toEqual([
      'LIVE 02:14:24  kms:EnableKey sent, accepted, request 8d1f...b6c2.',
    ]);
  });

  test('is not accepted, with the code of AWS', () => {
    expect(added(plan, intended(), called('error'))).toEqual([
      'LIVE 02:14:24  kms:EnableKey sent, not accepted: Throttling.',
    ]);
  });

  test('would be called, with its exact request and the command', () => {
    const dry = [opened({world: 'read-only'}), ...plan.slice(1)];
    const command = 'aws kms enable-key --key-id 1';
    const lines = added(
      dry,
      asked('enable', {...confirmation, command}),
      answered('enable', 'yes'),
      called('would-call', {input: {KeyId: '1'}}),
      settled('enable', 'Skipped', {reason: 'would call kms:EnableKey; it was not sent'}),
    );
    expect(lines).toEqual([
      'DRY RUN 02:14:25  WOULD CALL kms:EnableKey. It was not sent.',
      '  With: KeyId 1',
      '  aws kms enable-key --key-id 1',
    ]);
  });

  test('is checked, with the member that shows it and how long that took', () => {
    const lines = added(
      plan,
      intended(),
      called('ok'),
      waiting('enable', 'Disabled'),
      waiting('enable', 'Enabled'),
      settled('enable', 'Success'),
    );
    expect(lines.at(-1)).toBe('LIVE 02:14:27  Checked: KeyState Enabled, 4 s after it was sent.');
    expect(lines).toHaveLength(2);
  });

  test('was not needed', () => {
    const already = settled('enable', 'Success', {reason: 'already so; nothing was sent'});
    expect(added(plan, already)).toEqual([
      'LIVE 02:14:23  Enable the key: already so; nothing was sent.',
    ]);
  });
});

describe('a wait for a database', () => {
  const begun = [...plan, settled('enable', 'Success', {reason: 'x'}), startIntended, startCalled];

  test('says each status once, from what it was, and how long it took', () => {
    const lines = added(
      begun,
      waiting('start'),
      waiting('start', 'starting'),
      waiting('start', 'starting'),
      waiting('start', 'configuring-enhanced-monitoring'),
      waiting('start', 'available'),
      settled('start', 'Success'),
    );
    expect(lines).toEqual([
      'LIVE 02:14:27  orders-db: locked out, now starting.',
      'LIVE 02:14:29  orders-db: now configuring-enhanced-monitoring.',
      'LIVE 02:14:30  orders-db: now available, after 6 s.',
    ]);
  });

  test('names the database that is being made', () => {
    const made = {...startIntended, input: {DBInstanceIdentifier: 'orders-db-restored'}};
    const lines = added([...plan, made, startCalled], waiting('start', 'creating'));
    expect(lines).toEqual(['LIVE 02:14:25  orders-db-restored: now creating.']);
  });

  test('that was under way already says so', () => {
    const because = 'rds:StartDBInstance was intended at 02:17 UTC and arrived; not sent again';
    const lines = added(plan, {...waiting('start', 'starting'), because} as EntryBody);
    expect(lines.join(' ').replace(/ +/g, ' ')).toContain(
      'rds:StartDBInstance was intended at 02:17 UTC and arrived; not sent again.',
    );
  });
});

describe('a step', () => {
  test('that is skipped says why', () => {
    expect(added(plan, settled('enable', 'Skipped', {reason: 'the key is Enabled'}))).toEqual([
      'LIVE 02:14:23  Step 1 of 2 skipped: the key is Enabled.',
    ]);
  });

  test('that fails says nothing itself: the question about it does', () => {
    expect(added(plan, settled('enable', 'Failed', {reason: 'x'}))).toEqual([]);
  });

  test('that may fail says that the plan goes on', () => {
    const optional = [...plan.slice(0, 2), planned(step('try', {onFailure: 'continue'}))];
    expect(added(optional, settled('try', 'Failed', {reason: 'Fault: no.'}))).toEqual([
      'LIVE 02:14:23  Step 1 of 1 failed, the plan goes on: Fault: no.',
    ]);
  });
});

describe('the end', () => {
  test.each([
    ['nothing-to-do', 'NOTHING TO DO'],
    ['handed-over', 'HANDED OVER'],
    ['waiting', 'LEFT WAITING'],
    ['cancelled', 'STOPPED'],
    ['failed', 'FAILED'],
  ] as const)('%s is one block: %s', (outcome, word) => {
    const lines = added(plan, {type: 'closed', outcome, summary: 'So it ended.'});
    expect(lines[0]).toBe(`${word}: So it ended.`);
    expect(lines).toContain('  Session: orders-db-20260302-0214');
  });

  test('of a recovery is said once', () => {
    const end = {type: 'closed', outcome: 'recovered', summary: ''} as const;
    const lines = told([...plan, diagnosed('healthy'), end]);
    expect(lines.filter((line) => line.startsWith('AVAILABLE, NOT YET PROVEN:'))).toHaveLength(1);
  });
});

test('the good end of a plan is one line, the block stands once', () => {
  const lines = told([...plan, diagnosed('healthy')]);
  expect(lines.filter((line) => line.startsWith('DIAGNOSIS'))).toHaveLength(1);
  expect(lines.filter((line) => line.includes('Read again: '))).toHaveLength(1);
});

test('a note stands with its author', () => {
  const note = {type: 'noted', text: 'shop team told', by: 'mara'} as const;
  expect(added(upToQuestion, note)).toEqual(['LIVE 02:14:26  Note by mara: "shop team told"']);
});

test('an entry that is shown twice is said once', () => {
  const {frontEnd, lines} = plainWith([]);
  const entries = tale(...plan);
  for (const entry of [...entries, ...entries]) frontEnd.show(entry, fold(entries));
  expect(lines.filter((line) => line.startsWith('DIAGNOSIS'))).toHaveLength(1);
});
