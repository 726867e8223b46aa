/** ModifyDBInstance: what is applied at once, what waits for the window, renames and refusals. */
import {
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  ModifyDBInstanceCommand,
  type ModifyDBInstanceCommandInput,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {database, day, hour, minute, statusOf} from '../support.ts';
import {courseOf, rdsIn, shown, spareKeyArn, twoRegions} from './support.ts';

type Input = Partial<ModifyDBInstanceCommandInput>;

const modify = (simulator: Simulator, more: Input) =>
  rdsIn(simulator).send(new ModifyDBInstanceCommand({DBInstanceIdentifier: 'orders-db', ...more}));

describe('a change is refused', () => {
  it.each<[why: string, more: Input, name: string]>([
    ['of nothing', {DBInstanceIdentifier: 'none'}, 'DBInstanceNotFoundFault'],
    ['to a taken name', {NewDBInstanceIdentifier: 'other-db'}, 'DBInstanceAlreadyExistsFault'],
    ['to a name that is none', {NewDBInstanceIdentifier: '1'}, 'InvalidParameterValue'],
    ['to less storage', {AllocatedStorage: 50}, 'InvalidParameterValue'],
    ['to all storage', {AllocatedStorage: 200_000}, 'StorageQuotaExceededFault'],
    [
      'to an unknown parameter group',
      {DBParameterGroupName: 'none'},
      'DBParameterGroupNotFoundFault',
    ],
    ['to an unknown option group', {OptionGroupName: 'none'}, 'OptionGroupNotFoundFault'],
    ['to an unknown subnet group', {DBSubnetGroupName: 'none'}, 'DBSubnetGroupNotFoundFault'],
    ['to an unknown certificate', {CACertificateIdentifier: 'none'}, 'CertificateNotFoundFault'],
    ['to monitoring without a role', {MonitoringInterval: 60}, 'InvalidParameterCombination'],
    ['to a backup window that is none', {PreferredBackupWindow: 'noon'}, 'InvalidParameterValue'],
    [
      'to insights under no key',
      {EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: 'alias/none'},
      'KMSKeyNotAccessibleFault',
    ],
    ['to a new password later', {RotateMasterUserPassword: true}, 'InvalidParameterCombination'],
    [
      'to a secret under no key',
      {ManageMasterUserPassword: true, MasterUserSecretKmsKeyId: 'alias/none'},
      'KMSKeyNotAccessibleFault',
    ],
  ])('%s', async (_why, more, name) => {
    const simulator = twoRegions({instances: [database('other-db')]});
    const before = await shown(simulator, 'orders-db');
    await expect(modify(simulator, more)).rejects.toMatchObject({name});
    expect({...(await shown(simulator, 'orders-db')), LatestRestorableTime: 0}).toEqual({
      ...before,
      LatestRestorableTime: 0,
    });
  });

  it('while another change is under way', async () => {
    const simulator = twoRegions();
    await modify(simulator, {DBInstanceClass: 'db.r6g.large', ApplyImmediately: true});
    await expect(modify(simulator, {CopyTagsToSnapshot: true})).rejects.toMatchObject({
      name: 'InvalidDBInstanceStateFault',
      message: 'Database instance is not in available state.',
    });
  });
});

describe('without ApplyImmediately', () => {
  it.each<[member: string, more: Input, shownAs: object]>([
    ['DeletionProtection', {DeletionProtection: true}, {DeletionProtection: true}],
    ['CopyTagsToSnapshot', {CopyTagsToSnapshot: true}, {CopyTagsToSnapshot: true}],
    ['AutoMinorVersionUpgrade', {AutoMinorVersionUpgrade: false}, {AutoMinorVersionUpgrade: false}],
    ['MaxAllocatedStorage', {MaxAllocatedStorage: 500}, {MaxAllocatedStorage: 500}],
    ['PubliclyAccessible', {PubliclyAccessible: true}, {PubliclyAccessible: true}],
    [
      'PreferredBackupWindow',
      {PreferredBackupWindow: '22:00-22:30'},
      {PreferredBackupWindow: '22:00-22:30'},
    ],
    [
      'PreferredMaintenanceWindow',
      {PreferredMaintenanceWindow: 'mon:03:00-mon:03:30'},
      {PreferredMaintenanceWindow: 'mon:03:00-mon:03:30'},
    ],
    [
      'BackupRetentionPeriod from days to days',
      {BackupRetentionPeriod: 30},
      {BackupRetentionPeriod: 30},
    ],
    [
      'VpcSecurityGroupIds',
      {VpcSecurityGroupIds: ['sg-1']},
      {VpcSecurityGroups: [{VpcSecurityGroupId: 'sg-1', Status: 'active'}]},
    ],
    [
      'MonitoringInterval',
      {MonitoringInterval: 60, MonitoringRoleArn: 'arn:aws:iam::111122223333:role/m'},
      {MonitoringInterval: 60, MonitoringRoleArn: 'arn:aws:iam::111122223333:role/m'},
    ],
    [
      'insights',
      {EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: 'alias/spare'},
      {PerformanceInsightsEnabled: true, PerformanceInsightsKMSKeyId: spareKeyArn},
    ],
    [
      'log exports',
      {CloudwatchLogsExportConfiguration: {EnableLogTypes: ['postgresql']}},
      {EnabledCloudwatchLogsExports: ['postgresql']},
    ],
    [
      'a managed password',
      {ManageMasterUserPassword: true, MasterUserSecretKmsKeyId: 'alias/spare'},
      {MasterUserSecret: {KmsKeyId: spareKeyArn, SecretStatus: 'active'}},
    ],
  ])('%s is applied at once', async (_member, more, shownAs) => {
    const simulator = twoRegions();
    await modify(simulator, more);
    expect(await shown(simulator, 'orders-db')).toMatchObject({
      ...shownAs,
      DBInstanceStatus: 'available',
    });
  });

  it.each<[member: string, more: Input, pending: object, after: object]>([
    [
      'DBInstanceClass',
      {DBInstanceClass: 'db.r6g.large'},
      {DBInstanceClass: 'db.r6g.large'},
      {DBInstanceClass: 'db.r6g.large'},
    ],
    [
      'AllocatedStorage, rounded up to ten percent',
      {AllocatedStorage: 101},
      {AllocatedStorage: 110},
      {AllocatedStorage: 110},
    ],
    [
      'StorageType',
      {StorageType: 'io1', Iops: 4000},
      {StorageType: 'io1', Iops: 4000},
      {StorageType: 'io1', Iops: 4000},
    ],
    ['MultiAZ', {MultiAZ: true}, {MultiAZ: true}, {MultiAZ: true}],
    ['EngineVersion', {EngineVersion: '17.2'}, {EngineVersion: '17.2'}, {EngineVersion: '17.2'}],
    [
      'CACertificateIdentifier',
      {CACertificateIdentifier: 'rds-ca-ecc384-g1'},
      {CACertificateIdentifier: 'rds-ca-ecc384-g1'},
      {CACertificateIdentifier: 'rds-ca-ecc384-g1'},
    ],
    [
      'BackupRetentionPeriod to none',
      {BackupRetentionPeriod: 0},
      {BackupRetentionPeriod: 0},
      {BackupRetentionPeriod: 0},
    ],
    [
      'IAM authentication',
      {EnableIAMDatabaseAuthentication: true},
      {IAMDatabaseAuthenticationEnabled: true},
      {IAMDatabaseAuthenticationEnabled: true},
    ],
    [
      'a dedicated log volume',
      {DedicatedLogVolume: true},
      {DedicatedLogVolume: true},
      {DedicatedLogVolume: true},
    ],
  ])('%s waits for the maintenance window', async (_member, more, pending, after) => {
    const simulator = twoRegions();
    await modify(simulator, {PreferredMaintenanceWindow: 'mon:05:00-mon:05:30'});
    const before = await shown(simulator, 'orders-db');
    const {DBInstance} = await modify(simulator, more);
    expect(DBInstance?.PendingModifiedValues).toMatchObject(pending);
    // Sunday noon: the window opens on Monday at five.
    simulator.advance(16.9 * hour);
    expect(await shown(simulator, 'orders-db')).not.toMatchObject(after);
    simulator.advance(0.12 * hour);
    expect(await statusOf(simulator)).toBe('modifying');
    simulator.advance(hour);
    const changed = await shown(simulator, 'orders-db');
    expect(changed).toMatchObject({...after, DBInstanceStatus: 'available'});
    expect(changed?.PendingModifiedValues).toEqual({});
    expect(before?.DbiResourceId).toBe(changed?.DbiResourceId);
  });

  it('a rename waits as well, and is seen waiting', async () => {
    const simulator = twoRegions();
    await modify(simulator, {PreferredMaintenanceWindow: 'mon:05:00-mon:05:30'});
    const {DBInstance} = await modify(simulator, {NewDBInstanceIdentifier: 'renamed-db'});
    expect(DBInstance).toMatchObject({
      DBInstanceIdentifier: 'orders-db',
      PendingModifiedValues: {DBInstanceIdentifier: 'renamed-db'},
    });
    simulator.advance(18 * hour);
    expect(await statusOf(simulator, 'renamed-db')).toBe('available');
  });

  it('what waits goes along with the next immediate change', async () => {
    const simulator = twoRegions();
    await modify(simulator, {MultiAZ: true});
    await modify(simulator, {DBInstanceClass: 'db.r6g.large', ApplyImmediately: true});
    expect(await courseOf(simulator, 'orders-db', undefined, 20)).toEqual([
      'modifying',
      'available',
    ]);
    expect(await shown(simulator, 'orders-db')).toMatchObject({
      MultiAZ: true,
      DBInstanceClass: 'db.r6g.large',
      PendingModifiedValues: {},
    });
  });

  it('a new port restarts the database', async () => {
    const simulator = twoRegions();
    await modify(simulator, {DBPortNumber: 6000});
    expect(await courseOf(simulator, 'orders-db', undefined, 10)).toEqual([
      'rebooting',
      'available',
    ]);
    expect((await shown(simulator, 'orders-db'))?.Endpoint?.Port).toBe(6000);
  });
});

describe('a rename', () => {
  it('takes snapshots and backups along, and the old name is free again', async () => {
    const simulator = twoRegions();
    const rds = rdsIn(simulator);
    const before = await shown(simulator, 'orders-db');
    await modify(simulator, {NewDBInstanceIdentifier: 'orders-db-old', ApplyImmediately: true});
    await expect(shown(simulator, 'orders-db')).rejects.toMatchObject({
      name: 'DBInstanceNotFoundFault',
    });
    expect(await courseOf(simulator, 'orders-db-old', undefined, 15)).toEqual([
      'renaming',
      'rebooting',
      'available',
    ]);
    const {DBInstances = []} = await rds.send(
      new DescribeDBInstancesCommand({
        Filters: [{Name: 'dbi-resource-id', Values: [before?.DbiResourceId ?? '']}],
      }),
    );
    expect(DBInstances[0]?.Endpoint?.Address).toMatch(/^orders-db-old\./);
    const {DBSnapshots = []} = await rds.send(
      new DescribeDBSnapshotsCommand({DBInstanceIdentifier: 'orders-db-old'}),
    );
    expect(DBSnapshots).toHaveLength(7);
    simulator.advance(2 * day);
    expect((await shown(simulator, 'orders-db-old'))?.LatestRestorableTime).toBeInstanceOf(Date);
  });

  it('is seen by its replicas', async () => {
    const simulator = twoRegions({instances: [database('reader', {replicaOf: 'orders-db'})]});
    await modify(simulator, {NewDBInstanceIdentifier: 'orders-db-old', ApplyImmediately: true});
    simulator.advance(10 * minute);
    expect((await shown(simulator, 'reader'))?.ReadReplicaSourceDBInstanceIdentifier).toBe(
      'orders-db-old',
    );
  });
});

describe('storage that is full', () => {
  it('is left by more of it', async () => {
    const instances = [database('full-db', {DBInstanceStatus: 'storage-full'})];
    const simulator = twoRegions({instances});
    expect(await statusOf(simulator, 'full-db')).toBe('storage-full');
    await modify(simulator, {
      DBInstanceIdentifier: 'full-db',
      AllocatedStorage: 200,
      ApplyImmediately: true,
    });
    expect(await courseOf(simulator, 'full-db', undefined, 20)).toEqual(['modifying', 'available']);
  });
});
