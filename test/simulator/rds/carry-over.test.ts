/** What a restore carries over and drops, member by member, against the table and the SDK's own shapes. */
import {
  CreateDBInstanceCommand,
  type CreateDBInstanceCommandInput,
  CreateDBSnapshotCommand,
  type DBInstance,
  RestoreDBInstanceFromDBSnapshot$,
  RestoreDBInstanceFromDBSnapshotCommand,
  RestoreDBInstanceToPointInTime$,
  RestoreDBInstanceToPointInTimeCommand,
} from '@aws-sdk/client-rds';
import {beforeAll, describe, expect, it} from 'vitest';
import {carryOver, settingNames} from '../../../src/simulator/services/rds/carry-over.ts';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {memberNames} from '../../../src/simulator/wire/conform.ts';
import {hour, ordersKeyArn} from '../support.ts';
import {rdsIn, shown, spareKeyArn, twoRegions} from './support.ts';

/** Everything set to something that is not RDS's default. */
const everything: CreateDBInstanceCommandInput = {
  DBInstanceIdentifier: 'full',
  DBInstanceClass: 'db.r6g.xlarge',
  Engine: 'postgres',
  EngineVersion: '15.10',
  MasterUsername: 'owner',
  ManageMasterUserPassword: true,
  MasterUserSecretKmsKeyId: 'alias/spare',
  DBName: 'ledger',
  AllocatedStorage: 250,
  MaxAllocatedStorage: 900,
  StorageType: 'io1',
  Iops: 5000,
  DedicatedLogVolume: true,
  ProcessorFeatures: [{Name: 'coreCount', Value: '2'}],
  Port: 6000,
  MultiAZ: true,
  PubliclyAccessible: true,
  NetworkType: 'DUAL',
  DeletionProtection: true,
  AutoMinorVersionUpgrade: false,
  CopyTagsToSnapshot: true,
  EnableIAMDatabaseAuthentication: true,
  BackupRetentionPeriod: 21,
  PreferredBackupWindow: '21:00-21:30',
  PreferredMaintenanceWindow: 'wed:22:00-wed:22:30',
  CACertificateIdentifier: 'rds-ca-rsa4096-g1',
  EnableCloudwatchLogsExports: ['postgresql'],
  MonitoringInterval: 30,
  MonitoringRoleArn: 'arn:aws:iam::111122223333:role/monitoring',
  DatabaseInsightsMode: 'advanced',
  EnablePerformanceInsights: true,
  PerformanceInsightsKMSKeyId: 'alias/spare',
  PerformanceInsightsRetentionPeriod: 465,
  EngineLifecycleSupport: 'open-source-rds-extended-support-disabled',
  Domain: 'd-1234567890',
  DomainIAMRoleName: 'rds-directory',
  VpcSecurityGroupIds: ['sg-0a1b2c3d4e5f60718'],
  KmsKeyId: 'alias/orders',
  Tags: [{Key: 'team', Value: 'ledger'}],
};

/** What is shown of the source and of a restore without any optional member. */
const members: readonly [name: keyof DBInstance, source: unknown, restored: unknown][] = [
  ['Engine', 'postgres', 'postgres'],
  ['EngineVersion', '15.10', '15.10'],
  ['MasterUsername', 'owner', 'owner'],
  ['DBName', 'ledger', 'ledger'],
  ['DBInstanceClass', 'db.r6g.xlarge', 'db.r6g.xlarge'],
  ['AllocatedStorage', 250, 250],
  ['BackupRetentionPeriod', 21, 21],
  ['PreferredBackupWindow', '21:00-21:30', '21:00-21:30'],
  ['KmsKeyId', ordersKeyArn, ordersKeyArn],
  ['StorageType', 'io1', 'gp3'],
  ['Iops', 5000, 3000],
  ['MaxAllocatedStorage', 900, undefined],
  ['DedicatedLogVolume', true, false],
  ['ProcessorFeatures', [{Name: 'coreCount', Value: '2'}], undefined],
  ['MultiAZ', true, false],
  ['PubliclyAccessible', true, false],
  ['NetworkType', 'DUAL', 'IPV4'],
  ['DeletionProtection', true, false],
  ['AutoMinorVersionUpgrade', false, true],
  ['CopyTagsToSnapshot', true, false],
  ['IAMDatabaseAuthenticationEnabled', true, false],
  ['CACertificateIdentifier', 'rds-ca-rsa4096-g1', 'rds-ca-rsa2048-g1'],
  ['EnabledCloudwatchLogsExports', ['postgresql'], undefined],
  ['MonitoringInterval', 30, 0],
  ['MonitoringRoleArn', 'arn:aws:iam::111122223333:role/monitoring', undefined],
  ['DatabaseInsightsMode', 'advanced', 'standard'],
  ['PerformanceInsightsEnabled', true, false],
  ['PerformanceInsightsKMSKeyId', spareKeyArn, undefined],
  ['PerformanceInsightsRetentionPeriod', 465, undefined],
  [
    'EngineLifecycleSupport',
    'open-source-rds-extended-support-disabled',
    'open-source-rds-extended-support',
  ],
  ['MasterUserSecret', expect.objectContaining({KmsKeyId: spareKeyArn}), undefined],
  ['DomainMemberships', [expect.objectContaining({Domain: 'd-1234567890'})], []],
  ['TagList', [{Key: 'team', Value: 'ledger'}], [{Key: 'team', Value: 'ledger'}]],
];

describe('a restore', () => {
  let simulator: Simulator;

  beforeAll(async () => {
    simulator = twoRegions();
    const rds = rdsIn(simulator);
    await rds.send(new CreateDBInstanceCommand(everything));
    simulator.advance(hour);
    const named = {DBInstanceIdentifier: 'full', DBSnapshotIdentifier: 'full-now'};
    await rds.send(new CreateDBSnapshotCommand(named));
    simulator.advance(hour);
    await rds.send(
      new RestoreDBInstanceFromDBSnapshotCommand({
        DBInstanceIdentifier: 'from-snapshot',
        DBSnapshotIdentifier: 'full-now',
      }),
    );
    await rds.send(
      new RestoreDBInstanceToPointInTimeCommand({
        SourceDBInstanceIdentifier: 'full',
        TargetDBInstanceIdentifier: 'from-logs',
        UseLatestRestorableTime: true,
      }),
    );
    simulator.advance(3 * hour);
  });

  it.each(members)('%s', async (name, source, restored) => {
    const before = await shown(simulator, 'full');
    expect(before?.[name]).toEqual(source);
    for (const id of ['from-snapshot', 'from-logs']) {
      expect((await shown(simulator, id))?.[name], id).toEqual(restored);
    }
  });

  it('keeps the port', async () => {
    for (const id of ['full', 'from-snapshot', 'from-logs']) {
      expect((await shown(simulator, id))?.Endpoint?.Port).toBe(6000);
    }
  });

  it('brings groups back to the default ones', async () => {
    const restored = await shown(simulator, 'from-snapshot');
    expect(restored?.DBParameterGroups?.[0]?.DBParameterGroupName).toBe('default.postgres15');
    expect(restored?.OptionGroupMemberships?.[0]?.OptionGroupName).toBe('default:postgres-15');
    expect(restored?.VpcSecurityGroups?.[0]?.VpcSecurityGroupId).not.toBe('sg-0a1b2c3d4e5f60718');
    expect(restored?.PreferredMaintenanceWindow).not.toBe('wed:22:00-wed:22:30');
  });
});

describe('the table', () => {
  const takenBy = (schema: {readonly [index: number]: unknown}) =>
    memberNames(schema[4] as Parameters<typeof memberNames>[0]);

  it.each(settingNames)('says of %s what the SDK says about the calls that set it', (name) => {
    const bySnapshot = takenBy(RestoreDBInstanceFromDBSnapshot$).includes(name);
    const byTime = takenBy(RestoreDBInstanceToPointInTime$).includes(name);
    const expected = bySnapshot && byTime ? 'restore' : byTime ? 'point-in-time' : 'later';
    // The engine is taken by the calls, but nothing else than the source's is accepted.
    expect(name === 'Engine' ? 'later' : expected).toBe(carryOver[name].setBy);
  });
});
