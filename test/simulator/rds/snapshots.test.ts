/** Snapshots: copies under other keys and from other Regions and accounts, sharing, deleting, quotas. */
import {DisableKeyCommand} from '@aws-sdk/client-kms';
import {
  CopyDBSnapshotCommand,
  type CopyDBSnapshotCommandInput,
  CreateDBSnapshotCommand,
  DeleteDBSnapshotCommand,
  DescribeDBSnapshotAttributesCommand,
  DescribeDBSnapshotsCommand,
  ModifyDBSnapshotAttributeCommand,
  type ModifyDBSnapshotAttributeCommandInput,
  RestoreDBInstanceFromDBSnapshotCommand,
} from '@aws-sdk/client-rds';
import {beforeEach, describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {clientsOf, database, hour, ordersKey, ordersKeyArn} from '../support.ts';
import {
  account,
  away,
  awayKeyArn,
  home,
  managedKeyArn,
  rdsIn,
  rdsOf,
  snapshotShown,
  spareKeyArn,
  stranger,
  twoRegions,
} from './support.ts';

const created = '2026-02-20T08:00:00Z';
const weekly = {DBInstanceIdentifier: 'orders-db', DBSnapshotIdentifier: 'weekly', created};
const arnOf = (id: string, region = home, owner = account) =>
  `arn:aws:rds:${region}:${owner}:snapshot:${id}`;

const copy = (simulator: Simulator, more: Partial<CopyDBSnapshotCommandInput>, region = home) =>
  rdsIn(simulator, region).send(
    new CopyDBSnapshotCommand({
      SourceDBSnapshotIdentifier: 'weekly',
      TargetDBSnapshotIdentifier: 'copied',
      ...more,
    }),
  );

const share = (simulator: Simulator, more: Partial<ModifyDBSnapshotAttributeCommandInput> = {}) =>
  rdsIn(simulator).send(
    new ModifyDBSnapshotAttributeCommand({
      DBSnapshotIdentifier: 'weekly',
      AttributeName: 'restore',
      ValuesToAdd: [stranger],
      ...more,
    }),
  );

describe('a copy', () => {
  let simulator: Simulator;
  beforeEach(() => {
    simulator = twoRegions({
      snapshots: [
        {...weekly, Tags: {team: 'shop'}},
        {...weekly, DBSnapshotIdentifier: 'default-key', KmsKeyId: 'alias/aws/rds'},
      ],
    });
  });

  it.each<[why: string, more: Partial<CopyDBSnapshotCommandInput>, name: string]>([
    ['of nothing', {SourceDBSnapshotIdentifier: 'none'}, 'DBSnapshotNotFoundFault'],
    ['onto a taken name', {TargetDBSnapshotIdentifier: 'weekly'}, 'DBSnapshotAlreadyExistsFault'],
    ['under a name that is none', {TargetDBSnapshotIdentifier: '-x'}, 'InvalidParameterValue'],
    ['under a key that is not there', {KmsKeyId: 'alias/none'}, 'KMSKeyNotAccessibleFault'],
    ['under a key of another Region', {KmsKeyId: awayKeyArn}, 'KMSKeyNotAccessibleFault'],
    [
      'with tags of two kinds',
      {CopyTags: true, Tags: [{Key: 'a', Value: 'b'}]},
      'InvalidParameterCombination',
    ],
    ['with a reserved tag', {Tags: [{Key: 'aws:a', Value: 'b'}]}, 'InvalidParameterValue'],
    ['into an unknown option group', {OptionGroupName: 'none'}, 'OptionGroupNotFoundFault'],
  ])('is refused %s', async (_why, more, name) => {
    await expect(copy(simulator, more)).rejects.toMatchObject({name});
  });

  it('keeps the key, or takes the one named; tags only when asked', async () => {
    expect((await copy(simulator, {})).DBSnapshot).toMatchObject({
      KmsKeyId: ordersKeyArn,
      SnapshotType: 'manual',
      SourceDBSnapshotIdentifier: arnOf('weekly'),
      TagList: [],
      OriginalSnapshotCreateTime: new Date(created),
    });
    const {DBSnapshot} = await copy(simulator, {
      TargetDBSnapshotIdentifier: 'again',
      KmsKeyId: 'alias/spare',
      CopyTags: true,
    });
    expect(DBSnapshot).toMatchObject({
      KmsKeyId: spareKeyArn,
      TagList: [{Key: 'team', Value: 'shop'}],
    });
  });

  it('needs both keys while it starts', async () => {
    await clientsOf(simulator).kms.send(new DisableKeyCommand({KeyId: ordersKey}));
    await expect(copy(simulator, {KmsKeyId: 'alias/spare'})).rejects.toMatchObject({
      name: 'KMSKeyNotAccessibleFault',
      message: `The source snapshot KMS key [${ordersKeyArn}] does not exist, is not enabled or you do not have permissions to access it.`,
    });
  });

  it('into another Region goes by ARN, must name a key there, and survives the first key', async () => {
    const source = {SourceDBSnapshotIdentifier: arnOf('weekly')};
    await expect(copy(simulator, source, away)).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
    });
    await expect(copy(simulator, {...source, KmsKeyId: ordersKeyArn}, away)).rejects.toMatchObject({
      name: 'KMSKeyNotAccessibleFault',
    });
    const {DBSnapshot} = await copy(simulator, {...source, KmsKeyId: 'alias/away'}, away);
    expect(DBSnapshot).toMatchObject({
      DBSnapshotArn: arnOf('copied', away),
      KmsKeyId: awayKeyArn,
      SourceRegion: home,
      OptionGroupName: 'default:postgres-16',
    });
    simulator.advance(5 * hour);
    await clientsOf(simulator).kms.send(new DisableKeyCommand({KeyId: ordersKey}));
    const {DBInstance} = await rdsIn(simulator, away).send(
      new RestoreDBInstanceFromDBSnapshotCommand({
        DBInstanceIdentifier: 'rescued',
        DBSnapshotIdentifier: 'copied',
      }),
    );
    expect(DBInstance).toMatchObject({KmsKeyId: awayKeyArn, AvailabilityZone: `${away}a`});
  });

  it('is one of twenty at a time, and of a hundred manual snapshots', async () => {
    for (let index = 0; index < 20; index += 1) {
      await copy(simulator, {TargetDBSnapshotIdentifier: `copy-${index}`});
    }
    await expect(copy(simulator, {})).rejects.toMatchObject({name: 'SnapshotQuotaExceededFault'});
    const full = twoRegions({snapshots: [{...weekly, every: '1d', count: 100}]});
    const one = {DBInstanceIdentifier: 'orders-db', DBSnapshotIdentifier: 'one-more'};
    await expect(rdsIn(full).send(new CreateDBSnapshotCommand(one))).rejects.toMatchObject({
      name: 'SnapshotQuotaExceededFault',
      message: 'Snapshot quota exceeded',
    });
  });
});

describe('sharing', () => {
  const snapshots = [
    {...weekly},
    {...weekly, DBSnapshotIdentifier: 'default-key', KmsKeyId: 'alias/aws/rds'},
    {...weekly, DBInstanceIdentifier: 'open-db', DBSnapshotIdentifier: 'open'},
  ];
  const instances = [database('open-db', {KmsKeyId: undefined})];

  it.each<[why: string, more: Partial<ModifyDBSnapshotAttributeCommandInput>, name: string]>([
    ['of nothing', {DBSnapshotIdentifier: 'none'}, 'DBSnapshotNotFoundFault'],
    ['of another attribute', {AttributeName: 'copy'}, 'InvalidParameterValue'],
    ['with no account', {ValuesToAdd: ['somebody']}, 'InvalidParameterValue'],
    ['with all while it is encrypted', {ValuesToAdd: ['all']}, 'InvalidParameterCombination'],
    ['under the default key', {DBSnapshotIdentifier: 'default-key'}, 'InvalidParameterCombination'],
    [
      'with too many accounts',
      {ValuesToAdd: Array.from({length: 21}, (_, index) => `${100_000_000_000 + index}`)},
      'SharedSnapshotQuotaExceededFault',
    ],
    [
      'of an automated one',
      {DBSnapshotIdentifier: 'rds:orders-db-2026-03-01-03-10'},
      'InvalidDBSnapshotStateFault',
    ],
  ])('is refused %s', async (_why, more, name) => {
    await expect(share(twoRegions({snapshots, instances}), more)).rejects.toMatchObject({name});
  });

  it('opens a snapshot to an account until it is taken back', async () => {
    const simulator = twoRegions({snapshots, instances});
    const theirs = rdsOf(simulator, 'stranger');
    const seen = async (more: object) => {
      const {DBSnapshots = []} = await theirs.send(new DescribeDBSnapshotsCommand(more));
      return DBSnapshots.map(({DBSnapshotIdentifier: id, SnapshotType}) => `${SnapshotType} ${id}`);
    };
    expect(await seen({IncludeShared: true, IncludePublic: true})).toEqual([]);
    await share(simulator);
    await share(simulator, {DBSnapshotIdentifier: 'open', ValuesToAdd: ['all']});
    const shared = `shared ${arnOf('weekly')}`;
    const open = `public ${arnOf('open')}`;
    expect(await seen({})).toEqual([]);
    expect(await seen({IncludeShared: true})).toEqual([shared]);
    expect(await seen({SnapshotType: 'shared'})).toEqual([shared]);
    expect(await seen({SnapshotType: 'public'})).toEqual([open]);
    expect(await seen({DBSnapshotIdentifier: arnOf('weekly')})).toEqual([shared]);
    await share(simulator, {ValuesToAdd: [], ValuesToRemove: [stranger]});
    expect(await seen({IncludeShared: true})).toEqual([]);
    const {DBSnapshotAttributesResult} = await rdsIn(simulator).send(
      new DescribeDBSnapshotAttributesCommand({DBSnapshotIdentifier: 'weekly'}),
    );
    expect(DBSnapshotAttributesResult?.DBSnapshotAttributes).toEqual([
      {AttributeName: 'restore', AttributeValues: []},
    ]);
  });

  it('lets an open snapshot be restored, and an encrypted one only be copied', async () => {
    const simulator = twoRegions({snapshots, instances});
    await share(simulator);
    await share(simulator, {DBSnapshotIdentifier: 'open'});
    const restore = (id: string) =>
      rdsOf(simulator, 'stranger').send(
        new RestoreDBInstanceFromDBSnapshotCommand({
          DBInstanceIdentifier: 'mine-now',
          DBSnapshotIdentifier: id,
        }),
      );
    await expect(restore('weekly')).rejects.toMatchObject({name: 'DBSnapshotNotFoundFault'});
    await expect(restore(arnOf('weekly'))).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
    });
    const {DBInstance} = await restore(arnOf('open'));
    expect(DBInstance?.DBInstanceArn).toBe(`arn:aws:rds:${home}:${stranger}:db:mine-now`);
  });

  it('is no right to the key: a copy by the other account still needs it', async () => {
    const simulator = twoRegions({snapshots, instances});
    await share(simulator);
    const sent = rdsOf(simulator, 'stranger').send(
      new CopyDBSnapshotCommand({
        SourceDBSnapshotIdentifier: arnOf('weekly'),
        TargetDBSnapshotIdentifier: 'mine',
        KmsKeyId: 'alias/theirs',
      }),
    );
    await expect(sent).rejects.toMatchObject({
      name: 'KMSKeyNotAccessibleFault',
      message: expect.stringContaining(`source snapshot KMS key [${ordersKeyArn}]`),
    });
  });
});

describe('a snapshot', () => {
  it('is deleted when it is manual and complete', async () => {
    const simulator = twoRegions({snapshots: [weekly]});
    const rds = rdsIn(simulator);
    const remove = (DBSnapshotIdentifier: string) =>
      rds.send(new DeleteDBSnapshotCommand({DBSnapshotIdentifier}));
    await expect(remove('none')).rejects.toMatchObject({name: 'DBSnapshotNotFoundFault'});
    await expect(remove('rds:orders-db-2026-03-01-03-10')).rejects.toMatchObject({
      name: 'InvalidDBSnapshotStateFault',
    });
    await copy(simulator, {});
    await expect(remove('copied')).rejects.toMatchObject({name: 'InvalidDBSnapshotStateFault'});
    expect((await remove('weekly')).DBSnapshot).toMatchObject({Status: 'deleted'});
    await expect(remove('weekly')).rejects.toMatchObject({name: 'DBSnapshotNotFoundFault'});
  });

  it('of AWS Backup is listed by its type and not counted', async () => {
    const job = 'awsbackup:job-1234';
    const more = {DBSnapshotIdentifier: job, SnapshotType: 'awsbackup'};
    const simulator = twoRegions({snapshots: [{...weekly, ...more}]});
    const {DBSnapshots} = await rdsIn(simulator).send(
      new DescribeDBSnapshotsCommand({SnapshotType: 'awsbackup'}),
    );
    expect(DBSnapshots?.map(({DBSnapshotIdentifier: id}) => id)).toEqual([job]);
    expect(await snapshotShown(simulator, job)).toMatchObject({KmsKeyId: ordersKeyArn});
  });

  it('under the default key is restored under it', async () => {
    const snapshots = [{...weekly, KmsKeyId: 'alias/aws/rds'}];
    const {DBInstance} = await rdsIn(twoRegions({snapshots})).send(
      new RestoreDBInstanceFromDBSnapshotCommand({
        DBInstanceIdentifier: 'back',
        DBSnapshotIdentifier: 'weekly',
      }),
    );
    expect(DBInstance?.KmsKeyId).toBe(managedKeyArn);
  });

  it.each([
    ['type', {SnapshotType: 'nightly'}],
    ['filter', {Filters: [{Name: 'colour', Values: ['red']}]}],
  ])('is not looked for by an unknown %s', async (_what, more) => {
    const sent = rdsIn(twoRegions()).send(new DescribeDBSnapshotsCommand(more));
    await expect(sent).rejects.toMatchObject({name: 'InvalidParameterValue'});
  });

  it.each([
    ['neither', {}],
    ['both', {DBSnapshotIdentifier: 'weekly', DBClusterSnapshotIdentifier: 'weekly'}],
  ])('is restored by one of two names, not %s', async (_which, named) => {
    const sent = rdsIn(twoRegions({snapshots: [weekly]})).send(
      new RestoreDBInstanceFromDBSnapshotCommand({DBInstanceIdentifier: 'back', ...named}),
    );
    await expect(sent).rejects.toMatchObject({name: 'InvalidParameterCombination'});
  });
});
