/** Cluster snapshots: taken, listed, deleted, copied under another key and elsewhere. */
import {
  CopyDBClusterSnapshotCommand,
  type CopyDBClusterSnapshotCommandInput,
  CreateDBClusterSnapshotCommand,
  DeleteDBClusterSnapshotCommand,
  DescribeDBClusterSnapshotsCommand,
  type DescribeDBClusterSnapshotsCommandInput,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {day, hour, ordersKeyArn} from '../support.ts';
import {
  aurora,
  clusterAccount,
  createCluster,
  DBClusterIdentifier,
  disable,
  eventsAbout,
  far,
  farKey,
  farKeyArn,
  rdsIn,
  rdsOf,
  spareKey,
  spareKeyArn,
  takeSnapshot,
} from './support.ts';

const list = async (
  simulator: Simulator,
  input: DescribeDBClusterSnapshotsCommandInput = {},
  region = 'eu-west-1',
) => {
  const call = new DescribeDBClusterSnapshotsCommand(input);
  const {DBClusterSnapshots = []} = await rdsIn(simulator, region).send(call);
  return DBClusterSnapshots;
};

const copy = (
  simulator: Simulator,
  input: Partial<CopyDBClusterSnapshotCommandInput> = {},
  region = 'eu-west-1',
) =>
  rdsIn(simulator, region).send(
    new CopyDBClusterSnapshotCommand({
      SourceDBClusterSnapshotIdentifier: 'today',
      TargetDBClusterSnapshotIdentifier: 'copy',
      ...input,
    }),
  );

const arn = 'arn:aws:rds:eu-west-1:111122223333:cluster-snapshot:today';

describe('CreateDBClusterSnapshot', () => {
  it('is creating, then available, with the settings and the key of its cluster', async () => {
    const tagged = aurora({CopyTagsToSnapshot: true, Tags: {team: 'money'}});
    const simulator = clusterAccount({clusters: [tagged]});
    const {DBClusterSnapshot} = await rdsOf(simulator).send(
      new CreateDBClusterSnapshotCommand({
        DBClusterIdentifier,
        DBClusterSnapshotIdentifier: 'Today',
        Tags: [{Key: 'why', Value: 'drill'}],
      }),
    );
    expect(DBClusterSnapshot).toMatchObject({
      DBClusterSnapshotIdentifier: 'today',
      Status: 'creating',
      PercentProgress: 0,
    });
    simulator.advance(hour);
    const [shown] = await list(simulator, {DBClusterSnapshotIdentifier: 'today'});
    expect(shown).toMatchObject({
      Status: 'available',
      PercentProgress: 100,
      SnapshotType: 'manual',
      KmsKeyId: ordersKeyArn,
      StorageEncrypted: true,
      StorageEncryptionType: 'sse-kms',
      Engine: 'aurora-postgresql',
      EngineVersion: '16.6',
      DBClusterSnapshotArn: arn,
      TagList: [
        {Key: 'team', Value: 'money'},
        {Key: 'why', Value: 'drill'},
      ],
    });
    expect(await eventsAbout(simulator, 'today', 'db-cluster-snapshot')).toEqual([
      'Creating manual cluster snapshot.',
      'Manual cluster snapshot created.',
    ]);
  });

  it.each<[string, object, string]>([
    ['an unknown cluster', {DBClusterIdentifier: 'none'}, 'DBClusterNotFoundFault'],
    ['a taken name', {DBClusterSnapshotIdentifier: 'today'}, 'DBClusterSnapshotAlreadyExistsFault'],
    ['an odd name', {DBClusterSnapshotIdentifier: '9'}, 'InvalidParameterValue'],
  ])('refuses %s', async (_what, more, name) => {
    const simulator = clusterAccount({});
    await takeSnapshot(simulator);
    const input = {DBClusterIdentifier, DBClusterSnapshotIdentifier: 'next', ...more};
    const call = new CreateDBClusterSnapshotCommand(input);
    await expect(rdsOf(simulator).send(call)).rejects.toMatchObject({name});
  });

  it('is impossible in an inaccessible status, and beyond a hundred', async () => {
    const simulator = clusterAccount({});
    for (let index = 0; index < 100; index += 1) await takeSnapshot(simulator, `s-${index}`);
    await expect(takeSnapshot(simulator)).rejects.toMatchObject({
      name: 'SnapshotQuotaExceededFault',
    });
    const other = clusterAccount({});
    await disable(other);
    other.advance(3 * hour);
    await expect(takeSnapshot(other)).rejects.toMatchObject({name: 'InvalidDBClusterStateFault'});
  });
});

describe('automated snapshots', () => {
  it('are taken once a day, kept for the retention period, and not without a key', async () => {
    const simulator = clusterAccount({});
    const before = await list(simulator, {SnapshotType: 'automated'});
    expect(before).toHaveLength(7);
    expect(before.at(-1)?.DBClusterSnapshotIdentifier).toBe('rds:ledger-2026-03-01-03-10');
    simulator.advance(3 * day);
    expect(await list(simulator, {SnapshotType: 'automated'})).toHaveLength(7);
    await disable(simulator);
    simulator.advance(3 * day);
    const after = await list(simulator, {SnapshotType: 'automated'});
    expect(after.at(-1)?.DBClusterSnapshotIdentifier).toBe('rds:ledger-2026-03-04-03-10');
  });
});

describe('DescribeDBClusterSnapshots', () => {
  it('filters and pages', async () => {
    const clusters = [aurora(), aurora({DBClusterIdentifier: 'other', members: []})];
    const simulator = clusterAccount({clusters});
    await takeSnapshot(simulator);
    const count = async (input: DescribeDBClusterSnapshotsCommandInput): Promise<number> =>
      (await list(simulator, input)).length;
    expect(await count({DBClusterIdentifier})).toBe(8);
    expect(await count({DBClusterIdentifier, SnapshotType: 'manual'})).toBe(1);
    const filter = (Name: string, ...Values: string[]) => ({Filters: [{Name, Values}]});
    expect(await count(filter('db-cluster-id', 'other'))).toBe(7);
    expect(await count(filter('db-cluster-snapshot-id', 'today'))).toBe(1);
    expect(await count(filter('snapshot-type', 'manual'))).toBe(1);
    expect(await count(filter('engine', 'aurora-mysql'))).toBe(0);
    const call = new DescribeDBClusterSnapshotsCommand({MaxRecords: 20});
    const {Marker, DBClusterSnapshots} = await rdsOf(simulator).send(call);
    expect(DBClusterSnapshots).toHaveLength(15);
    expect(Marker).toBeUndefined();
    await expect(list(simulator, {MaxRecords: 19})).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
    await expect(list(simulator, {SnapshotType: 'odd'})).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
    await expect(list(simulator, {DBClusterSnapshotIdentifier: 'none'})).rejects.toMatchObject({
      name: 'DBClusterSnapshotNotFoundFault',
    });
  });
});

describe('DeleteDBClusterSnapshot', () => {
  const remove = (simulator: Simulator, DBClusterSnapshotIdentifier: string) =>
    rdsOf(simulator).send(new DeleteDBClusterSnapshotCommand({DBClusterSnapshotIdentifier}));

  it('takes manual ones only, and only once they are there', async () => {
    const simulator = clusterAccount({});
    await takeSnapshot(simulator);
    const {DBClusterSnapshot} = await remove(simulator, 'today');
    expect(DBClusterSnapshot?.Status).toBe('deleted');
    await expect(remove(simulator, 'today')).rejects.toMatchObject({
      name: 'DBClusterSnapshotNotFoundFault',
    });
    await expect(remove(simulator, 'rds:ledger-2026-03-01-03-10')).rejects.toMatchObject({
      name: 'InvalidDBClusterSnapshotStateFault',
    });
    await rdsOf(simulator).send(
      new CreateDBClusterSnapshotCommand({
        DBClusterIdentifier,
        DBClusterSnapshotIdentifier: 'young',
      }),
    );
    await expect(remove(simulator, 'young')).rejects.toMatchObject({
      name: 'InvalidDBClusterSnapshotStateFault',
    });
  });
});

describe('CopyDBClusterSnapshot', () => {
  it('keeps the key, or takes another', async () => {
    const simulator = clusterAccount({});
    await takeSnapshot(simulator);
    const {DBClusterSnapshot} = await copy(simulator);
    expect(DBClusterSnapshot).toMatchObject({Status: 'copying', KmsKeyId: ordersKeyArn});
    await copy(simulator, {TargetDBClusterSnapshotIdentifier: 'other', KmsKeyId: spareKey});
    simulator.advance(hour);
    const [other] = await list(simulator, {DBClusterSnapshotIdentifier: 'other'});
    expect(other).toMatchObject({
      Status: 'available',
      KmsKeyId: spareKeyArn,
      SourceDBClusterSnapshotArn: arn,
    });
  });

  it('needs both keys, and says which side is missing', async () => {
    const simulator = clusterAccount({});
    await takeSnapshot(simulator);
    await disable(simulator);
    await expect(copy(simulator, {KmsKeyId: spareKey})).rejects.toMatchObject({
      name: 'KMSKeyNotAccessibleFault',
      message: `The source snapshot KMS key [${ordersKeyArn}] does not exist, is not enabled or you do not have permissions to access it.`,
    });
    const other = clusterAccount({});
    await takeSnapshot(other);
    await disable(other, spareKey);
    await expect(copy(other, {KmsKeyId: spareKey})).rejects.toMatchObject({
      name: 'KMSKeyNotAccessibleFault',
      message: expect.stringContaining(spareKeyArn),
    });
  });

  it('goes to another Region under a key of that Region', async () => {
    const simulator = clusterAccount({});
    await takeSnapshot(simulator);
    const source = {SourceDBClusterSnapshotIdentifier: arn};
    await expect(copy(simulator, source, far)).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
    });
    await copy(simulator, {...source, KmsKeyId: farKey}, far);
    simulator.advance(3 * hour);
    const [shown] = await list(simulator, {}, far);
    expect(shown).toMatchObject({Status: 'available', KmsKeyId: farKeyArn});
  });

  it.each([
    ['refuse', false],
    ['allow', true],
  ])('of an unencrypted one: keyOnUnencryptedClusterCopy %s', async (setting, isAllowed) => {
    const plain = aurora({KmsKeyId: undefined});
    const unverified = {keyOnUnencryptedClusterCopy: setting};
    const simulator = clusterAccount({clusters: [plain], unverified});
    await takeSnapshot(simulator);
    const copied = copy(simulator, {KmsKeyId: spareKey});
    if (isAllowed) {
      expect((await copied).DBClusterSnapshot?.StorageEncryptionType).toBe('sse-kms');
    } else {
      await expect(copied).rejects.toMatchObject({name: 'InvalidParameterCombination'});
    }
  });

  it.each<[string, Partial<CopyDBClusterSnapshotCommandInput>, string]>([
    [
      'an unknown source',
      {SourceDBClusterSnapshotIdentifier: 'none'},
      'DBClusterSnapshotNotFoundFault',
    ],
    [
      'a taken name',
      {TargetDBClusterSnapshotIdentifier: 'today'},
      'DBClusterSnapshotAlreadyExistsFault',
    ],
    ['an unknown key', {KmsKeyId: 'alias/none'}, 'KMSKeyNotAccessibleFault'],
    ['tags twice', {CopyTags: true, Tags: []}, 'InvalidParameterCombination'],
  ])('refuses %s', async (_what, input, name) => {
    const simulator = clusterAccount({});
    await takeSnapshot(simulator);
    await expect(copy(simulator, input)).rejects.toMatchObject({name});
  });

  it('refuses a source that is still being made, and a twenty-first copy at a time', async () => {
    const simulator = clusterAccount({});
    await createCluster(simulator, {}, []);
    await takeSnapshot(simulator);
    for (let index = 0; index < 20; index += 1) {
      await copy(simulator, {TargetDBClusterSnapshotIdentifier: `copy-${index}`});
    }
    await expect(copy(simulator)).rejects.toMatchObject({name: 'SnapshotQuotaExceededFault'});
    const next = {SourceDBClusterSnapshotIdentifier: 'copy-1'};
    await expect(copy(simulator, next)).rejects.toMatchObject({
      name: 'InvalidDBClusterSnapshotStateFault',
    });
  });
});
