/** Member instances: joining, leaving, and what calls on instances refuse for them. */
import {
  CreateDBInstanceCommand,
  type CreateDBInstanceCommandInput,
  CreateDBInstanceReadReplicaCommand,
  CreateDBSnapshotCommand,
  DeleteDBInstanceCommand,
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBInstancesCommand,
  ModifyDBInstanceCommand,
  RestoreDBInstanceToPointInTimeCommand,
  StartDBInstanceAutomatedBackupsReplicationCommand,
  StartDBInstanceCommand,
  StopDBClusterCommand,
  StopDBInstanceCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {hour, instanceOf, locked, minute, ordersKeyArn, statusOf} from '../support.ts';
import {
  aurora,
  clusterAccount,
  clusterOf,
  clusterStatus,
  DBClusterIdentifier,
  disable,
  far,
  farKey,
  multiAzCluster,
  rdsIn,
  rdsOf,
  writerOf,
} from './support.ts';

const multiAz = aurora(multiAzCluster);

const join = (simulator: Simulator, input: Partial<CreateDBInstanceCommandInput> = {}) =>
  rdsOf(simulator).send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: 'ledger-3',
      DBClusterIdentifier,
      DBInstanceClass: 'db.r6g.xlarge',
      Engine: 'aurora-postgresql',
      ...input,
    }),
  );

const leave = (simulator: Simulator, DBInstanceIdentifier: string, more: object = {}) =>
  rdsOf(simulator).send(new DeleteDBInstanceCommand({DBInstanceIdentifier, ...more}));

describe('CreateDBInstance for a member', () => {
  it('takes storage, key and backups from the cluster', async () => {
    const simulator = clusterAccount({});
    await join(simulator, {PromotionTier: 3, Tags: [{Key: 'team', Value: 'money'}]});
    expect(await statusOf(simulator, 'ledger-3')).toBe('creating');
    simulator.advance(20 * minute);
    expect(await instanceOf(simulator, 'ledger-3')).toMatchObject({
      DBInstanceStatus: 'available',
      DBClusterIdentifier,
      DBInstanceClass: 'db.r6g.xlarge',
      PromotionTier: 3,
      KmsKeyId: ordersKeyArn,
      StorageType: 'aurora',
      BackupRetentionPeriod: 7,
      TagList: [{Key: 'team', Value: 'money'}],
    });
    expect((await clusterOf(simulator))?.DBClusterMembers).toHaveLength(3);
    const {DBInstances = []} = await rdsOf(simulator).send(
      new DescribeDBInstancesCommand({
        Filters: [{Name: 'db-cluster-id', Values: [DBClusterIdentifier]}],
      }),
    );
    expect(DBInstances.map((one) => one.DBInstanceIdentifier)).toEqual([
      'ledger-1',
      'ledger-2',
      'ledger-3',
    ]);
    const {DBInstanceAutomatedBackups = []} = await rdsOf(simulator).send(
      new DescribeDBInstanceAutomatedBackupsCommand({}),
    );
    expect(DBInstanceAutomatedBackups.map((one) => one.DBInstanceIdentifier)).toEqual([
      'orders-db',
    ]);
  });

  it('locks the whole cluster where its key turns out to be lost on the way', async () => {
    const simulator = clusterAccount({});
    await join(simulator);
    await disable(simulator);
    simulator.advance(10 * minute);
    expect(await clusterStatus(simulator)).toBe(locked);
    expect(await statusOf(simulator, 'ledger-3')).toBe(locked);
  });

  it.each<[string, Partial<CreateDBInstanceCommandInput>, string]>([
    ['an unknown cluster', {DBClusterIdentifier: 'none'}, 'DBClusterNotFoundFault'],
    ['a taken name', {DBInstanceIdentifier: 'ledger-1'}, 'DBInstanceAlreadyExistsFault'],
    ['another engine', {Engine: 'aurora-mysql'}, 'InvalidParameterCombination'],
    [
      'Serverless v2 without its range',
      {DBInstanceClass: 'db.serverless'},
      'InvalidDBClusterStateFault',
    ],
    ['an unknown parameter group', {DBParameterGroupName: 'none'}, 'DBParameterGroupNotFoundFault'],
  ])('refuses %s', async (_what, input, name) => {
    await expect(join(clusterAccount({}), input)).rejects.toMatchObject({name});
  });

  it('takes Serverless v2 where the cluster has a range', async () => {
    const range = {ServerlessV2ScalingConfiguration: {MinCapacity: 0.5, MaxCapacity: 4}};
    const simulator = clusterAccount({clusters: [aurora(range)]});
    await join(simulator, {DBInstanceClass: 'db.serverless'});
    expect(await statusOf(simulator, 'ledger-3')).toBe('creating');
  });

  it('refuses a seventeenth member', async () => {
    const members = Array.from({length: 16}, (_, index) => ({
      DBInstanceIdentifier: `ledger-x${index}`,
    }));
    const simulator = clusterAccount({clusters: [aurora({members})]});
    await expect(join(simulator)).rejects.toMatchObject({name: 'InvalidDBClusterStateFault'});
  });

  it.each<[string, object, Partial<CreateDBInstanceCommandInput>]>([
    ['a Multi-AZ DB cluster', multiAz, {Engine: 'postgres'}],
    ['Serverless v1', aurora({EngineMode: 'serverless', members: []}), {}],
  ])('refuses %s', async (_what, cluster, input) => {
    await expect(join(clusterAccount({clusters: [cluster]}), input)).rejects.toMatchObject({
      name: 'InvalidDBClusterStateFault',
    });
  });

  it('refuses a cluster that is not available, or whose key is unusable', async () => {
    const simulator = clusterAccount({});
    await disable(simulator);
    await expect(join(simulator)).rejects.toMatchObject({name: 'KMSKeyNotAccessibleFault'});
    simulator.advance(3 * hour);
    await expect(join(simulator)).rejects.toMatchObject({name: 'InvalidDBClusterStateFault'});
  });
});

describe('DeleteDBInstance for a member', () => {
  it('needs no final snapshot; the next in promotion order writes', async () => {
    const simulator = clusterAccount({});
    await join(simulator, {PromotionTier: 1});
    simulator.advance(20 * minute);
    await expect(
      leave(simulator, 'ledger-1', {FinalDBSnapshotIdentifier: 'last'}),
    ).rejects.toMatchObject({name: 'InvalidParameterCombination'});
    await leave(simulator, 'ledger-1');
    expect(await statusOf(simulator, 'ledger-1')).toBe('deleting');
    simulator.advance(10 * minute);
    expect(await statusOf(simulator, 'ledger-1')).toBe('gone');
    expect(await writerOf(simulator)).toBe('ledger-2');
    expect((await clusterOf(simulator))?.DBClusterMembers).toHaveLength(2);
  });

  it('works in the recoverable status without a start, and keeps the volume', async () => {
    const simulator = clusterAccount({});
    await disable(simulator);
    simulator.advance(3 * hour);
    await leave(simulator, 'ledger-1', {SkipFinalSnapshot: true});
    await leave(simulator, 'ledger-2', {SkipFinalSnapshot: true});
    simulator.advance(10 * minute);
    expect(await statusOf(simulator, 'ledger-2')).toBe('gone');
    expect(await clusterStatus(simulator)).toBe(locked);
  });

  it('is refused for a stopped cluster, a Multi-AZ DB cluster, and twice', async () => {
    const simulator = clusterAccount({});
    await leave(simulator, 'ledger-1');
    await expect(leave(simulator, 'ledger-1')).rejects.toMatchObject({
      name: 'InvalidDBInstanceStateFault',
    });
    simulator.advance(hour);
    await rdsOf(simulator).send(new StopDBClusterCommand({DBClusterIdentifier}));
    simulator.advance(hour);
    await expect(leave(simulator, 'ledger-2')).rejects.toMatchObject({
      name: 'InvalidDBClusterStateFault',
    });
    await expect(leave(clusterAccount({clusters: [multiAz]}), 'ledger-1')).rejects.toMatchObject({
      name: 'InvalidDBClusterStateFault',
    });
  });

  it('is refused for the last instance of a replica and of what it replicates', async () => {
    const one = [{DBInstanceIdentifier: 'ledger-1'}];
    const clusters = [
      aurora({members: one}),
      aurora({
        DBClusterIdentifier: 'beside',
        replicaOf: 'ledger',
        members: [{DBInstanceIdentifier: 'beside-1'}],
      }),
    ];
    const simulator = clusterAccount({clusters});
    await expect(leave(simulator, 'beside-1')).rejects.toMatchObject({
      name: 'InvalidDBClusterStateFault',
      message: expect.stringMatching(/^Cannot delete the last instance of the read replica/),
    });
    await expect(leave(simulator, 'ledger-1')).rejects.toMatchObject({
      name: 'InvalidDBClusterStateFault',
      message: expect.stringMatching(/^Cannot delete the last instance of the master cluster/),
    });
  });
});

describe('a member', () => {
  const DBInstanceIdentifier = 'ledger-2';

  it('cannot be started, stopped or snapshotted by itself', async () => {
    const simulator = clusterAccount({});
    const rds = rdsOf(simulator);
    const refusal = {
      name: 'InvalidParameterCombination',
      message: 'aurora-postgresql DB instances are not eligible for stopping and starting.',
    };
    const stop = rds.send(new StopDBInstanceCommand({DBInstanceIdentifier}));
    await expect(stop).rejects.toMatchObject(refusal);
    const start = rds.send(new StartDBInstanceCommand({DBInstanceIdentifier}));
    await expect(start).rejects.toMatchObject(refusal);
    const snapshot = new CreateDBSnapshotCommand({DBInstanceIdentifier, DBSnapshotIdentifier: 's'});
    await expect(rds.send(snapshot)).rejects.toMatchObject({name: 'InvalidParameterValue'});
  });

  it('is no source of a replica, a replicated backup or a restore of its own', async () => {
    const simulator = clusterAccount({});
    const source = `arn:aws:rds:eu-west-1:111122223333:db:${DBInstanceIdentifier}`;
    const replica = new CreateDBInstanceReadReplicaCommand({
      DBInstanceIdentifier: 'reader',
      SourceDBInstanceIdentifier: DBInstanceIdentifier,
    });
    const backups = new StartDBInstanceAutomatedBackupsReplicationCommand({
      SourceDBInstanceArn: source,
      KmsKeyId: farKey,
    });
    const restore = new RestoreDBInstanceToPointInTimeCommand({
      SourceDBInstanceIdentifier: DBInstanceIdentifier,
      TargetDBInstanceIdentifier: 'again',
      UseLatestRestorableTime: true,
    });
    const name = 'InvalidParameterCombination';
    await expect(rdsOf(simulator).send(replica)).rejects.toMatchObject({name});
    await expect(rdsIn(simulator, far).send(backups)).rejects.toMatchObject({name});
    await expect(rdsOf(simulator).send(restore)).rejects.toMatchObject({
      name: 'PointInTimeRestoreNotEnabledFault',
    });
  });

  it('has class, tier and monitoring of its own; the rest is refused', async () => {
    const simulator = clusterAccount({});
    const rds = rdsOf(simulator);
    await rds.send(
      new ModifyDBInstanceCommand({
        DBInstanceIdentifier,
        DBInstanceClass: 'db.r6g.4xlarge',
        PromotionTier: 7,
        ApplyImmediately: true,
      }),
    );
    simulator.advance(hour);
    expect(await instanceOf(simulator, DBInstanceIdentifier)).toMatchObject({
      DBInstanceStatus: 'available',
      DBInstanceClass: 'db.r6g.4xlarge',
      PromotionTier: 7,
    });
    for (const more of [{BackupRetentionPeriod: 3}, {AllocatedStorage: 200}, {MultiAZ: true}]) {
      const call = new ModifyDBInstanceCommand({DBInstanceIdentifier, ...more});
      await expect(rds.send(call)).rejects.toMatchObject({name: 'InvalidParameterCombination'});
    }
  });
});
