/** RTO and RPO as durations, from the journal alone; what cannot be measured is said to be so. */
import {describe, expect, test} from 'vitest';
import {fold} from '../../src/core/apply.ts';
import type {Entry, EntryBody} from '../../src/core/entry.ts';
import {recoveryFigures} from '../../src/remedies/recovery-figures.ts';
import {diagnosis, planned, settled, step} from '../core/tale.ts';
import {aliases, answered, instance, key, known, opened} from '../recovery/night.ts';

const lock: EntryBody = known('events', {
  Events: [
    {
      Date: '2026-03-02T01:52:11.000Z',
      Message:
        'RDS has been unable to access the KMS encryption key for database instance orders-db and it will be placed into an inaccessible state.',
    },
  ],
});
const snapshots: EntryBody = known('snapshots', {
  DBSnapshots: [
    {
      DBSnapshotIdentifier: 'nightly',
      SnapshotType: 'manual',
      Status: 'available',
      Encrypted: false,
      SnapshotCreateTime: '2026-03-01T03:10:00.000Z',
    },
  ],
});
const restore = step('restore', {
  kind: 'change',
  call: 'rds:RestoreDBInstanceFromDBSnapshot',
  verify: {read: 'rds:DescribeDBInstances', with: {}, until: '', within: 60, every: 15},
});
const restored = [
  settled('restore', 'Success', {target: 'orders-db-restored'}),
  instance({
    DBInstanceIdentifier: 'orders-db-restored',
    DbiResourceId: 'db-NEW',
    DBInstanceStatus: 'available',
    LatestRestorableTime: undefined,
  }),
];

/** The bodies a minute apart from 02:15. */
function figuresOf(...bodies: readonly EntryBody[]) {
  const entries = bodies.map((body, index): Entry => {
    const at = new Date(Date.parse('2026-03-02T02:15:00.000Z') + index * 60_000).toISOString();
    return {v: 1, seq: index + 1, at, prev: '', hash: '', ...body};
  });
  return recoveryFigures(fold(entries), entries);
}

function afterChoice(choice: string, events: readonly EntryBody[], lost = {}) {
  return figuresOf(
    opened(),
    instance({LatestRestorableTime: undefined, ...lost}),
    aliases,
    key({KeyState: 'Enabled'}),
    snapshots,
    ...events,
    {type: 'diagnosed', diagnosis: diagnosis('locked-out')},
    planned(restore),
    ...answered('source', choice),
    ...restored,
  );
}

describe('a recovery time that nobody measured', () => {
  const start = [
    instance({DBInstanceStatus: 'available'}),
    {type: 'closed', outcome: 'recovered', summary: ''},
  ] as const;

  test('is not known where a colleague started it and this session waited for nothing', () => {
    const {rto} = figuresOf(
      opened(),
      instance({}),
      lock,
      {type: 'diagnosed', diagnosis: diagnosis('locked-out')},
      ...start,
    );
    const words = 'not known: down since 01:52:11 UTC, and nobody watched here when it came back';
    expect(rto).toEqual({words});
  });

  test('is not known either where RDS told of no lock', () => {
    const locked: EntryBody = {type: 'diagnosed', diagnosis: diagnosis('locked-out')};
    const {rto} = figuresOf(opened(), instance({}), locked, ...start);
    expect(rto).toEqual({words: 'not known: it never was down, or nobody knows since when'});
  });
});

describe('the recovery point', () => {
  test('is measured from the snapshot to the lock that RDS told', () => {
    expect(afterChoice('snapshot/nightly', [lock]).rpo).toEqual({
      seconds: 22 * 3600 + 42 * 60 + 11,
      from: '2026-03-01T03:10:00.000Z',
      to: '2026-03-02T01:52:11.000Z',
      words: '22 h 42 min (written 1 Mar 03:10:00 to 01:52:11 UTC)',
    });
  });

  test('says up to five minutes more where only the newest restorable second is known', () => {
    const {rpo} = afterChoice('snapshot/nightly', [], {
      LatestRestorableTime: '2026-03-02T01:50:00.000Z',
    });
    expect(rpo.seconds).toBe(22 * 3600 + 40 * 60);
    expect(rpo.words).toMatch(/^22 h 40 min, up to 5 min more/);
  });

  test('of that second itself is at most those five minutes', () => {
    const {rpo} = afterChoice('point-in-time/db-ORDERS', [], {
      LatestRestorableTime: '2026-03-02T01:50:00.000Z',
    });
    expect(rpo).toMatchObject({seconds: 0, words: 'up to 5 min'});
  });

  test.each([
    ['no lock is known', 'snapshot/nightly', 'not known in time: what was written after nightly'],
    ['the backup is gone', 'snapshot/gone', 'not known in time: what was written after gone'],
    [
      'a replica was promoted',
      'replica@eu-central-1/orders-dr',
      'not known: what orders-dr had not received when its source stopped',
    ],
  ])('is not invented where %s', (_, choice, words) => {
    expect(afterChoice(choice, []).rpo).toEqual({words});
  });

  test.each([
    ['locked-out', '0 (the same disks came back)'],
    ['at-risk', '0 (it never stopped)'],
  ] as const)('of a database that was not restored is nothing: %s', (verdict, words) => {
    const {rpo} = figuresOf(opened(), instance(), {
      type: 'diagnosed',
      diagnosis: diagnosis(verdict),
    });
    expect(rpo).toEqual({seconds: 0, words});
  });
});

describe('the recovery time', () => {
  test('is measured from the lock to the wait that held', () => {
    const {rto} = afterChoice('snapshot/nightly', [lock]);
    expect(rto).toEqual({
      seconds: 32 * 60 + 49,
      from: '2026-03-02T01:52:11.000Z',
      to: '2026-03-02T02:25:00.000Z',
      words: '32 min 49 s (01:52:11 to 02:25:00 UTC)',
    });
  });

  test('is not invented without a lock', () => {
    expect(afterChoice('snapshot/nightly', []).rto.seconds).toBeUndefined();
  });
});
