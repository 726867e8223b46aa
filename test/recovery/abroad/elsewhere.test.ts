/** Backups of other Regions: whose they are, which way comes first, and what was not looked at. */
import {describe, expect, it} from 'vitest';
import type {DBSnapshot} from '../../../src/core/aws-shapes.ts';
import type {EntryBody} from '../../../src/core/entry.ts';
import {numbered} from '../../../src/plain/questions.ts';
import {candidatesOf} from '../../../src/recovery/sources/candidates.ts';
import {type Origin, originOf} from '../../../src/recovery/sources/elsewhere.ts';
import {lookedChecks} from '../../../src/recovery/sources/looked.ts';
import {sourceOptions} from '../../../src/recovery/sources/options.ts';
import type {Lost} from '../../../src/recovery/sources/source.ts';
import {aliases, instance, key, known, observed, opened, sessionOf} from '../night.ts';

const farKey = 'arn:aws:kms:eu-central-1:111122223333:key/9f8e7d6c-0000-0000-0000-000000001b0a';
const farOpen = known(`key:${farKey}`, {KeyMetadata: {KeyState: 'Enabled', Arn: farKey}});

const lost: Lost = {
  kind: 'instance',
  identifier: 'orders-db',
  arn: 'arn:aws:rds:eu-west-1:111122223333:db:orders-db',
  resourceId: 'db-LOST',
  accountId: '111122223333',
  region: 'eu-west-1',
  status: 'inaccessible-encryption-credentials',
};

describe('originOf', () => {
  const home = 'arn:aws:rds:eu-west-1:111122223333:snapshot:friday';
  const cases: readonly [string, Parameters<typeof originOf>[1], Origin][] = [
    ['keeps its resource id', {resourceId: 'db-LOST', copiedFrom: undefined}, 'lost'],
    ['was copied from home', {resourceId: 'db-OTHER', copiedFrom: home}, 'lost'],
    [
      'names home as its Region',
      {resourceId: undefined, copiedFrom: undefined, fromRegion: 'eu-west-1'},
      'lost',
    ],
    ['was taken there', {resourceId: 'db-OTHER', copiedFrom: undefined}, 'another'],
    [
      'was copied from a third Region',
      {resourceId: 'db-OTHER', copiedFrom: home.replace('eu-west-1', 'us-east-1')},
      'unknown',
    ],
    [
      'was copied from home of another account',
      {resourceId: 'db-OTHER', copiedFrom: home.replace('111122223333', '444455556666')},
      'unknown',
    ],
    ['tells nothing', {resourceId: undefined, copiedFrom: undefined}, 'unknown'],
  ];
  it.each(cases)('one that %s', (_what, provenance, origin) => {
    expect(originOf(lost, provenance)).toBe(origin);
  });
});

function far(members: Partial<DBSnapshot> = {}): EntryBody {
  return known('snapshotsIn:eu-central-1', {
    DBSnapshots: [
      {
        DBSnapshotIdentifier: 'friday-far',
        DBSnapshotArn: 'arn:aws:rds:eu-central-1:111122223333:snapshot:friday-far',
        DBInstanceIdentifier: 'orders-db',
        SnapshotCreateTime: '2026-02-27T20:00:00.000Z',
        Status: 'available',
        AllocatedStorage: 500,
        KmsKeyId: farKey,
        SourceDBSnapshotIdentifier: 'arn:aws:rds:eu-west-1:111122223333:snapshot:friday',
        SourceRegion: 'eu-west-1',
        ...members,
      },
    ],
  });
}

const night = (...more: readonly EntryBody[]) =>
  sessionOf(
    opened(),
    instance({LatestRestorableTime: undefined, BackupRetentionPeriod: 0}),
    aliases,
    key({KeyState: 'Disabled'}),
    farOpen,
    ...more,
  );

describe('a snapshot in another Region', () => {
  it('has two ways: home under a key there, recommended, or where it lies; each with its cost', () => {
    const {options} = sourceOptions(night(far()));
    const [home, there] = options;
    expect(home).toMatchObject({id: expect.stringMatching(/^copy\//), recommended: true});
    expect(home?.detail).toContain('30–480 min, a guess');
    expect(home?.detail).toContain('copy it from eu-central-1 to eu-west-1, to a key there');
    expect(home?.detail).toContain('bills a second snapshot and the transfer');
    expect(there?.id).toBe('snapshot@eu-central-1/friday-far');
    expect(there?.detail).toContain('10–180 min, a guess');
    expect(there?.detail).toContain('the database comes back in eu-central-1');
    expect(there?.cells?.[7]).toBe('other Region');
  });

  it('is none of this database where it was taken there of another one of its name', () => {
    const own = far({
      DbiResourceId: 'db-OTHER',
      SourceDBSnapshotIdentifier: undefined,
      SourceRegion: undefined,
    });
    expect(candidatesOf(night(own))).toEqual([]);
  });

  it('is never recommended where AWS does not tell whose it is', () => {
    const chain = far({
      SourceDBSnapshotIdentifier: 'arn:aws:rds:us-east-1:111122223333:snapshot:friday',
      SourceRegion: 'us-east-1',
    });
    const {options} = sourceOptions(night(chain));
    expect(options.slice(0, 2).map(({recommended}) => recommended)).toEqual([undefined, undefined]);
    expect(options[0]?.detail).toContain('whether it is of this orders-db or of another one');
    expect(options.find(({recommended}) => recommended)?.id).toBe('none');
  });
});

describe('where was looked', () => {
  const source = {call: 'rds:DescribeDBSnapshots', at: ''} as const;
  const denied = observed('snapshotsIn:ap-east-1', {
    ...source,
    ...{status: 'denied', code: 'AccessDenied', message: '', needs: 'rds:DescribeDBSnapshots'},
  });
  const notEnabled = observed('snapshotsIn:me-south-1', {
    ...source,
    ...{status: 'failed', code: 'OptInRequired', message: ''},
  });

  it('is said with the reason of every Region that told nothing', () => {
    const checks = lookedChecks(night(far(), denied, notEnabled));
    expect(checks.map(({result, words}) => `${result}: ${words}`)).toEqual([
      'ok: looked for backups in 1 other Region: eu-central-1',
      'not-readable: snapshots that other accounts share in other Regions, and vaults of AWS Backup there, were not looked at',
      'not-readable: backups in ap-east-1: rds:DescribeDBSnapshots is denied',
      'not-readable: backups in me-south-1: OptInRequired: probably not enabled for this account',
    ]);
    const row = sourceOptions(night(far(), denied)).options.find(({id}) => id === 'elsewhere');
    expect(row?.detail).toContain('looked in so far: eu-central-1; not readable: ap-east-1');
  });

  it('is said where the list of Regions was not to be had', () => {
    const list = observed('sourceRegions', {
      call: 'rds:DescribeSourceRegions',
      at: '',
      ...{status: 'denied', code: 'AccessDenied', message: '', needs: 'rds:DescribeSourceRegions'},
    });
    expect(lookedChecks(night(list)).map(({words}) => words)).toEqual([
      expect.stringContaining('name others with --regions'),
    ]);
  });
});

it('says what each way costs also where the cells have no room for it: in plain lines', () => {
  const {options, columns = []} = sourceOptions(night(far()));
  const choices = numbered({kind: 'choice', title: '', prose: '', options, columns});
  expect(choices[0]?.detail).toContain('Takes 30–480 min, First copy, Verdict best; copy it from');
  expect(choices[0]?.detail).toContain('bills a second snapshot and the transfer');
  expect(choices[1]?.detail).toContain('no copy is made; the database comes back in eu-central-1');
});
