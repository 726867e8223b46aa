/** Cluster restores: keys, sources, times, clones, and what is refused. */
import {
  RestoreDBClusterFromSnapshotCommand,
  type RestoreDBClusterFromSnapshotCommandInput,
  RestoreDBClusterToPointInTimeCommand,
  type RestoreDBClusterToPointInTimeCommandInput,
  RestoreDBInstanceFromDBSnapshotCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {day, hour, instanceOf, locked, minute, ordersKeyArn, statusOf} from '../support.ts';
import {
  aurora,
  clusterAccount,
  clusterOf,
  clusterStatus,
  DBClusterIdentifier,
  disable,
  enable,
  multiAzCluster,
  rdsOf,
  spareKey,
  spareKeyArn,
  takeSnapshot,
} from './support.ts';

const restore = (
  simulator: Simulator,
  input: Partial<RestoreDBClusterFromSnapshotCommandInput> = {},
) =>
  rdsOf(simulator).send(
    new RestoreDBClusterFromSnapshotCommand({
      DBClusterIdentifier: 'again',
      SnapshotIdentifier: 'today',
      Engine: 'aurora-postgresql',
      ...input,
    }),
  );

const toPoint = (
  simulator: Simulator,
  input: Partial<RestoreDBClusterToPointInTimeCommandInput> = {},
) =>
  rdsOf(simulator).send(
    new RestoreDBClusterToPointInTimeCommand({
      DBClusterIdentifier: 'again',
      SourceDBClusterIdentifier: DBClusterIdentifier,
      UseLatestRestorableTime: true,
      ...input,
    }),
  );

describe('RestoreDBClusterFromSnapshot', () => {
  it('changes the key in the call itself, and makes a cluster without instances', async () => {
    const simulator = clusterAccount({});
    await takeSnapshot(simulator);
    const {DBCluster} = await restore(simulator, {KmsKeyId: spareKey});
    expect(DBCluster).toMatchObject({Status: 'creating', KmsKeyId: spareKeyArn});
    simulator.advance(hour);
    const shown = await clusterOf(simulator, 'again');
    expect(shown).toMatchObject({Status: 'available', DBClusterMembers: []});
    expect(shown?.DbClusterResourceId).not.toBe((await clusterOf(simulator))?.DbClusterResourceId);
    await disable(simulator);
    simulator.advance(3 * hour);
    expect(await clusterStatus(simulator, 'again')).toBe('available');
  });

  it('needs the key of the snapshot, whatever key is named', async () => {
    const simulator = clusterAccount({});
    await takeSnapshot(simulator);
    await disable(simulator);
    for (const more of [{}, {KmsKeyId: spareKey}]) {
      await expect(restore(simulator, more)).rejects.toMatchObject({
        name: 'KMSKeyNotAccessibleFault',
        message: expect.stringContaining(ordersKeyArn),
      });
    }
    expect(await clusterStatus(simulator, 'again')).toBe('gone');
  });

  it('becomes inaccessible where its key is lost half-way', async () => {
    const simulator = clusterAccount({});
    await takeSnapshot(simulator);
    await restore(simulator);
    await disable(simulator);
    simulator.advance(hour);
    expect(await clusterStatus(simulator, 'again')).toBe(locked);
  });

  it.each([
    ['InsufficientDBClusterCapacityFault', 403],
    ['InsufficientStorageClusterCapacityFault', 400],
  ])('meets %s with its own status when it is put in', async (code, httpStatusCode) => {
    const simulator = clusterAccount({});
    await takeSnapshot(simulator);
    simulator.inject({fault: 'error', call: 'rds:RestoreDBClusterFromSnapshot', code, times: 1});
    await expect(restore(simulator)).rejects.toMatchObject({
      name: code,
      $metadata: {httpStatusCode},
    });
    await expect(restore(simulator)).resolves.toBeDefined();
  });

  it('takes the snapshot of an instance by its ARN', async () => {
    const simulator = clusterAccount({});
    const SnapshotIdentifier =
      'arn:aws:rds:eu-west-1:111122223333:snapshot:rds:orders-db-2026-03-01-03-10';
    await restore(simulator, {SnapshotIdentifier});
    simulator.advance(hour);
    expect(await clusterOf(simulator, 'again')).toMatchObject({
      Status: 'available',
      Engine: 'aurora-postgresql',
      EngineVersion: '16.6',
      KmsKeyId: ordersKeyArn,
    });
  });

  it.each<[string, Partial<RestoreDBClusterFromSnapshotCommandInput>, string]>([
    ['an unknown snapshot', {SnapshotIdentifier: 'none'}, 'DBClusterSnapshotNotFoundFault'],
    ['a taken name', {DBClusterIdentifier: 'ledger'}, 'DBClusterAlreadyExistsFault'],
    ['another family', {Engine: 'aurora-mysql'}, 'InvalidParameterCombination'],
    ['a way back from Aurora', {Engine: 'postgres'}, 'InvalidParameterCombination'],
    ['an unknown key', {KmsKeyId: 'alias/none'}, 'KMSKeyNotAccessibleFault'],
    [
      'an unknown parameter group',
      {DBClusterParameterGroupName: 'none'},
      'DBClusterParameterGroupNotFoundFault',
    ],
    ['an unknown subnet group', {DBSubnetGroupName: 'none'}, 'DBSubnetGroupNotFoundFault'],
    ['no backups', {BackupRetentionPeriod: 0}, 'InvalidParameterValue'],
  ])('refuses %s', async (_what, input, name) => {
    const simulator = clusterAccount({});
    await takeSnapshot(simulator);
    await expect(restore(simulator, input)).rejects.toMatchObject({name});
  });
});

describe('RestoreDBClusterToPointInTime', () => {
  it('restores to a time within the window, and refuses any other', async () => {
    const simulator = clusterAccount({});
    const {EarliestRestorableTime: earliest, LatestRestorableTime: latest} =
      (await clusterOf(simulator)) ?? {};
    const around = (time: Date | undefined, by: number) => ({
      UseLatestRestorableTime: undefined,
      RestoreToTime: new Date((time?.getTime() ?? 0) + by),
    });
    for (const wrong of [around(earliest, -minute), around(latest, minute)]) {
      await expect(toPoint(simulator, wrong)).rejects.toMatchObject({name: 'InvalidRestoreFault'});
    }
    await toPoint(simulator, around(latest, -day));
    await toPoint(simulator, {...around(earliest, 0), DBClusterIdentifier: 'oldest'});
    simulator.advance(hour);
    expect(await clusterStatus(simulator, 'again')).toBe('available');
  });

  it('clones copy-on-write under a key of its own, and knows the clones as a group', async () => {
    const simulator = clusterAccount({});
    await toPoint(simulator, {RestoreType: 'copy-on-write', KmsKeyId: spareKey});
    simulator.advance(hour);
    const shown = await clusterOf(simulator, 'again');
    expect(shown).toMatchObject({Status: 'available', KmsKeyId: spareKeyArn});
    expect(shown?.CloneGroupId).toBeDefined();
    expect((await clusterOf(simulator))?.CloneGroupId).toBe(shown?.CloneGroupId);
  });

  it.each([
    ['fail', 'cloning-failed'],
    ['inaccessible', locked],
  ])('clone that loses its key half-way: keyLostOnTheWay %s', async (keyLostOnTheWay, status) => {
    const simulator = clusterAccount({unverified: {keyLostOnTheWay}});
    await toPoint(simulator, {RestoreType: 'copy-on-write'});
    await disable(simulator);
    simulator.advance(hour);
    expect(await clusterStatus(simulator, 'again')).toBe(status);
  });

  it.each<[string, Partial<RestoreDBClusterToPointInTimeCommandInput>, string]>([
    ['no time', {UseLatestRestorableTime: undefined}, 'InvalidParameterCombination'],
    ['two times', {RestoreToTime: new Date('2026-03-01T00:00:00Z')}, 'InvalidParameterCombination'],
    [
      'a clone of a time',
      {
        RestoreType: 'copy-on-write',
        UseLatestRestorableTime: undefined,
        RestoreToTime: new Date('2026-03-01T00:00:00Z'),
      },
      'InvalidParameterCombination',
    ],
    ['another type', {RestoreType: 'half-copy'}, 'InvalidParameterValue'],
    ['two sources', {SourceDbClusterResourceId: 'cluster-X'}, 'InvalidParameterCombination'],
    ['an unknown source', {SourceDBClusterIdentifier: 'none'}, 'DBClusterNotFoundFault'],
    [
      'an unknown resource ID',
      {SourceDBClusterIdentifier: undefined, SourceDbClusterResourceId: 'cluster-X'},
      'DBClusterAutomatedBackupNotFoundFault',
    ],
    ['a taken name', {DBClusterIdentifier: 'ledger'}, 'DBClusterAlreadyExistsFault'],
    ['an unknown key', {KmsKeyId: 'alias/none'}, 'KMSKeyNotAccessibleFault'],
  ])('refuses %s', async (_what, input, name) => {
    await expect(toPoint(clusterAccount({}), input)).rejects.toMatchObject({name});
  });

  it.each([
    ['allow', 'KMSKeyNotAccessibleFault'],
    ['refuse', 'InvalidDBClusterStateFault'],
  ])('of an inaccessible source: pointInTimeFromInaccessible %s', async (setting, name) => {
    const simulator = clusterAccount({unverified: {pointInTimeFromInaccessible: setting}});
    await disable(simulator);
    simulator.advance(3 * hour);
    await expect(toPoint(simulator)).rejects.toMatchObject({name});
    const clone = toPoint(simulator, {RestoreType: 'copy-on-write'});
    await expect(clone).rejects.toMatchObject({name: 'InvalidDBClusterStateFault'});
  });

  it('clones an inaccessible cluster only where cloneFromInaccessible says so, and its key works', async () => {
    const simulator = clusterAccount({unverified: {cloneFromInaccessible: 'allow'}});
    await disable(simulator);
    simulator.advance(3 * hour);
    const copy = {RestoreType: 'copy-on-write'} as const;
    await expect(toPoint(simulator, copy)).rejects.toMatchObject({
      name: 'KMSKeyNotAccessibleFault',
    });
    await enable(simulator);
    const {DBCluster} = await toPoint(simulator, copy);
    expect(DBCluster).toMatchObject({Status: 'creating', KmsKeyId: ordersKeyArn});
  });
});

describe('RestoreDBInstanceFromDBSnapshot with DBClusterSnapshotIdentifier', () => {
  const single = (simulator: Simulator) =>
    rdsOf(simulator).send(
      new RestoreDBInstanceFromDBSnapshotCommand({
        DBInstanceIdentifier: 'single',
        DBClusterSnapshotIdentifier: 'today',
      }),
    );

  it('makes an instance of a Multi-AZ DB cluster, under the same key', async () => {
    const simulator = clusterAccount({clusters: [aurora(multiAzCluster)]});
    await takeSnapshot(simulator);
    await single(simulator);
    simulator.advance(3 * hour);
    expect(await statusOf(simulator, 'single')).toBe('available');
    expect(await instanceOf(simulator, 'single')).toMatchObject({
      Engine: 'postgres',
      DBInstanceClass: 'db.r6gd.large',
      AllocatedStorage: 100,
      KmsKeyId: ordersKeyArn,
    });
  });

  it('refuses Aurora, and names that are unknown', async () => {
    const simulator = clusterAccount({});
    await expect(single(simulator)).rejects.toMatchObject({name: 'DBClusterSnapshotNotFoundFault'});
    await takeSnapshot(simulator);
    await expect(single(simulator)).rejects.toMatchObject({name: 'InvalidParameterCombination'});
  });
});
