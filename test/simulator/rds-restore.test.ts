/** A restore from a snapshot: what it refuses, keeps, drops and sets in motion. */
import {ListGrantsCommand} from '@aws-sdk/client-kms';
import {
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBSnapshotsCommand,
  RestoreDBInstanceFromDBSnapshotCommand,
} from '@aws-sdk/client-rds';
import {beforeEach, describe, expect, it} from 'vitest';
import type {Simulator} from '../../src/simulator/simulator.ts';
import {clientsOf, day, hour, instanceOf, lockedForGood, simulatorOf, statusOf} from './support.ts';

const DBInstanceIdentifier = 'orders-db';
const spare = 'arn:aws:kms:eu-west-1:111122223333:key/5f0c2a71-8d3e-4b96-a1c4-77e09b3d21f8';

describe('a restore', () => {
  let simulator: Simulator;
  let rds: ReturnType<typeof clientsOf>['rds'];
  const DBSnapshotIdentifier = 'orders-db-dr-2026-03-01';
  const restore = (more: object = {}) =>
    rds.send(
      new RestoreDBInstanceFromDBSnapshotCommand({
        DBInstanceIdentifier: 'orders-db-restored',
        DBSnapshotIdentifier,
        ...more,
      }),
    );

  beforeEach(async () => {
    simulator = await simulatorOf('recoverable-window-passed');
    rds = clientsOf(simulator).rds;
  });

  it('finds the night as told: terminal, its copies under another key', async () => {
    expect(await statusOf(simulator)).toBe(lockedForGood);
    const {DBSnapshots = []} = await rds.send(
      new DescribeDBSnapshotsCommand({DBSnapshotIdentifier}),
    );
    expect(DBSnapshots[0]).toMatchObject({KmsKeyId: spare, Status: 'available'});
  });

  it.each([
    [
      'a disabled key',
      {DBSnapshotIdentifier: 'orders-db-evening-2026-03-01'},
      'KMSKeyNotAccessibleFault',
    ],
    ['a snapshot that is not there', {DBSnapshotIdentifier: 'none'}, 'DBSnapshotNotFoundFault'],
    ['a name that is taken', {DBInstanceIdentifier}, 'DBInstanceAlreadyExistsFault'],
    ['a name that is none', {DBInstanceIdentifier: '1-'}, 'InvalidParameterValue'],
    ['less storage', {AllocatedStorage: 20}, 'InvalidParameterValue'],
    ['another engine', {Engine: 'mysql'}, 'InvalidParameterValue'],
    ['an unknown parameter group', {DBParameterGroupName: 'none'}, 'DBParameterGroupNotFoundFault'],
    ['an unknown option group', {OptionGroupName: 'none'}, 'OptionGroupNotFoundFault'],
    ['an unknown subnet group', {DBSubnetGroupName: 'none'}, 'DBSubnetGroupNotFoundFault'],
    [
      'a zone for a pair',
      {MultiAZ: true, AvailabilityZone: 'eu-west-1a'},
      'InvalidParameterCombination',
    ],
  ])('is refused for %s', async (_why, more, name) => {
    await expect(restore(more)).rejects.toMatchObject({name});
    expect(await statusOf(simulator, 'orders-db-restored')).toBe('gone');
  });

  it('drops what the call does not set', async () => {
    await restore();
    expect(await instanceOf(simulator, 'orders-db-restored')).toMatchObject({
      DBInstanceClass: 'db.r6g.large',
      AllocatedStorage: 500,
      BackupRetentionPeriod: 14,
      KmsKeyId: spare,
      MultiAZ: false,
      DeletionProtection: false,
      MonitoringInterval: 0,
      DBParameterGroups: [{DBParameterGroupName: 'default.postgres16'}],
      DBSubnetGroup: {DBSubnetGroupName: 'default'},
    });
  });

  it('keeps what the call sets, and goes from creating to available', async () => {
    await restore({
      MultiAZ: true,
      DeletionProtection: true,
      DBParameterGroupName: 'orders-pg16',
      DBSubnetGroupName: 'shop-private',
      VpcSecurityGroupIds: ['sg-0a1b2c3d4e5f60718'],
    });
    const creating = await instanceOf(simulator, 'orders-db-restored');
    expect(creating).toMatchObject({DBInstanceStatus: 'creating', MultiAZ: true});
    expect(creating?.Endpoint).toBeUndefined();
    simulator.advance(hour);
    const restored = await instanceOf(simulator, 'orders-db-restored');
    const old = await instanceOf(simulator, DBInstanceIdentifier);
    expect(restored).toMatchObject({
      DBInstanceStatus: 'available',
      DeletionProtection: true,
      DBParameterGroups: [{DBParameterGroupName: 'orders-pg16'}],
    });
    expect(restored?.DbiResourceId).not.toBe(old?.DbiResourceId);
    expect(restored?.Endpoint?.Address).toMatch(/^orders-db-restored\./);
    expect(old?.DBInstanceStatus).toBe(lockedForGood);
  });

  it('makes a grant of its own on the key', async () => {
    await restore();
    const restored = await instanceOf(simulator, 'orders-db-restored');
    const {kms} = clientsOf(simulator);
    const {Grants = []} = await kms.send(new ListGrantsCommand({KeyId: spare}));
    expect(Grants.map((grant) => grant.Constraints?.EncryptionContextSubset)).toContainEqual({
      'aws:rds:db-id': restored?.DbiResourceId,
    });
  });

  it('starts backups of the new database', async () => {
    await restore();
    simulator.advance(2 * day);
    const {DBInstanceAutomatedBackups: backups} = await rds.send(
      new DescribeDBInstanceAutomatedBackupsCommand({DBInstanceIdentifier: 'orders-db-restored'}),
    );
    const {EarliestTime, LatestTime} = backups?.[0]?.RestoreWindow ?? {};
    expect(LatestTime?.getTime()).toBeGreaterThan((EarliestTime?.getTime() ?? 0) + day);
  });
});
