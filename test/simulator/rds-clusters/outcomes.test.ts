/** Ends that a scenario foresees for clusters, and the mistakes that are found in one. */
import {
  RestoreDBClusterFromSnapshotCommand,
  StartDBClusterCommand,
  StopDBClusterCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {hour, statusOf} from '../support.ts';
import {
  aurora,
  clusterAccount,
  clusterStatus,
  createCluster,
  DBClusterIdentifier,
  rdsOf,
  takeSnapshot,
} from './support.ts';

describe('an outcome that a scenario foresees for a cluster', () => {
  it('lets a start end in stopped, members and all, as often as it says', async () => {
    const outcomes = [{call: 'rds:StartDBCluster', status: 'stopped', times: 1}];
    const simulator = clusterAccount({clusters: [aurora()], outcomes});
    await rdsOf(simulator).send(new StopDBClusterCommand({DBClusterIdentifier}));
    simulator.advance(hour);
    for (const expected of ['stopped', 'available']) {
      await rdsOf(simulator).send(new StartDBClusterCommand({DBClusterIdentifier}));
      expect(await clusterStatus(simulator)).toBe('starting');
      simulator.advance(hour);
      expect(await clusterStatus(simulator)).toBe(expected);
      expect(await statusOf(simulator, 'ledger-1')).toBe(expected);
    }
  });

  it('ends a restore for the cluster it names', async () => {
    const call = 'rds:RestoreDBClusterFromSnapshot';
    const outcomes = [{call, DBClusterIdentifier: 'back', status: 'migration-failed'}];
    const simulator = clusterAccount({clusters: [aurora()], outcomes});
    await takeSnapshot(simulator);
    simulator.advance(hour);
    for (const id of ['other', 'back']) {
      await rdsOf(simulator).send(
        new RestoreDBClusterFromSnapshotCommand({
          DBClusterIdentifier: id,
          SnapshotIdentifier: 'today',
          Engine: 'aurora-postgresql',
        }),
      );
    }
    simulator.advance(2 * hour);
    expect(await clusterStatus(simulator, 'back')).toBe('migration-failed');
    expect(await clusterStatus(simulator, 'other')).toBe('available');
  });

  it('ends a create', async () => {
    const outcomes = [{call: 'rds:CreateDBCluster', status: 'stopped'}];
    const simulator = clusterAccount({clusters: [aurora()], outcomes});
    await createCluster(simulator, {DBClusterIdentifier: 'new'});
    simulator.advance(hour);
    expect(await clusterStatus(simulator, 'new')).toBe('stopped');
  });

  it.each([
    [{call: 'rds:StartDBCluster', status: 'incompatible-network'}, /StartDBCluster can end as/],
    [{call: 'rds:StartDBInstance', status: 'cloning-failed'}, /StartDBInstance can end as/],
    [
      {call: 'rds:StartDBCluster', DBInstanceIdentifier: 'orders-db', status: 'stopped'},
      /DBInstanceIdentifier: does not go with rds:StartDBCluster/,
    ],
  ])('is refused as %j', (outcome, message) => {
    expect(() => clusterAccount({clusters: [aurora()], outcomes: [outcome]})).toThrow(message);
  });
});
