/** What a cluster restore carries over and what it drops, member by member (facts/aws.md §6.3). */
import {
  type CreateDBClusterCommandInput,
  type DBCluster,
  ModifyDBClusterCommand,
  RestoreDBClusterFromSnapshotCommand,
  type RestoreDBClusterFromSnapshotCommandInput,
  RestoreDBClusterToPointInTimeCommand,
  type RestoreDBClusterToPointInTimeCommandInput,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {carry} from '../../../src/simulator/services/rds/clusters/carry.ts';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {hour} from '../support.ts';
import {
  clusterAccount,
  clusterOf,
  createCluster,
  rdsOf,
  spareKeyArn,
  takeSnapshot,
} from './support.ts';

const role = 'arn:aws:iam::111122223333:role/r';

/** A source on which nothing is as RDS would choose it. */
const source: Partial<CreateDBClusterCommandInput> = {
  DBClusterIdentifier: 'ledger',
  EngineVersion: '15.4',
  DatabaseName: 'money',
  MasterUsername: 'cashier',
  CharacterSetName: 'utf8',
  Port: 6000,
  AvailabilityZones: ['eu-west-1a'],
  BackupRetentionPeriod: 21,
  PreferredBackupWindow: '05:00-05:30',
  PreferredMaintenanceWindow: 'mon:04:00-mon:04:30',
  VpcSecurityGroupIds: ['sg-1'],
  EnableIAMDatabaseAuthentication: true,
  BacktrackWindow: 3600,
  EnableCloudwatchLogsExports: ['postgresql'],
  ServerlessV2ScalingConfiguration: {MinCapacity: 1, MaxCapacity: 2},
  StorageType: 'aurora-iopt1',
  PubliclyAccessible: true,
  AutoMinorVersionUpgrade: false,
  DeletionProtection: true,
  EnableHttpEndpoint: true,
  CopyTagsToSnapshot: true,
  Domain: 'd-1',
  DomainIAMRoleName: 'join',
  EnableGlobalWriteForwarding: true,
  EnableLocalWriteForwarding: true,
  NetworkType: 'DUAL',
  MonitoringInterval: 30,
  MonitoringRoleArn: role,
  DatabaseInsightsMode: 'advanced',
  EnablePerformanceInsights: true,
  PerformanceInsightsRetentionPeriod: 31,
  PerformanceInsightsKMSKeyId: spareKeyArn,
  EngineLifecycleSupport: 'open-source-rds-extended-support-disabled',
  CACertificateIdentifier: 'rds-ca-rsa4096-g1',
  AssociatedRoles: [{RoleArn: role}],
  Tags: [{Key: 'team', Value: 'money'}],
  KmsKeyId: 'alias/orders',
};

/** What a describe of the restored cluster shows, restored from a snapshot and to a time. */
const rows: readonly [keyof DBCluster, unknown, unknown?][] = [
  ['EngineVersion', '15.4'],
  ['DatabaseName', 'money'],
  ['MasterUsername', 'cashier'],
  ['Port', 6000, 5432],
  ['BackupRetentionPeriod', 21],
  ['PreferredBackupWindow', '05:00-05:30'],
  ['KmsKeyId', expect.stringContaining('1234abcd')],
  ['TagList', [{Key: 'team', Value: 'money'}]],
  ['DBClusterParameterGroup', 'default.aurora-postgresql15'],
  ['DBSubnetGroup', 'default'],
  ['VpcSecurityGroups', [{VpcSecurityGroupId: expect.stringMatching(/^sg-0/), Status: 'active'}]],
  ['AvailabilityZones', ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
  ['PreferredMaintenanceWindow', expect.stringMatching(/^sun:/)],
  ['IAMDatabaseAuthenticationEnabled', false],
  ['BacktrackWindow', undefined],
  ['EnabledCloudwatchLogsExports', undefined],
  ['ServerlessV2ScalingConfiguration', undefined],
  ['StorageType', undefined],
  ['PubliclyAccessible', undefined],
  ['AutoMinorVersionUpgrade', true],
  ['DeletionProtection', false],
  ['HttpEndpointEnabled', false],
  ['CopyTagsToSnapshot', false],
  ['DomainMemberships', []],
  ['GlobalWriteForwardingRequested', undefined],
  ['LocalWriteForwardingStatus', undefined],
  ['NetworkType', 'IPV4'],
  ['MonitoringInterval', undefined],
  ['MonitoringRoleArn', undefined],
  ['DatabaseInsightsMode', undefined],
  ['PerformanceInsightsEnabled', undefined],
  ['PerformanceInsightsKMSKeyId', undefined],
  ['EngineLifecycleSupport', 'open-source-rds-extended-support'],
  ['CertificateDetails', undefined],
  ['AssociatedRoles', []],
  ['DBClusterMembers', []],
  ['CustomEndpoints', undefined],
  ['GlobalClusterIdentifier', undefined],
  ['MasterUserSecret', undefined],
];

type FromSnapshot = Partial<RestoreDBClusterFromSnapshotCommandInput>;
type ToPoint = Partial<RestoreDBClusterToPointInTimeCommandInput>;

async function fromSnapshot(simulator: Simulator, input: FromSnapshot = {}): Promise<void> {
  await takeSnapshot(simulator);
  await rdsOf(simulator).send(
    new RestoreDBClusterFromSnapshotCommand({
      DBClusterIdentifier: 'again',
      SnapshotIdentifier: 'today',
      Engine: 'aurora-postgresql',
      ...input,
    }),
  );
  simulator.advance(hour);
}

async function toPoint(simulator: Simulator, input: ToPoint = {}): Promise<void> {
  await rdsOf(simulator).send(
    new RestoreDBClusterToPointInTimeCommand({
      DBClusterIdentifier: 'again',
      SourceDBClusterIdentifier: 'ledger',
      UseLatestRestorableTime: true,
      ...input,
    }),
  );
  simulator.advance(hour);
}

/** An account whose only cluster is the source. */
async function account(unverified: object = {}): Promise<Simulator> {
  const simulator = clusterAccount({clusters: [], unverified});
  await createCluster(simulator, source);
  return simulator;
}

describe('a restore', () => {
  it('of a source on which nothing is as RDS would choose it', async () => {
    const shown = await clusterOf(await account());
    const same = rows.filter(([member]) => member !== 'DBClusterParameterGroup');
    const kept = rows.slice(0, 8).map(([member]) => member);
    for (const [member, after] of same) {
      if (kept.includes(member)) expect(shown?.[member], member).toEqual(after);
    }
  });

  it('from a snapshot', async () => {
    const simulator = await account();
    await fromSnapshot(simulator);
    const shown = await clusterOf(simulator, 'again');
    expect(shown?.Status).toBe('available');
    for (const [member, after] of rows) expect(shown?.[member], member).toEqual(after);
  });

  it('to a point in time', async () => {
    const simulator = await account();
    await toPoint(simulator);
    const shown = await clusterOf(simulator, 'again');
    expect(shown?.Status).toBe('available');
    for (const [member, snapshot, point] of rows) {
      expect(shown?.[member], member).toEqual(point ?? snapshot);
    }
  });

  it.each([
    [false, undefined],
    [true, {MinCapacity: 1, MaxCapacity: 2}],
  ])('with restoreKeepsServerlessScaling %s', async (restoreKeepsServerlessScaling, range) => {
    const simulator = await account({restoreKeepsServerlessScaling});
    await fromSnapshot(simulator);
    expect((await clusterOf(simulator, 'again'))?.ServerlessV2ScalingConfiguration).toEqual(range);
  });

  it('takes the tags that the snapshot saw, and those that the cluster has now', async () => {
    const simulator = await account();
    await takeSnapshot(simulator, 'before');
    const rds = rdsOf(simulator);
    await rds.send(
      new ModifyDBClusterCommand({DBClusterIdentifier: 'ledger', BackupRetentionPeriod: 9}),
    );
    await fromSnapshot(simulator, {SnapshotIdentifier: 'before', Tags: [{Key: 'new', Value: '1'}]});
    const shown = await clusterOf(simulator, 'again');
    expect(shown?.TagList).toEqual([{Key: 'new', Value: '1'}]);
    expect(shown?.BackupRetentionPeriod).toBe(21);
  });
});

/** Members that both restores set, and what a describe shows then. */
const settable: readonly [FromSnapshot & ToPoint, DBCluster][] = [
  [{Port: 7000}, {Port: 7000}],
  [
    {VpcSecurityGroupIds: ['sg-9']},
    {VpcSecurityGroups: [{VpcSecurityGroupId: 'sg-9', Status: 'active'}]},
  ],
  [{EnableIAMDatabaseAuthentication: true}, {IAMDatabaseAuthenticationEnabled: true}],
  [{BacktrackWindow: 60}, {BacktrackWindow: 60}],
  [{EnableCloudwatchLogsExports: ['postgresql']}, {EnabledCloudwatchLogsExports: ['postgresql']}],
  [{DeletionProtection: true}, {DeletionProtection: true}],
  [{CopyTagsToSnapshot: true}, {CopyTagsToSnapshot: true}],
  [
    {Domain: 'd-2', DomainIAMRoleName: 'j'},
    {DomainMemberships: [{Domain: 'd-2', Status: 'joined', IAMRoleName: 'j'}]},
  ],
  [{StorageType: 'aurora-iopt1'}, {StorageType: 'aurora-iopt1'}],
  [{PubliclyAccessible: true}, {PubliclyAccessible: true}],
  [{NetworkType: 'DUAL'}, {NetworkType: 'DUAL'}],
  [
    {ServerlessV2ScalingConfiguration: {MinCapacity: 4, MaxCapacity: 8}},
    {ServerlessV2ScalingConfiguration: {MinCapacity: 4, MaxCapacity: 8}},
  ],
  [
    {EngineMode: 'serverless', ScalingConfiguration: {AutoPause: true}},
    {EngineMode: 'serverless', ScalingConfigurationInfo: {AutoPause: true}},
  ],
  [
    {MonitoringInterval: 5, MonitoringRoleArn: role},
    {MonitoringInterval: 5, MonitoringRoleArn: role},
  ],
  [
    {EnablePerformanceInsights: true, PerformanceInsightsRetentionPeriod: 7},
    {PerformanceInsightsEnabled: true, PerformanceInsightsRetentionPeriod: 7},
  ],
  [{BackupRetentionPeriod: 3}, {BackupRetentionPeriod: 3}],
  [{PreferredBackupWindow: '01:00-01:30'}, {PreferredBackupWindow: '01:00-01:30'}],
  [
    {EngineLifecycleSupport: 'open-source-rds-extended-support-disabled'},
    {EngineLifecycleSupport: 'open-source-rds-extended-support-disabled'},
  ],
  [{AssociatedRoles: [{RoleArn: role}]}, {AssociatedRoles: [{RoleArn: role, Status: 'ACTIVE'}]}],
  [{Tags: [{Key: 'a', Value: 'b'}]}, {TagList: [{Key: 'a', Value: 'b'}]}],
  [{KmsKeyId: 'alias/spare'}, {KmsKeyId: spareKeyArn}],
];

describe('a restore that names a member', () => {
  it.each(settable)('%o', async (input, shown) => {
    const simulator = await account();
    await fromSnapshot(simulator, {...input, DBClusterIdentifier: 'one'});
    await toPoint(simulator, {...input, DBClusterIdentifier: 'two'});
    expect(await clusterOf(simulator, 'one')).toMatchObject(shown);
    expect(await clusterOf(simulator, 'two')).toMatchObject(shown);
  });
});

describe('the table of what is carried over', () => {
  it('keeps the same from a snapshot and from a time, the port excepted', () => {
    const differing = Object.entries(carry).filter(([, row]) => row.snapshot !== row.point);
    expect(differing.map(([member]) => member)).toEqual(['Port']);
  });
});
