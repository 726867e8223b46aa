/** What is left to do, from what really happened: with the key, the actor, the database by name. */
import {describe, expect, test} from 'vitest';
import {diagnose} from '../../src/causes/diagnose.ts';
import {fold} from '../../src/core/apply.ts';
import type {Entry, EntryBody} from '../../src/core/entry.ts';
import type {Evidence, FactName, FactValues} from '../../src/core/evidence.ts';
import type {Fact} from '../../src/core/fact.ts';
import {allFollowUps} from '../../src/remedies/follow-ups.ts';
import {answersOfTheNight, evidenceOf, incident, keyArn, now, ordersDb} from '../causes/night.ts';
import {opened, settled} from '../core/tale.ts';

const recovered: EntryBody = {type: 'closed', outcome: 'recovered', summary: ''};
const otherKey = 'arn:aws:kms:eu-west-1:111122223333:key/9f8e7d6c-0000-0000-0000-000000001b0a';

function bodiesOf(evidence: Evidence): readonly EntryBody[] {
  return Object.entries(evidence).map(([name, fact]) => ({
    type: 'observed',
    // The entries of an object are pairs of its own names and values.
    fact: name as FactName,
    evidence: fact as Fact<FactValues[FactName]>,
  }));
}

/** The night with its evidence, what came after, and its end. */
function dueAfter(answers: {readonly [name: string]: object}, ...more: readonly EntryBody[]) {
  const evidence = evidenceOf({...answersOfTheNight(), ...answers});
  const bodies: readonly EntryBody[] = [
    opened(),
    ...bodiesOf(evidence),
    {type: 'diagnosed', diagnosis: diagnose(evidence, incident, now)},
    ...more,
  ];
  const entries = bodies.map((body, index): Entry => {
    return {v: 1, seq: index + 1, at: now, prev: '', hash: '', ...body};
  });
  return allFollowUps(fold(entries));
}

const instance = (members: object) => ({instance: {DBInstances: [{...ordersDb, ...members}]}});
const whats = (due: ReturnType<typeof dueAfter>) => due.map(({what}) => what);

/** The restored database under another key, with its capture of the lost one. */
const restored: readonly EntryBody[] = [
  settled('restore', 'Success', {target: 'orders-db-restored'}),
  ...bodiesOf(
    evidenceOf(
      instance({
        DBInstanceIdentifier: 'orders-db-restored',
        DbiResourceId: 'db-NEW',
        DBInstanceStatus: 'available',
        KmsKeyId: otherKey,
      }),
    ),
  ),
  recovered,
];

test('the most urgent come first, whoever says them', () => {
  const order = dueAfter(instance({DeletionProtection: false}), recovered).map(({when}) => when);
  expect(new Set(order)).toEqual(new Set(['today', 'this week', 'this month']));
  expect(order).toEqual(
    order.toSorted(
      (a, b) =>
        ['today', 'this week', 'this month'].indexOf(a) -
        ['today', 'this week', 'this month'].indexOf(b),
    ),
  );
});

test('the actor and the alarm name the key by its ARN', () => {
  const due = dueAfter({}, recovered);
  const [keep, alarm] = ['Keep role ci-cleanup', 'Set an alarm'].map((begin) =>
    due.find(({what}) => what.startsWith(begin)),
  );
  expect(keep?.what).toContain(`tell its owner of DisableKey on ${keyArn}, CloudTrail event `);
  expect(alarm?.what).toContain(`DisableKey and ScheduleKeyDeletion of ${keyArn}`);
  const pattern = /--event-pattern '(.*)'$/.exec(alarm?.how ?? '')?.[1];
  expect(JSON.parse(pattern ?? '')).toMatchObject({detail: {resources: {ARN: [keyArn]}}});
});

describe('deletion protection', () => {
  test.each([
    [true, false],
    [undefined, false],
    [false, true],
  ])('read as %s is advised: %s', (DeletionProtection, isAdvised) => {
    const due = whats(dueAfter(instance({DeletionProtection}), recovered));
    expect(due.includes('Switch the deletion protection of orders-db on')).toBe(isAdvised);
  });
});

describe('a copy in a second Region', () => {
  const second = 'Keep a copy of the backups of orders-db under a second key in a second Region';

  test('is advised with the command that begins it', () => {
    const due = dueAfter({}, recovered).find(({what}) => what === second);
    expect(due?.how).toContain('start-db-instance-automated-backups-replication');
    expect(due?.how).toContain(ordersDb.DBInstanceArn);
  });

  test('is not, where RDS replicates the backups already', () => {
    const copies = [{DBInstanceAutomatedBackupsArn: 'arn:aws:rds:eu-central-1:1:auto-backup:ab-1'}];
    const due = dueAfter(instance({DBInstanceAutomatedBackupsReplications: copies}), recovered);
    expect(whats(due)).not.toContain(second);
  });
});

describe('snapshots under the old key', () => {
  const regionSnapshots = {DBSnapshots: [{KmsKeyId: keyArn}, {KmsKeyId: keyArn}, {}]};

  test('keep the key needed once another one is in use', () => {
    const due = whats(dueAfter({regionSnapshots}, ...restored));
    expect(due).toContain(`Keep ${keyArn} while you need its 2 snapshots: nothing else opens them`);
  });

  test('are told to be lost with a key that is gone', () => {
    const gone = {key: {}, regionSnapshots};
    const evidence = evidenceOf({...answersOfTheNight(), ...gone});
    const diagnosis = diagnose(evidence, incident, now);
    const lost: EntryBody = {
      type: 'diagnosed',
      diagnosis: {
        ...diagnosis,
        key: {...diagnosis.key, arn: keyArn},
        findings: [
          {cause: 'key-deleted', confidence: 'certain', summary: '', evidence: [], runbook: ''},
        ],
      },
    };
    const bodies = [opened(), ...bodiesOf(evidence), lost, ...restored];
    const entries = bodies.map((body, index): Entry => {
      return {v: 1, seq: index + 1, at: now, prev: '', hash: '', ...body};
    });
    expect(whats(allFollowUps(fold(entries))).join()).toMatch(/nothing opens them again/);
  });

  test('say nothing while the database still uses that key', () => {
    expect(whats(dueAfter({regionSnapshots}, recovered)).join()).not.toContain('opens them');
  });
});

test('while the database is not back only what cannot wait is said', () => {
  const due = dueAfter({}, {type: 'closed', outcome: 'cancelled', summary: ''});
  expect(new Set(due.map(({when}) => when))).toEqual(new Set(['today']));
});
