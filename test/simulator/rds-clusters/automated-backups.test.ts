/** Automated backups of clusters: active, retained, restored from and deleted. */
import {
  DeleteDBClusterAutomatedBackupCommand,
  DeleteDBClusterCommand,
  DescribeDBClusterAutomatedBackupsCommand,
  type DescribeDBClusterAutomatedBackupsCommandInput,
  RestoreDBClusterToPointInTimeCommand,
  type RestoreDBClusterToPointInTimeCommandInput,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {day, hour, ordersKeyArn} from '../support.ts';
import {
  aurora,
  clusterAccount,
  clusterOf,
  DBClusterIdentifier,
  rdsOf,
  spareKey,
  spareKeyArn,
} from './support.ts';

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

const backups = async (
  simulator: Simulator,
  input: DescribeDBClusterAutomatedBackupsCommandInput = {},
) => {
  const call = new DescribeDBClusterAutomatedBackupsCommand(input);
  return (await rdsOf(simulator).send(call)).DBClusterAutomatedBackups ?? [];
};

describe('automated backups', () => {
  /** The ledger deleted, its automated backups kept. */
  async function retained(): Promise<{simulator: Simulator; resourceId: string}> {
    const simulator = clusterAccount({clusters: [aurora({members: [], Tags: {team: 'money'}})]});
    const resourceId = (await clusterOf(simulator))?.DbClusterResourceId ?? '';
    await rdsOf(simulator).send(
      new DeleteDBClusterCommand({
        DBClusterIdentifier,
        SkipFinalSnapshot: true,
        DeleteAutomatedBackups: false,
      }),
    );
    simulator.advance(hour);
    return {simulator, resourceId};
  }

  it('are active with their cluster, and have a window', async () => {
    const [backup] = await backups(clusterAccount({}), {DBClusterIdentifier});
    expect(backup).toMatchObject({
      Status: 'active',
      KmsKeyId: ordersKeyArn,
      BackupRetentionPeriod: 7,
      Region: 'eu-west-1',
    });
    const {EarliestTime, LatestTime} = backup?.RestoreWindow ?? {};
    expect((LatestTime?.getTime() ?? 0) - (EarliestTime?.getTime() ?? 0)).toBeGreaterThan(6 * day);
  });

  it('stay behind if asked to, and bring a cluster back without its tags', async () => {
    const {simulator, resourceId} = await retained();
    const [backup] = await backups(simulator, {
      Filters: [{Name: 'status', Values: ['retained']}],
    });
    expect(backup).toMatchObject({Status: 'retained', DbClusterResourceId: resourceId});
    const from = {SourceDBClusterIdentifier: undefined, SourceDbClusterResourceId: resourceId};
    await expect(toPoint(simulator, {...from, RestoreType: 'copy-on-write'})).rejects.toMatchObject(
      {
        name: 'InvalidParameterCombination',
      },
    );
    await toPoint(simulator, {...from, KmsKeyId: spareKey});
    simulator.advance(hour);
    expect(await clusterOf(simulator, 'again')).toMatchObject({
      Status: 'available',
      KmsKeyId: spareKeyArn,
      TagList: [],
    });
  });

  it('are over with their retention period, or when somebody deletes them', async () => {
    const {simulator, resourceId} = await retained();
    simulator.advance(8 * day);
    expect(await backups(simulator)).toEqual([]);
    const other = await retained();
    const call = new DeleteDBClusterAutomatedBackupCommand({DbClusterResourceId: other.resourceId});
    const {DBClusterAutomatedBackup} = await rdsOf(other.simulator).send(call);
    expect(DBClusterAutomatedBackup?.Status).toBe('deleting');
    expect(await backups(other.simulator)).toEqual([]);
    await expect(rdsOf(other.simulator).send(call)).rejects.toMatchObject({
      name: 'DBClusterAutomatedBackupNotFoundFault',
    });
    await expect(backups(other.simulator, {DbClusterResourceId: resourceId})).rejects.toMatchObject(
      {name: 'DBClusterAutomatedBackupNotFoundFault'},
    );
  });

  it('of a living cluster cannot be deleted', async () => {
    const simulator = clusterAccount({});
    const {DbClusterResourceId} = (await clusterOf(simulator)) ?? {};
    const call = new DeleteDBClusterAutomatedBackupCommand({DbClusterResourceId});
    await expect(rdsOf(simulator).send(call)).rejects.toMatchObject({
      name: 'InvalidDBClusterAutomatedBackupStateFault',
    });
  });
});
