/** Every member of a DBInstance, and how a restore brings it back (facts/aws.md §6.3). */
import type {DBInstance as SdkInstance} from '@aws-sdk/client-rds';
import {growthOf, storageRows} from './instance-storage.ts';
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
  rolesRow,
  securityGroups,
  tags,
} from './shared-rows.ts';

/** A DBInstance as evidence keeps it. */
export type Instance = Stored<SdkInstance>;

const inData = 'it comes with the data of the backup';
const ofBackup = 'a restored instance has the key of its backup, for life';
const asReplica = 'a restored instance is no replica; make replicas anew';
const streams = 'rds:StartActivityStream';

const same = (name: keyof Instance & string): Row<Instance> =>
  setting({restore: name, modify: name}, (instance: Instance) => instance[name]);
const onlyModify = (name: keyof Instance & string): Row<Instance> =>
  setting({modify: name}, (instance: Instance) => instance[name]);
const onlyRestore = (name: keyof Instance & string): Row<Instance> =>
  setting({restore: name}, (instance: Instance) => instance[name]);
const fromData = (name: keyof Instance & string): Row<Instance> =>
  cannot((instance: Instance) => instance[name], inData);

/** Settings that are only taken together stand behind each of their members. */
function together(
  read: (instance: Instance) => unknown,
  all: (instance: Instance) => ReturnType<typeof insightsOf>,
): Row<Instance> {
  return {
    way: 'modify',
    value: (instance) => plain(read(instance)),
    modify: (lost) => all(lost),
    because: 'a modify sets it',
  };
}

const domain: Row<Instance> = {
  way: 'restore',
  value: (instance) => domainOf(instance),
  restore: (lost) => domainOf(lost) ?? {},
  modify: (lost) => domainOf(lost),
  because: 'the restore takes it',
};

function domainOf({DomainMemberships}: Instance) {
  const [held] = DomainMemberships ?? [];
  if (!held) return undefined;
  return {
    ...(held.Domain ? {Domain: held.Domain} : {}),
    ...(held.IAMRoleName ? {DomainIAMRoleName: held.IAMRoleName} : {}),
    ...(held.FQDN ? {DomainFqdn: held.FQDN} : {}),
    ...(held.OU ? {DomainOu: held.OU} : {}),
    ...(held.AuthSecretArn ? {DomainAuthSecretArn: held.AuthSecretArn} : {}),
    ...(held.DnsIps?.length ? {DomainDnsIps: held.DnsIps} : {}),
  };
}

/** The zone of an instance in one zone; AWS chooses those of a Multi-AZ one. */
const zone: Row<Instance> = {
  way: 'restore',
  value: ({MultiAZ, AvailabilityZone}) => (MultiAZ ? undefined : AvailabilityZone),
  // Both in one request are refused (facts/aws.md §6.3).
  restore: ({MultiAZ, AvailabilityZone}) =>
    MultiAZ || !AvailabilityZone ? {} : {AvailabilityZone},
  because: 'only a restore can choose the zone',
};

/** The table. The SDK's schema is held against it in its test. */
export const instanceTable: Table<SdkInstance> = {
  DBInstanceIdentifier: identity,
  DBInstanceArn: identity,
  DbiResourceId: identity,
  DBInstanceStatus: identity,
  InstanceCreateTime: identity,
  LatestRestorableTime: identity,
  AutomaticRestartTime: identity,
  ResumeFullAutomationModeTime: identity,
  PendingModifiedValues: identity,
  StatusInfos: identity,
  PercentProgress: identity,
  StorageVolumeStatus: identity,
  StorageOperationStatus: identity,
  StorageOperationPercentProgress: identity,
  IsStorageConfigUpgradeAvailable: identity,
  UpgradeRolloutOrder: identity,
  DbInstancePort: identity,
  ListenerEndpoint: identity,
  SecondaryAvailabilityZone: identity,
  CertificateDetails: identity,
  EnhancedMonitoringResourceArn: identity,
  ActivityStreamPolicyStatus: identity,
  DBClusterIdentifier: identity,
  AwsBackupRecoveryPointArn: identity,
  Engine: fromData('Engine'),
  EngineVersion: fromData('EngineVersion'),
  MasterUsername: fromData('MasterUsername'),
  DBName: fromData('DBName'),
  CharacterSetName: fromData('CharacterSetName'),
  NcharCharacterSetName: fromData('NcharCharacterSetName'),
  Timezone: fromData('Timezone'),
  DBSystemId: fromData('DBSystemId'),
  MultiTenant: fromData('MultiTenant'),
  StorageEncrypted: cannot(({StorageEncrypted}) => StorageEncrypted, ofBackup),
  StorageEncryptionType: cannot(({StorageEncryptionType}) => StorageEncryptionType, ofBackup),
  KmsKeyId: cannot(({KmsKeyId}) => KmsKeyId, ofBackup),
  TdeCredentialArn: cannot(
    ({TdeCredentialArn}) => TdeCredentialArn,
    'it needs its password, which Latchkey never handles: modify it by hand',
  ),
  DBSecurityGroups: cannot(
    ({DBSecurityGroups}) => DBSecurityGroups,
    'DB security groups went with EC2-Classic',
  ),
  ReadReplicaSourceDBInstanceIdentifier: cannot(
    ({ReadReplicaSourceDBInstanceIdentifier: source}) => source,
    asReplica,
  ),
  ReadReplicaSourceDBClusterIdentifier: cannot(
    ({ReadReplicaSourceDBClusterIdentifier: source}) => source,
    asReplica,
  ),
  ReplicaMode: cannot(({ReplicaMode}) => ReplicaMode, asReplica),
  ReadReplicaDBInstanceIdentifiers: byCall(
    'rds:CreateDBInstanceReadReplica',
    ({ReadReplicaDBInstanceIdentifiers: replicas}) => replicas,
  ),
  ReadReplicaDBClusterIdentifiers: byCall(
    'rds:CreateDBCluster',
    ({ReadReplicaDBClusterIdentifiers: replicas}) => replicas,
  ),
  DBInstanceClass: same('DBInstanceClass'),
  Endpoint: setting({restore: 'Port', modify: 'DBPortNumber'}, ({Endpoint}) => Endpoint?.Port),
  AvailabilityZone: zone,
  MultiAZ: same('MultiAZ'),
  PubliclyAccessible: same('PubliclyAccessible'),
  NetworkType: same('NetworkType'),
  CustomerOwnedIpEnabled: setting(
    {restore: 'EnableCustomerOwnedIp', modify: 'EnableCustomerOwnedIp'},
    ({CustomerOwnedIpEnabled: isOn}) => isOn || undefined,
  ),
  DBSubnetGroup: setting(
    {restore: 'DBSubnetGroupName', modify: 'DBSubnetGroupName'},
    ({DBSubnetGroup}) => DBSubnetGroup?.DBSubnetGroupName,
  ),
  VpcSecurityGroups: securityGroups,
  DBParameterGroups: setting(
    {restore: 'DBParameterGroupName', modify: 'DBParameterGroupName'},
    ({DBParameterGroups}) => DBParameterGroups?.[0]?.DBParameterGroupName,
  ),
  OptionGroupMemberships: setting(
    {restore: 'OptionGroupName', modify: 'OptionGroupName'},
    ({OptionGroupMemberships}) => OptionGroupMemberships?.[0]?.OptionGroupName,
  ),
  ...storageRows,
  AllocatedStorage: growthOf,
  BackupRetentionPeriod: backupRetention,
  PreferredBackupWindow: backupWindow,
  BackupTarget: onlyRestore('BackupTarget'),
  PreferredMaintenanceWindow: onlyModify('PreferredMaintenanceWindow'),
  DeletionProtection: deletionProtection,
  AutoMinorVersionUpgrade: same('AutoMinorVersionUpgrade'),
  CopyTagsToSnapshot: same('CopyTagsToSnapshot'),
  LicenseModel: same('LicenseModel'),
  EngineLifecycleSupport: same('EngineLifecycleSupport'),
  CACertificateIdentifier: same('CACertificateIdentifier'),
  IAMDatabaseAuthenticationEnabled: setting(
    {restore: 'EnableIAMDatabaseAuthentication', modify: 'EnableIAMDatabaseAuthentication'},
    ({IAMDatabaseAuthenticationEnabled: isOn}) => isOn ?? false,
  ),
  EnabledCloudwatchLogsExports: logExports,
  ProcessorFeatures: same('ProcessorFeatures'),
  DomainMemberships: domain,
  CustomIamInstanceProfile: onlyRestore('CustomIamInstanceProfile'),
  DBCapacityReservationIdentifier: same('DBCapacityReservationIdentifier'),
  MonitoringInterval: together(({MonitoringInterval}) => MonitoringInterval ?? 0, monitoringOf),
  MonitoringRoleArn: together(({MonitoringRoleArn}) => MonitoringRoleArn, monitoringOf),
  DatabaseInsightsMode: {
    // Advanced mode is only taken together with Performance Insights.
    ...together(
      ({DatabaseInsightsMode}) => DatabaseInsightsMode ?? 'standard',
      (lost) =>
        lost.DatabaseInsightsMode && {
          DatabaseInsightsMode: lost.DatabaseInsightsMode,
          ...insightsOf(lost),
        },
    ),
  },
  PerformanceInsightsEnabled: together(
    ({PerformanceInsightsEnabled: isOn}) => isOn ?? false,
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
  AutomationMode: onlyModify('AutomationMode'),
  PromotionTier: onlyModify('PromotionTier'),
  AssociatedRoles: rolesRow('rds:AddRoleToDBInstance'),
  TagList: tags,
  DBInstanceAutomatedBackupsReplications: byCall(
    'rds:StartDBInstanceAutomatedBackupsReplication',
    ({DBInstanceAutomatedBackupsReplications: copies}) => copies?.length,
  ),
  ActivityStreamStatus: byCall(streams, ({ActivityStreamStatus}) =>
    ActivityStreamStatus === 'started' ? 'started' : undefined,
  ),
  ActivityStreamKmsKeyId: byCall(streams, ({ActivityStreamKmsKeyId}) => ActivityStreamKmsKeyId),
  ActivityStreamMode: byCall(streams, ({ActivityStreamMode}) => ActivityStreamMode),
  ActivityStreamEngineNativeAuditFieldsIncluded: byCall(
    streams,
    ({ActivityStreamEngineNativeAuditFieldsIncluded: fields}) => fields,
  ),
  ActivityStreamKinesisStreamName: identity,
};
