import {describe, expect, it} from 'vitest';
import type {EntryBody} from '../../src/core/entry.ts';
import {recommendedAnswer} from '../../src/core/question.ts';
import {backupOptions} from '../../src/recovery/backup-options.ts';
import {candidatesOf} from '../../src/recovery/backups.ts';
import type {Snapshot} from '../../src/recovery/opens.ts';
import {aliases, instance, key, keyArn, known, observed, opened, sessionOf} from './night.ts';

const copyKey = 'arn:aws:kms:eu-west-1:111122223333:key/9f8e7d6c-0000-0000-0000-000000001b0a';

const lock: EntryBody = known('events', {
  Events: [
    {
      Date: '2026-03-01T23:52:11.000Z',
      Message:
        'RDS is unable to access the KMS encryption key for database instance orders-db; it is likely disabled.',
    },
    {
      Date: '2026-03-02T01:52:11.000Z',
      Message:
        'RDS has been unable to access the KMS encryption key for database instance orders-db and it will be placed into an inaccessible state.',
    },
  ],
});

function snapshot(id: string, created: string, members: Partial<Snapshot> = {}): Snapshot {
  return {
    DBSnapshotIdentifier: id,
    DBInstanceIdentifier: 'orders-db',
    SnapshotCreateTime: created,
    SnapshotType: 'manual',
    Status: 'available',
    AllocatedStorage: 500,
    Encrypted: true,
    KmsKeyId: keyArn,
    ...members,
  };
}

const enabled = key({KeyState: 'Enabled'});

function night(snapshots: readonly Snapshot[], ...more: readonly EntryBody[]) {
  const all = known('snapshots', {DBSnapshots: snapshots});
  return sessionOf(opened(), instance(), aliases, enabled, lock, all, ...more);
}

describe('candidatesOf', () => {
  it('has none where the snapshots could not be listed', () => {
    const denied = observed('snapshots', {
      status: 'denied',
      call: 'rds:DescribeDBSnapshots',
      at: '',
      code: 'AccessDenied',
      message: '',
      needs: 'rds:DescribeDBSnapshots',
    });
    expect(candidatesOf(sessionOf(opened(), instance(), denied))).toEqual([]);
  });

  it('judges a snapshot by its key, though its status is available', () => {
    const states = ['Disabled', 'PendingDeletion', 'PendingImport', 'Unavailable'];
    for (const state of states) {
      const session = night([snapshot('a', '2026-03-01T03:10:00.000Z')], key({KeyState: state}));
      expect(candidatesOf(session)).toMatchObject([
        {
          verdict: 'cannot open',
          dead: `its key alias/orders is ${state}`,
          opening: {opens: 'no', words: state},
        },
      ]);
    }
  });

  it('says when the key of a dead snapshot will be deleted', () => {
    const copy = snapshot('a', '2026-03-01T03:10:00.000Z', {KmsKeyId: copyKey});
    const pending = known(`key:${copyKey}`, {
      KeyMetadata: {KeyState: 'PendingDeletion', DeletionDate: '2026-03-06T09:00:00.000Z'},
    });
    expect(candidatesOf(night([copy], pending))[0]?.dead).toBe(
      'its key 9f8e7d6c…1b0a is PendingDeletion and will be deleted 6 Mar 09:00 UTC',
    );
  });

  it.each([
    ['not-asked', 'cannot tell', 'not asked'],
    ['does-not-exist', 'cannot open', 'key deleted'],
  ] as const)('tells a key that is %s', (because, verdict, words) => {
    const copy = snapshot('a', '2026-03-01T03:10:00.000Z', {KmsKeyId: copyKey});
    const gone = observed(`key:${copyKey}`, {
      status: 'absent',
      because,
      call: 'kms:DescribeKey',
      at: '',
      message: '',
    });
    expect(candidatesOf(night([copy], gone))).toMatchObject([{verdict, opening: {words}}]);
  });

  it.each([
    ['denied', {needs: 'kms:DescribeKey'}, 'not visible', /kms:DescribeKey is denied/],
    ['failed', {}, 'not read', /could not be read: ThrottlingException/],
  ] as const)('cannot tell where the look at the key was %s', (status, rest, words, because) => {
    const copy = snapshot('a', '2026-03-01T03:10:00.000Z', {KmsKeyId: copyKey});
    const fact = observed(`key:${copyKey}`, {
      status,
      call: 'kms:DescribeKey',
      at: '',
      code: 'ThrottlingException',
      message: '',
      needs: '',
      ...rest,
    });
    const [candidate] = candidatesOf(night([copy], fact));
    expect(candidate).toMatchObject({verdict: 'cannot tell', dead: '', opening: {words}});
    expect(candidate?.opening.because).toMatch(because);
  });

  it.each([
    ['creating', {Status: 'creating'}, 'its status is creating'],
    ['shared and encrypted', {SnapshotType: 'shared'}, /has to be copied/],
  ])('cannot open one that is %s', (_, members, dead) => {
    const session = night([snapshot('a', '2026-03-01T03:10:00.000Z', members)]);
    expect(candidatesOf(session)).toMatchObject([{verdict: 'cannot open'}]);
    expect(candidatesOf(session)[0]?.dead).toMatch(dead);
  });

  it.each([
    ['not encrypted', {Encrypted: false, KmsKeyId: undefined}],
    ['AWS owned key', {StorageEncryptionType: 'sse-rds', KmsKeyId: undefined}],
  ])('opens one that needs no key of the customer: %s', (words, members) => {
    const session = night([snapshot('a', '2026-03-01T03:10:00.000Z', members)]);
    expect(candidatesOf(session)).toMatchObject([{verdict: 'best', opening: {words}}]);
  });

  it('sorts by data lost among those that open, then the unknown, then the dead', () => {
    const session = night(
      [
        snapshot('dead', '2026-03-02T01:00:00.000Z', {KmsKeyId: copyKey}),
        snapshot('old', '2026-02-20T18:30:00.000Z'),
        snapshot('unknown', '2026-03-01T04:00:00.000Z', {KmsKeyId: undefined}),
        snapshot('days', '2026-02-26T03:10:00.000Z', {SnapshotType: 'automated'}),
        snapshot('day', '2026-03-01T03:10:00.000Z', {SnapshotType: 'automated'}),
        snapshot('hours', '2026-03-01T18:10:00.000Z', {SnapshotType: 'awsbackup'}),
        snapshot('minutes', '2026-03-02T01:10:00.000Z'),
        snapshot('best', '2026-03-02T01:40:00.000Z'),
      ],
      known(`key:${copyKey}`, {KeyMetadata: {KeyState: 'Disabled'}}),
    );
    expect(candidatesOf(session).map((each) => [each.snapshot, each.kind, each.verdict])).toEqual([
      ['best', 'manual', 'best'],
      ['minutes', 'manual', 'loses minutes'],
      ['hours', 'AWS Backup', 'loses hours'],
      ['day', 'automated', 'loses a day'],
      ['days', 'automated', 'loses days'],
      ['old', 'manual', 'very old'],
      ['unknown', 'manual', 'cannot tell'],
      ['dead', 'manual', 'cannot open'],
    ]);
  });

  it.each([
    ['2026-03-02T00:52:12.000Z', 'loses minutes'],
    ['2026-03-02T00:52:11.000Z', 'loses hours'],
    ['2026-03-01T13:52:12.000Z', 'loses hours'],
    ['2026-03-01T13:52:11.000Z', 'loses a day'],
    ['2026-02-28T13:52:12.000Z', 'loses a day'],
    ['2026-02-28T13:52:11.000Z', 'loses days'],
    ['2026-02-28T04:52:11.000Z', 'loses days'],
    ['2026-02-23T01:52:11.000Z', 'very old'],
  ])('says of the state of %s that it %s', (restorePoint, verdict) => {
    const best = snapshot('best', '2026-03-02T01:40:00.000Z');
    const [, candidate] = candidatesOf(night([best, snapshot('a', restorePoint)]));
    expect(candidate?.verdict).toBe(verdict);
  });

  it('counts a copy from what it holds, not from when it was copied', () => {
    const copy = snapshot('copy', '2026-03-02T01:50:00.000Z', {
      SourceDBSnapshotIdentifier: 'original',
      OriginalSnapshotCreateTime: '2026-02-01T04:00:00.000Z',
    });
    const real = snapshot('real', '2026-03-01T03:10:00.000Z');
    expect(candidatesOf(night([copy, real])).map((each) => [each.snapshot, each.kind])).toEqual([
      ['real', 'manual'],
      ['copy', 'manual copy'],
    ]);
  });

  it('measures from the newest restorable second where no event tells the lock', () => {
    const session = sessionOf(
      opened(),
      instance({LatestRestorableTime: '2026-03-02T01:47:55.000Z'}),
      enabled,
      known('snapshots', {DBSnapshots: [snapshot('a', '2026-03-02T00:47:55.000Z')]}),
    );
    expect(candidatesOf(session)[0]?.lost).toBe(3_600_000);
    expect(backupOptions(session).options[0]?.detail).toMatch(/is lost, up to 5 min more$/);
  });

  it('says that the loss is unknown where nothing tells the lock', () => {
    const session = sessionOf(
      opened(),
      instance(),
      enabled,
      known('snapshots', {
        DBSnapshots: [
          snapshot('newer', '2026-03-01T03:10:00.000Z'),
          snapshot('older', '2026-02-01T03:10:00.000Z'),
        ],
      }),
    );
    expect(candidatesOf(session).map(({snapshot: id, verdict}) => [id, verdict])).toEqual([
      ['newer', 'best'],
      ['older', 'loss unknown'],
    ]);
    expect(backupOptions(session).options[0]?.cells?.[1]).toBe('unknown');
  });
});

describe('backupOptions', () => {
  it('fills a row of the table for each candidate', () => {
    const session = night([
      snapshot('rds:orders-db-2026-03-01', '2026-03-01T03:10:00.000Z', {SnapshotType: 'automated'}),
      snapshot('before-2025', '2024-12-31T04:00:00.000Z'),
    ]);
    expect(backupOptions(session)).toMatchObject({
      columns: ['Back to (UTC)', 'Data lost', 'Kind', 'Key', 'Verdict'],
      options: [
        {
          id: 'rds:orders-db-2026-03-01',
          recommended: true,
          detail: '500 GiB; 22 h 42 min of data before 2 Mar 01:52:11 UTC is lost',
          cells: ['1 Mar 03:10:00', '22 h 42 min', 'automated', 'alias/orders', 'best'],
        },
        {
          id: 'before-2025',
          cells: ['31 Dec 2024 04:00:00', '425 d 21 h', 'manual', 'alias/orders', 'very old'],
        },
        {id: 'none'},
      ],
    });
  });

  it('recommends the best, or to stop where nothing opens', () => {
    const created = '2026-03-01T03:10:00.000Z';
    const choose = (options: ReturnType<typeof backupOptions>['options']) =>
      recommendedAnswer({kind: 'choice', title: '', prose: '', options});
    expect(choose(backupOptions(night([snapshot('a', created)])).options)).toBe('a');
    const closed = night([snapshot('a', created)], key({KeyState: 'Disabled'}));
    const {options} = backupOptions(closed);
    expect(choose(options)).toBe('none');
    expect(options[0]?.dead).toBe('a cannot be restored: its key alias/orders is Disabled.');
    expect(options[1]?.then).toBe('stop');
  });

  it('strips control characters from what AWS answers', () => {
    const session = night([
      snapshot('a\u001b[2Jb', '2026-03-01T03:10:00.000Z', {SnapshotType: '\u0007x'}),
    ]);
    const [option] = backupOptions(session).options;
    expect(`${option?.label}${option?.cells?.join('')}`).not.toMatch(/\p{Cc}/u);
  });
});
