import {describe, expect, it} from 'vitest';
import type {DBSnapshot} from '../../../src/core/aws-shapes.ts';
import type {EntryBody} from '../../../src/core/entry.ts';
import {recommendedAnswer} from '../../../src/core/question.ts';
import {candidatesOf} from '../../../src/recovery/sources/candidates.ts';
import {sourceOptions} from '../../../src/recovery/sources/options.ts';
import {aliases, instance, key, keyArn, known, observed, opened, sessionOf} from '../night.ts';

const copyKey = 'arn:aws:kms:eu-west-1:111122223333:key/9f8e7d6c-0000-0000-0000-000000001b0a';

const lock: EntryBody = known('events', {
  Events: [
    {
      Date: '2026-03-02T01:52:11.000Z',
      Message:
        'RDS has been unable to access the KMS encryption key for database instance orders-db and it will be placed into an inaccessible state.',
    },
  ],
});

function snapshot(id: string, created: string, members: Partial<DBSnapshot> = {}): DBSnapshot {
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

function night(snapshots: readonly DBSnapshot[], ...more: readonly EntryBody[]) {
  const all = known('snapshots', {DBSnapshots: snapshots});
  const lost = instance({LatestRestorableTime: undefined, BackupRetentionPeriod: 0});
  return sessionOf(opened(), lost, aliases, enabled, lock, all, ...more);
}

const at = '2026-03-01T03:10:00.000Z';

describe('candidatesOf', () => {
  it('judges a backup by its key, though its status is available', () => {
    for (const state of ['Disabled', 'PendingDeletion', 'PendingImport', 'Unavailable']) {
      const session = night([snapshot('a', at)], key({KeyState: state}));
      expect(candidatesOf(session)).toMatchObject([
        {
          verdict: 'cannot open',
          dead: `its key alias/orders is ${state}`,
          opening: {opens: 'no', words: state},
        },
      ]);
    }
  });

  it.each([
    ['denied', {needs: 'kms:DescribeKey'}, 'not visible', /kms:DescribeKey is denied/],
    ['failed', {}, 'not read', /could not be read: ThrottlingException/],
  ] as const)('cannot tell where the look at the key was %s', (status, rest, words, because) => {
    const fact = observed(`key:${copyKey}`, {
      status,
      call: 'kms:DescribeKey',
      at: '',
      code: 'ThrottlingException',
      message: '',
      needs: '',
      ...rest,
    });
    const [candidate] = candidatesOf(night([snapshot('a', at, {KmsKeyId: copyKey})], fact));
    expect(candidate).toMatchObject({verdict: 'cannot tell', dead: '', opening: {words}});
    expect(candidate?.opening.because).toMatch(because);
  });

  it.each([
    ['not encrypted', {Encrypted: false, KmsKeyId: undefined}],
    ['AWS owned key', {StorageEncryptionType: 'sse-rds', KmsKeyId: undefined}],
  ])('opens one that needs no key of the customer: %s', (words, members) => {
    const session = night([snapshot('a', at, members)]);
    expect(candidatesOf(session)).toMatchObject([{verdict: 'best', opening: {words}}]);
  });

  it('sorts by data lost among those that open, then the unknown, then the dead', () => {
    const session = night(
      [
        snapshot('dead', '2026-03-02T01:00:00.000Z', {KmsKeyId: copyKey}),
        snapshot('old', '2026-02-20T18:30:00.000Z'),
        snapshot('unknown', '2026-03-01T04:00:00.000Z', {KmsKeyId: undefined}),
        snapshot('hours', '2026-03-01T18:10:00.000Z', {SnapshotType: 'awsbackup'}),
        snapshot('minutes', '2026-03-02T01:10:00.000Z'),
        snapshot('best', '2026-03-02T01:40:00.000Z'),
        snapshot('making', '2026-03-02T01:50:00.000Z', {Status: 'creating'}),
      ],
      known(`key:${copyKey}`, {KeyMetadata: {KeyState: 'Disabled'}}),
    );
    expect(
      candidatesOf(session).map(({source, verdict}) => [source.name, source.words, verdict]),
    ).toEqual([
      ['best', 'manual', 'best'],
      ['minutes', 'manual', 'loses minutes'],
      ['hours', 'AWS Backup', 'loses hours'],
      ['old', 'manual', 'very old'],
      ['unknown', 'manual', 'cannot tell'],
      ['making', 'manual', 'not possible'],
      ['dead', 'manual', 'cannot open'],
    ]);
  });

  it('counts a copy from what it holds, not from when it was copied', () => {
    const copy = snapshot('copy', '2026-03-02T01:50:00.000Z', {
      SourceDBSnapshotIdentifier: 'original',
      OriginalSnapshotCreateTime: '2026-02-01T04:00:00.000Z',
    });
    const names = candidatesOf(night([copy, snapshot('real', at)])).map(({source}) => source.name);
    expect(names).toEqual(['real', 'copy']);
  });

  it('copies an encrypted shared snapshot first, and restores a plain one as it is', () => {
    const arn = 'arn:aws:rds:eu-west-1:222233334444:snapshot:theirs';
    const shared = {SnapshotType: 'shared', DBSnapshotArn: arn};
    const [encrypted] = candidatesOf(night([snapshot('theirs', at, shared)]));
    expect(encrypted?.id).toBe(`copy/${arn}`);
    expect(encrypted?.source.first.join()).toContain('out of account 222233334444');
    const plain = {...shared, Encrypted: false, KmsKeyId: undefined};
    const [open] = candidatesOf(night([snapshot('theirs', at, plain)]));
    expect(open).toMatchObject({id: `snapshot/${arn}`, source: {first: []}});
  });
});

describe('sourceOptions', () => {
  it('recommends the best with its reason, or to stop where nothing opens', () => {
    const choose = (options: ReturnType<typeof sourceOptions>['options']) =>
      recommendedAnswer({kind: 'choice', title: '', prose: '', options});
    const {options} = sourceOptions(night([snapshot('a', at)]));
    expect(choose(options)).toBe('snapshot/a');
    expect(options[0]?.detail).toMatch(/^recommended: it loses the least of 1 backup/);
    expect(options[0]?.detail).toContain('10–180 min, a guess');
    const shut = sourceOptions(night([snapshot('a', at)], key({KeyState: 'Disabled'})));
    expect(choose(shut.options)).toBe('none');
    expect(shut.options[0]?.dead).toBe('a cannot be restored: its key alias/orders is Disabled.');
  });

  it('marks what earlier sessions measured', () => {
    const measured = known('measurements', {
      Restores: [
        {call: 'rds:RestoreDBInstanceFromDBSnapshot', gibibytes: 480, minutes: 21.2, at: ''},
        {call: 'rds:RestoreDBInstanceFromDBSnapshot', gibibytes: 9000, minutes: 300, at: ''},
      ],
    });
    const {options} = sourceOptions(night([snapshot('a', at)], measured));
    expect(options[0]?.cells?.[6]).toBe('22 min m');
    expect(options[0]?.detail).toContain('22 min, measured here');
  });

  it('strips control characters from what AWS answers', () => {
    const session = night([snapshot('a\u001b[2Jb', at, {SnapshotType: '\u0007x'})]);
    const [option] = sourceOptions(session).options;
    expect(`${option?.label}${option?.cells?.join('')}`).not.toMatch(/\p{Cc}/u);
  });
});
