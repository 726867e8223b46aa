/** FailoverDBCluster, RebootDBCluster, and RebootDBInstance for a member. */
import {
  DeleteDBInstanceCommand,
  FailoverDBClusterCommand,
  RebootDBClusterCommand,
  RebootDBInstanceCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {locked, minute, statusOf} from '../support.ts';
import {
  aurora,
  clusterAccount,
  clusterStatus,
  DBClusterIdentifier,
  disable,
  eventsAbout,
  multiAzCluster,
  rdsOf,
  writerOf,
} from './support.ts';

describe('FailoverDBCluster', () => {
  const failover = (simulator: Simulator, TargetDBInstanceIdentifier?: string) =>
    rdsOf(simulator).send(
      new FailoverDBClusterCommand({DBClusterIdentifier, TargetDBInstanceIdentifier}),
    );

  it('makes the reader of the lowest tier write', async () => {
    const simulator = clusterAccount({});
    const {DBCluster} = await failover(simulator);
    expect(DBCluster?.Status).toBe('failing-over');
    simulator.advance(5 * minute);
    expect(await writerOf(simulator)).toBe('ledger-2');
    expect(await eventsAbout(simulator, DBClusterIdentifier, 'db-cluster')).toEqual([
      'Started cross AZ failover to DB instance: ledger-2.',
      'Completed failover to DB instance: ledger-2.',
    ]);
    await failover(simulator, 'ledger-1');
    expect(await writerOf(simulator)).toBe('ledger-1');
  });

  it('needs a reader that is available', async () => {
    const simulator = clusterAccount({});
    await expect(failover(simulator, 'ledger-1')).rejects.toMatchObject({
      name: 'InvalidDBClusterStateFault',
    });
    const leave = new DeleteDBInstanceCommand({DBInstanceIdentifier: 'ledger-2'});
    await rdsOf(simulator).send(leave);
    await expect(failover(simulator, 'ledger-2')).rejects.toMatchObject({
      name: 'InvalidDBInstanceStateFault',
    });
    await expect(failover(simulator)).rejects.toMatchObject({name: 'InvalidDBClusterStateFault'});
  });
});

describe('RebootDBCluster', () => {
  const reboot = (simulator: Simulator) =>
    rdsOf(simulator).send(new RebootDBClusterCommand({DBClusterIdentifier}));

  it('is for Multi-AZ DB clusters', async () => {
    const simulator = clusterAccount({clusters: [aurora(multiAzCluster)]});
    await reboot(simulator);
    expect(await statusOf(simulator, 'ledger-1')).toBe('rebooting');
    await expect(reboot(simulator)).rejects.toMatchObject({name: 'InvalidDBClusterStateFault'});
    simulator.advance(10 * minute);
    expect(await clusterStatus(simulator)).toBe('available');
    expect(await statusOf(simulator, 'ledger-1')).toBe('available');
    await expect(reboot(clusterAccount({}))).rejects.toMatchObject({
      name: 'InvalidDBClusterStateFault',
    });
  });
});

describe('RebootDBInstance for a member', () => {
  const reboot = (simulator: Simulator) =>
    rdsOf(simulator).send(new RebootDBInstanceCommand({DBInstanceIdentifier: 'ledger-2'}));

  it('touches that member alone while the key of the cluster works', async () => {
    const simulator = clusterAccount({unverified: {rebootWithUnusableKey: 'refuse'}});
    await reboot(simulator);
    expect(await statusOf(simulator, 'ledger-2')).toBe('rebooting');
    expect(await statusOf(simulator, 'ledger-1')).toBe('available');
    simulator.advance(20 * minute);
    expect(await statusOf(simulator, 'ledger-2')).toBe('available');
    expect(await clusterStatus(simulator)).toBe('available');
  });

  it('asks for the key of the cluster, and locks all of it where it is gone', async () => {
    const careful = clusterAccount({unverified: {rebootWithUnusableKey: 'refuse'}});
    await disable(careful);
    await expect(reboot(careful)).rejects.toMatchObject({name: 'KMSKeyNotAccessibleFault'});
    const simulator = clusterAccount({});
    await disable(simulator);
    await reboot(simulator);
    simulator.advance(10 * minute);
    expect(await clusterStatus(simulator)).toBe(locked);
    expect(await statusOf(simulator, 'ledger-1')).toBe(locked);
  });
});
