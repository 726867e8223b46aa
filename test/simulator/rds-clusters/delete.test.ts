/** DeleteDBCluster. */
import {
  DeleteDBClusterCommand,
  type DeleteDBClusterCommandInput,
  DeleteDBInstanceCommand,
  DescribeDBClusterSnapshotsCommand,
  StopDBClusterCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {day, hour, lockedForGood, minute, statusOf} from '../support.ts';
import {
  aurora,
  clusterAccount,
  clusterStatus,
  DBClusterIdentifier,
  disable,
  eventsAbout,
  multiAzCluster,
  rdsOf,
} from './support.ts';

const remove = (simulator: Simulator, input: Partial<DeleteDBClusterCommandInput> = {}) =>
  rdsOf(simulator).send(
    new DeleteDBClusterCommand({DBClusterIdentifier, SkipFinalSnapshot: true, ...input}),
  );

/** Takes every member out. */
async function empty(simulator: Simulator): Promise<void> {
  for (const DBInstanceIdentifier of ['ledger-1', 'ledger-2']) {
    await rdsOf(simulator).send(new DeleteDBInstanceCommand({DBInstanceIdentifier}));
  }
  simulator.advance(10 * minute);
}

describe('DeleteDBCluster', () => {
  it('takes a final snapshot and drops the automated backups', async () => {
    const simulator = clusterAccount({});
    await empty(simulator);
    await remove(simulator, {SkipFinalSnapshot: false, FinalDBSnapshotIdentifier: 'last'});
    expect(await clusterStatus(simulator)).toBe('deleting');
    simulator.advance(20 * minute);
    expect(await clusterStatus(simulator)).toBe('gone');
    const {DBClusterSnapshots = []} = await rdsOf(simulator).send(
      new DescribeDBClusterSnapshotsCommand({}),
    );
    expect(DBClusterSnapshots.map((one) => one.DBClusterSnapshotIdentifier)).toEqual(['last']);
    expect(await eventsAbout(simulator, DBClusterIdentifier, 'db-cluster')).toEqual([
      'DB cluster deleted.',
    ]);
  });

  it('takes the instances of a Multi-AZ DB cluster with it', async () => {
    const simulator = clusterAccount({clusters: [aurora(multiAzCluster)]});
    await remove(simulator);
    expect(await statusOf(simulator, 'ledger-1')).toBe('deleting');
    simulator.advance(20 * minute);
    expect(await statusOf(simulator, 'ledger-1')).toBe('gone');
  });

  it('works in both inaccessible statuses, without a final snapshot', async () => {
    const simulator = clusterAccount({clusters: [aurora({members: []})]});
    await disable(simulator);
    simulator.advance(8 * day);
    expect(await clusterStatus(simulator)).toBe(lockedForGood);
    const last = {SkipFinalSnapshot: false, FinalDBSnapshotIdentifier: 'last'};
    await expect(remove(simulator, last)).rejects.toMatchObject({
      name: 'InvalidDBClusterStateFault',
    });
    await expect(remove(simulator)).resolves.toBeDefined();
  });

  it.each<[string, object, Partial<DeleteDBClusterCommandInput>, string, RegExp]>([
    [
      'members',
      {},
      {},
      'InvalidDBClusterStateFault',
      /^Cluster cannot be deleted, it still contains DB instances in non-deleting state\.$/,
    ],
    [
      'protection',
      {members: [], DeletionProtection: true},
      {},
      'InvalidParameterCombination',
      /^Cannot delete protected Cluster, please disable deletion protection and try again\.$/,
    ],
    [
      'a global database',
      {members: [], GlobalClusterIdentifier: 'world'},
      {},
      'InvalidDBClusterStateFault',
      /^This cluster is a part of a global cluster, please remove it from globalcluster first$/,
    ],
    [
      'no word about a final snapshot',
      {members: []},
      {SkipFinalSnapshot: false},
      'InvalidParameterCombination',
      /FinalDBSnapshotIdentifier is required/,
    ],
    ['an unknown name', {}, {DBClusterIdentifier: 'none'}, 'DBClusterNotFoundFault', /none/],
  ])('refuses %s', async (_what, more, input, name, message) => {
    const simulator = clusterAccount({clusters: [aurora(more)]});
    await expect(remove(simulator, input)).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
  });

  it('refuses a stopped cluster: it must be started first', async () => {
    const simulator = clusterAccount({clusters: [aurora({members: []})]});
    await rdsOf(simulator).send(new StopDBClusterCommand({DBClusterIdentifier}));
    simulator.advance(hour);
    await expect(remove(simulator)).rejects.toMatchObject({name: 'InvalidDBClusterStateFault'});
  });
});
