/** Every member of a DBCluster, and how a restore brings it back (facts/aws.md §6.3). */
import type {DBCluster as SdkCluster} from '@aws-sdk/client-rds';
import type {JsonObject} from '../../core/json.ts';
import {
  byCall,
  cannot,
  identity,
  plain,
  type Row,
  type Stored,
  setting,
  type Table,
} from './row.ts';
import {
  backupRetention,
  backupWindow,
  deletionProtection,
  insightsOf,
  logExports,
  managedPassword,
  monitoringOf,
  rolesOf,
  rolesRow,
  securityGroups,
  tags,
} from './shared-rows.ts';

/** A DBCluster as evidence keeps it. */
export type Cluster = Stored<SdkCluster>;

const inData = 'it comes with the data of the backup';
const byHand = 'only by hand: it joins clusters of several Regions or accounts';
const streams = 'rds:StartActivityStream';

const same = (name: keyof Cluster & string): Row<Cluster> =>
  setting({restore: name, modify: name}, (cluster: Cluster) => cluster[name]);
const onlyModify = (name: keyof Cluster & string): Row<Cluster> =>
  setting({modify: name}, (cluster: Cluster) => cluster[name]);
const onlyRestore = (name: keyof Cluster & string): Row<Cluster> =>
  setting({restore: name}, (cluster: Cluster) => cluster[name]);
const fromData = (name: keyof Cluster & string): Row<Cluster> =>
  cannot((cluster: Cluster) => cluster[name], inData);

/** Members that are only taken together, in both calls. */
function together(
  read: (cluster: Cluster) => unknown,
  all: (cluster: Cluster) => JsonObject | undefined,
): Row<Cluster> {
  return {
    way: 'restore',
    value: (cluster) => plain(read(cluster)),
    restore: (lost) => all(lost) ?? {},
    modify: (lost) => all(lost),
    because: 'the restore takes it',
  };
}

function domainOf({DomainMemberships}: Cluster): JsonObject | undefined {
  const [held] = DomainMemberships ?? [];
  if (!held?.Domain) return undefined;
  return {
    Domain: held.Domain,
    ...(held.IAMRoleName ? {DomainIAMRoleName: held.IAMRoleName} : {}),
  };
}

/** The pauses of Serverless v1; what a describe calls otherwise is left out. */
function scalingOf({ScalingConfigurationInfo: scaling}: Cluster): JsonObject | undefined {
  return scaling && {...scaling};
}

/** The table. The SDK's schema is held against it in its test. */
export const clusterTable: Table<SdkCluster> = {
  DBClusterIdentifier: identity,
  DBClusterArn: identity,
  DbClusterResourceId: identity,
  Status: identity,
  StatusInfos: identity,
  PercentProgress: identity,
  ClusterCreateTime: identity,
  EarliestRestorableTime: identity,
  LatestRestorableTime: identity,
  EarliestBacktrackTime: identity,
  BacktrackConsumedChangeRecords: identity,
  AutomaticRestartTime: identity,
  IOOptimizedNextAllowedModificationTime: identity,
  PendingModifiedValues: identity,
  UpgradeRolloutOrder: identity,
  HostedZoneId: identity,
  Endpoint: identity,
  ReaderEndpoint: identity,
  MultiAZ: identity,
  CloneGroupId: identity,
  CrossAccountClone: identity,
  Capacity: identity,
  ServerlessV2PlatformVersion: identity,
  GlobalWriteForwardingStatus: identity,
  AwsBackupRecoveryPointArn: identity,
  ActivityStreamKinesisStreamName: identity,
  StorageThroughput: identity,
  Engine: fromData('Engine'),
  EngineVersion: fromData('EngineVersion'),
  MasterUsername: fromData('MasterUsername'),
  DatabaseName: fromData('DatabaseName'),
  CharacterSetName: fromData('CharacterSetName'),
  DBSystemId: fromData('DBSystemId'),
  ClusterScalabilityType: fromData('ClusterScalabilityType'),
  StorageEncrypted: fromData('StorageEncrypted'),
  StorageEncryptionType: cannot(
    ({StorageEncryptionType}) => StorageEncryptionType,
    'the restore decides the key, for life',
  ),
  KmsKeyId: cannot(({KmsKeyId}) => KmsKeyId, 'the restore decides the key, for life'),
  ReplicationSourceIdentifier: cannot(
    ({ReplicationSourceIdentifier: source}) => source,
    'a restored cluster is no replica; make replicas anew',
  ),
  ReadReplicaIdentifiers: byCall(
    'rds:CreateDBCluster',
    ({ReadReplicaIdentifiers}) => ReadReplicaIdentifiers,
  ),
  GlobalClusterIdentifier: cannot(({GlobalClusterIdentifier}) => GlobalClusterIdentifier, byHand),
  GlobalWriteForwardingRequested: setting(
    {modify: 'EnableGlobalWriteForwarding'},
    ({GlobalWriteForwardingRequested: isOn}) => isOn || undefined,
  ),
  LocalWriteForwardingStatus: setting(
    {modify: 'EnableLocalWriteForwarding'},
    ({LocalWriteForwardingStatus: status}) => status === 'enabled' || undefined,
  ),
  LimitlessDatabase: setting(
    {modify: 'EnableLimitlessDatabase'},
    ({LimitlessDatabase}) => LimitlessDatabase?.Status === 'enabled' || undefined,
  ),
  CustomEndpoints: byCall(
    'rds:CreateDBClusterEndpoint',
    ({CustomEndpoints}) => CustomEndpoints?.length,
  ),
  DBClusterMembers: byCall(
    'rds:CreateDBInstance',
    ({DBClusterMembers}) => DBClusterMembers?.length,
  ),
  AllocatedStorage: {
    ...onlyModify('AllocatedStorage'),
    modify: ({AllocatedStorage: wanted = 0}, {AllocatedStorage: held = 0}) =>
      wanted > held ? {AllocatedStorage: wanted} : undefined,
    because: 'storage never shrinks',
  },
  StorageType: same('StorageType'),
  Iops: same('Iops'),
  DBClusterInstanceClass: same('DBClusterInstanceClass'),
  AvailabilityZones: setting(
    {restore: 'AvailabilityZones', snapshotOnly: true},
    ({AvailabilityZones}) => AvailabilityZones?.toSorted(),
  ),
  Port: same('Port'),
  NetworkType: same('NetworkType'),
  PubliclyAccessible: onlyRestore('PubliclyAccessible'),
  DBSubnetGroup: setting({restore: 'DBSubnetGroupName'}, ({DBSubnetGroup}) => DBSubnetGroup),
  VpcSecurityGroups: securityGroups,
  DBClusterParameterGroup: setting(
    {restore: 'DBClusterParameterGroupName', modify: 'DBClusterParameterGroupName'},
    ({DBClusterParameterGroup}) => DBClusterParameterGroup,
  ),
  DBClusterOptionGroupMemberships: setting(
    {restore: 'OptionGroupName', modify: 'OptionGroupName'},
    ({DBClusterOptionGroupMemberships: groups}) => groups?.[0]?.DBClusterOptionGroupName,
  ),
  EngineMode: onlyRestore('EngineMode'),
  ScalingConfigurationInfo: together(scalingOf, (lost) => {
    const scaling = scalingOf(lost);
    return scaling && {ScalingConfiguration: scaling};
  }),
  ServerlessV2ScalingConfiguration: same('ServerlessV2ScalingConfiguration'),
  RdsCustomClusterConfiguration: onlyRestore('RdsCustomClusterConfiguration'),
  BacktrackWindow: setting(
    {restore: 'BacktrackWindow', modify: 'BacktrackWindow'},
    ({BacktrackWindow}) => BacktrackWindow || undefined,
  ),
  BackupRetentionPeriod: backupRetention,
  PreferredBackupWindow: backupWindow,
  PreferredMaintenanceWindow: onlyModify('PreferredMaintenanceWindow'),
  DeletionProtection: deletionProtection,
  AutoMinorVersionUpgrade: onlyModify('AutoMinorVersionUpgrade'),
  CopyTagsToSnapshot: same('CopyTagsToSnapshot'),
  EngineLifecycleSupport: same('EngineLifecycleSupport'),
  CertificateDetails: setting(
    {modify: 'CACertificateIdentifier'},
    ({CertificateDetails}) => CertificateDetails?.CAIdentifier,
  ),
  IAMDatabaseAuthenticationEnabled: setting(
    {restore: 'EnableIAMDatabaseAuthentication', modify: 'EnableIAMDatabaseAuthentication'},
    ({IAMDatabaseAuthenticationEnabled: isOn}) => isOn ?? false,
  ),
  EnabledCloudwatchLogsExports: logExports,
  HttpEndpointEnabled: setting(
    {modify: 'EnableHttpEndpoint'},
    ({HttpEndpointEnabled: isOn}) => isOn || undefined,
  ),
  DomainMemberships: together(domainOf, domainOf),
  MonitoringInterval: together(
    ({MonitoringInterval}) => MonitoringInterval || undefined,
    monitoringOf,
  ),
  MonitoringRoleArn: together(({MonitoringRoleArn}) => MonitoringRoleArn, monitoringOf),
  DatabaseInsightsMode: {
    way: 'modify',
    value: ({DatabaseInsightsMode: mode}) => (mode === 'standard' ? undefined : mode),
    // Advanced mode is only taken together with Performance Insights.
    modify: (lost) =>
      lost.DatabaseInsightsMode && {
        DatabaseInsightsMode: lost.DatabaseInsightsMode,
        ...insightsOf(lost),
      },
    because: 'a modify sets it',
  },
  PerformanceInsightsEnabled: together(
    ({PerformanceInsightsEnabled: isOn}) => isOn || undefined,
    insightsOf,
  ),
  PerformanceInsightsKMSKeyId: together(
    ({PerformanceInsightsKMSKeyId}) => PerformanceInsightsKMSKeyId,
    insightsOf,
  ),
  PerformanceInsightsRetentionPeriod: together(
    ({PerformanceInsightsRetentionPeriod}) => PerformanceInsightsRetentionPeriod,
    insightsOf,
  ),
  MasterUserSecret: managedPassword,
  AssociatedRoles: {
    ...rolesRow('rds:AddRoleToDBCluster'),
    way: 'restore',
    restore: (lost: Cluster) => {
      const roles = rolesOf(lost).map(({RoleArn = '', FeatureName}) => ({
        RoleArn,
        ...(FeatureName ? {FeatureName} : {}),
      }));
      return roles.length === 0 ? {} : {AssociatedRoles: roles};
    },
  },
  TagList: tags,
  VPCNetworkingEnabled: setting(
    {restore: 'EnableVPCNetworking'},
    ({VPCNetworkingEnabled: isOn}) => isOn,
  ),
  InternetAccessGatewayEnabled: setting(
    {restore: 'EnableInternetAccessGateway'},
    ({InternetAccessGatewayEnabled: isOn}) => isOn,
  ),
  ActivityStreamStatus: byCall(streams, ({ActivityStreamStatus}) =>
    ActivityStreamStatus === 'started' ? 'started' : undefined,
  ),
  ActivityStreamKmsKeyId: byCall(streams, ({ActivityStreamKmsKeyId}) => ActivityStreamKmsKeyId),
  ActivityStreamMode: byCall(streams, ({ActivityStreamMode}) => ActivityStreamMode),
};
