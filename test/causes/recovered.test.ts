/** The end of the story, from the journal alone. */
import {describe, expect, test} from 'vitest';
import {diagnose} from '../../src/causes/diagnose.ts';
import {recovered} from '../../src/causes/recovered.ts';
import {followUps} from '../../src/causes/words/follow-ups.ts';
import {fold} from '../../src/core/apply.ts';
import type {Entry, EntryBody} from '../../src/core/entry.ts';
import type {Evidence, FactName, FactValues} from '../../src/core/evidence.ts';
import type {Fact} from '../../src/core/fact.ts';
import {
  answered,
  asked,
  called,
  confirmation,
  enable,
  opened,
  planned,
  settled,
  startStep,
  step,
} from '../core/tale.ts';
import {answersOfTheNight, evidenceOf, incident, keyArn, now} from './night.ts';

/** What happened, with the time of day on 2 March 2026. */
type Happening = readonly [time: string, body: EntryBody];

function entriesOf(happenings: readonly Happening[]): readonly Entry[] {
  return happenings.map(([time, body], index) => ({
    v: 1,
    seq: index + 1,
    at: `2026-03-02T${time}.000Z`,
    prev: '',
    hash: '',
    ...body,
  }));
}

function observed(evidence: Evidence, time: string): readonly Happening[] {
  return Object.entries(evidence).map(([name, fact]) => [
    time,
    // The entries of an object are pairs of its own names and values.
    {type: 'observed', fact: name as FactName, evidence: fact as Fact<FactValues[FactName]>},
  ]);
}

const night = evidenceOf(answersOfTheNight());
const diagnosed: EntryBody = {type: 'diagnosed', diagnosis: diagnose(night, incident, now)};
const rdsWait = {
  read: 'rds:DescribeDBInstances',
  with: {},
  until: '',
  within: 7200,
  every: 15,
} as const;
const start = {...startStep, title: 'Start orders-db', verify: rdsWait};
const answers = step('answers', {kind: 'manual', title: 'Does the application answer?'});

const beginning: readonly Happening[] = [
  ['02:14:19', opened()],
  ...observed(night, '02:14:22'),
  ['02:14:24', diagnosed],
  ['02:14:41', planned({...enable, title: 'Enable the key'}, start, answers)],
  ['02:15:58', asked('enable', confirmation)],
  ['02:16:05', answered('enable', 'yes')],
  ['02:16:06', {type: 'intended', step: 'enable', call: 'kms:EnableKey', input: {}, attempt: 1}],
  ['02:16:06', called('ok')],
  ['02:16:09', settled('enable', 'Success')],
  [
    '02:17:38',
    {type: 'intended', step: 'start', call: 'rds:StartDBInstance', input: {}, attempt: 1},
  ],
  ['02:17:38', called('ok', {step: 'start', call: 'rds:StartDBInstance'})],
  ['02:29:50', settled('start', 'Success')],
];
const saidYes: readonly Happening[] = [
  ['02:31:10', asked('answers', {...confirmation, expected: 'yes'})],
  ['02:31:15', answered('answers', 'yes')],
  ['02:31:15', settled('answers', 'Success')],
];

function end(...happenings: readonly Happening[]) {
  const entries = entriesOf(happenings);
  return recovered(fold(entries), entries);
}

function due(...happenings: readonly Happening[]) {
  return followUps(fold(entriesOf(happenings)));
}

describe('the night', () => {
  const told = end(...beginning, ...saidYes);

  test('was down from the lock to the end of the start, and lost nothing', () => {
    expect(told).toMatchObject({
      title: 'Recovered',
      headline: 'orders-db answers again. It was down for 37 min 39 s.',
      isProven: true,
      downFor: '37 min 39 s',
      down: {from: '2026-03-02T01:52:11.000Z', to: '2026-03-02T02:29:50.000Z'},
      changesSent: 2,
      refused: 0,
    });
  });

  test('is told in the order in which it happened', () => {
    expect(told.timeline.map(({at, what}) => [at.slice(11, 19), what])).toEqual([
      ['01:52:11', 'locked out'],
      ['02:14:19', 'you started'],
      ['02:16:09', 'Enable the key'],
      ['02:29:50', 'Start orders-db'],
      ['02:31:15', 'Does the application answer?'],
    ]);
    expect(told.timeline.map(({how}) => how)).toEqual([
      'DisableKey 1 Mar 23:41:07 by role ci-cleanup, session nightly-4711',
      '18 reads, judged after 5 s',
      'kms:EnableKey, 3 s, confirmed by mara',
      'rds:StartDBInstance, 12 min 12 s',
      'yes, said by mara',
    ]);
  });

  test('leaves only what the evidence speaks for', () => {
    expect(due(...beginning, ...saidYes)).toEqual([
      {what: 'billing-db is still locked out: latchkey respond billing-db', when: 'today'},
      {
        what: `Keep role ci-cleanup, session nightly-4711 from doing it again: tell its owner of DisableKey on ${keyArn}, CloudTrail event e-1`,
        when: 'today',
      },
      {what: 'sessions-db has no automated backups: switch them on', when: 'today'},
      {
        what: `Set an alarm on DisableKey and ScheduleKeyDeletion of ${keyArn}`,
        how: expect.stringMatching(
          /^aws events put-rule --region eu-west-1 .*"eventName":\["DisableKey","ScheduleKeyDeletion"\]/,
        ),
        when: 'this week',
      },
      {what: 'Rehearse this night: latchkey rehearse key-disabled', when: 'this month'},
    ]);
  });
});

test('is not yet proven while nobody said that the application answers', () => {
  expect(end(...beginning)).toMatchObject({
    title: 'Available, not yet proven',
    headline: 'orders-db is available again. It was down for 37 min 39 s.',
    isProven: false,
  });
});

test('a no is no proof', () => {
  const no: readonly Happening[] = [
    ['02:31:10', asked('answers', confirmation)],
    ['02:31:15', answered('answers', 'no')],
  ];
  expect(end(...beginning, ...no).isProven).toBe(false);
});

test('does not invent how long it was down', () => {
  const silent = evidenceOf({...answersOfTheNight(), events: {Events: []}});
  const told = end(
    ['02:14:19', opened()],
    ...observed(silent, '02:14:22'),
    ['02:14:24', {type: 'diagnosed', diagnosis: diagnose(silent, incident, now)}],
    ...beginning.slice(beginning.findIndex(([time]) => time === '02:14:41')),
  );
  expect(told.downFor).toBe('');
  expect(told.headline).toBe('orders-db is available again.');
  expect(told.timeline[0]?.what).toBe('you started');
});

test('counts what AWS refused and says when', () => {
  const refused: Happening = ['02:16:00', called('error')];
  const told = end(...beginning, refused);
  expect(told.refused).toBe(1);
  expect(told.timeline).toContainEqual({
    at: '2026-03-02T02:16:00.000Z',
    what: 'kms:EnableKey refused',
    how: 'Throttling',
  });
});

test('tells an interruption', () => {
  const told = end(...beginning, ['02:26:41', opened({resumed: true})]);
  expect(told.timeline.map(({what}) => what)).toContain('you went on');
});

test('beside a restored database the old one still stands', () => {
  const restored: readonly Happening[] = [
    ...beginning,
    ['02:40:00', answered('source', 'snapshot/orders-db-dr')],
    ['03:00:00', settled('start', 'Success', {target: 'orders-db-restored'})],
  ];
  expect(end(...restored).headline).toContain('orders-db-restored');
  expect(due(...restored).map(({what}) => what)).toContain(
    'Decide what becomes of orders-db: it still stands beside the new one',
  );
});

test('a rehearsal does not advise to rehearse', () => {
  const entries = entriesOf([['02:14:19', opened({rehearsal: true})], ...beginning.slice(1)]);
  expect(followUps(fold(entries)).some(({what}) => what.includes('Rehearse'))).toBe(false);
});

test('many databases on the key are named five, then counted', () => {
  const others = Array.from({length: 8}, (_, index) => ({
    DBInstanceIdentifier: `db-${index}`,
    DBInstanceStatus: 'inaccessible-encryption-credentials-recoverable',
    KmsKeyId: keyArn,
  }));
  const evidence = evidenceOf({
    ...answersOfTheNight(),
    regionInstances: {DBInstances: others},
  });
  const told = due(['02:14:19', opened()], ...observed(evidence, '02:14:22'), [
    '02:14:24',
    {type: 'diagnosed', diagnosis: diagnose(evidence, incident, now)},
  ]);
  expect(told[5]).toEqual({
    what: '3 more databases on the same key are locked out',
    when: 'today',
  });
});

test.each([
  ['Success', 'it answers'],
  ['Failed', 'it does not answer'],
] as const)('whether it answered stands in the story: %s', (status, what) => {
  const connects = step('connects', {kind: 'connect', title: 'The database answers'});
  const told = end(
    ['02:14:19', opened()],
    ['02:14:41', planned(connects)],
    ['02:31:00', settled('connects', status, {reason: 'port 5432'})],
  );
  expect(told.timeline).toContainEqual({
    at: '2026-03-02T02:31:00.000Z',
    what,
    how: 'port 5432',
  });
});
