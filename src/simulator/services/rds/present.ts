/** Databases and backups in the shapes that RDS answers with. */
import type {
  DBInstance,
  DBInstanceAutomatedBackup,
  DBSnapshot,
  PendingModifiedValues,
} from '@aws-sdk/client-rds';
import type {Instance, InstanceSettings, Snapshot} from '../../world/databases.ts';
import {rdsArn} from '../../world/names.ts';
import type {Call} from '../call.ts';
import {endpointSuffix, licenseOf} from './defaults.ts';
import {earliestRestorable, latestRestorable} from './restorable.ts';

/** Milliseconds as the Date the SDK's codecs write. */
export function dateOf(milliseconds: number | undefined): Date | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds);
}

/** An instance as DescribeDBInstances shows it. */
export function presentInstance(instance: Instance, call: Call): DBInstance {
  const {settings} = instance;
  return {
    DBInstanceIdentifier: instance.id,
    DBInstanceArn: rdsArn(call.place, 'db', instance.id),
    DbiResourceId: instance.resourceId,
    DBInstanceStatus: instance.status,
    InstanceCreateTime: instance.status === 'creating' ? undefined : dateOf(instance.createdAt),
    LatestRestorableTime: dateOf(latestRestorable(instance, call.now)),
    AutomaticRestartTime: dateOf(instance.restartAt),
    ...presentSettings(settings),
    // The endpoint appears once the instance exists.
    Endpoint:
      instance.status === 'creating'
        ? undefined
        : {Address: `${instance.id}.${endpointSuffix(call.place)}`, Port: settings.port},
    ...presentNetwork(settings),
    PendingModifiedValues: presentPending(instance.pending),
    ReadReplicaDBInstanceIdentifiers: instance.replicas,
    ReadReplicaSourceDBInstanceIdentifier: instance.replicaSource,
    StorageEncrypted: instance.encryption !== 'none',
    StorageEncryptionType: instance.encryption,
    KmsKeyId: instance.keyArn,
    ActivityStreamStatus: 'stopped',
    BackupTarget: 'region',
    TagList: presentTags(instance.tags),
  };
}

function presentSettings(settings: InstanceSettings): DBInstance {
  return {
    DBInstanceClass: settings.class,
    Engine: settings.engine,
    EngineVersion: settings.engineVersion,
    LicenseModel: licenseOf(settings.engine),
    MasterUsername: settings.masterUsername,
    DBName: settings.databaseName,
    AllocatedStorage: settings.storageGiB,
    MaxAllocatedStorage: settings.maxStorageGiB,
    StorageType: settings.storageType,
    Iops: settings.iops,
    StorageThroughput: settings.throughput,
    BackupRetentionPeriod: settings.backupRetentionDays,
    PreferredBackupWindow: settings.backupWindow,
    PreferredMaintenanceWindow: settings.maintenanceWindow,
    MultiAZ: settings.isMultiAz,
    PubliclyAccessible: settings.isPublic,
    DeletionProtection: settings.isProtected,
    AutoMinorVersionUpgrade: settings.upgradesMinorVersions,
    CopyTagsToSnapshot: settings.copiesTagsToSnapshots,
    IAMDatabaseAuthenticationEnabled: settings.usesIamAuthentication,
    CACertificateIdentifier: settings.certificate,
    MonitoringInterval: settings.monitoringSeconds,
    MonitoringRoleArn: settings.monitoringRoleArn,
    PerformanceInsightsEnabled: settings.hasPerformanceInsights,
    PerformanceInsightsKMSKeyId: settings.performanceInsightsKeyArn,
    EnabledCloudwatchLogsExports: settings.logExports.length > 0 ? settings.logExports : undefined,
    DbInstancePort: 0,
  };
}

function presentNetwork(settings: InstanceSettings): DBInstance {
  return {
    AvailabilityZone: settings.availabilityZone,
    DBSubnetGroup: {
      DBSubnetGroupName: settings.subnetGroup,
      VpcId: settings.vpcId,
      SubnetGroupStatus: 'Complete',
    },
    VpcSecurityGroups: settings.securityGroups.map((id) => ({
      VpcSecurityGroupId: id,
      Status: 'active',
    })),
    DBParameterGroups: [
      {DBParameterGroupName: settings.parameterGroup, ParameterApplyStatus: 'in-sync'},
    ],
    OptionGroupMemberships: [{OptionGroupName: settings.optionGroup, Status: 'in-sync'}],
    DBSecurityGroups: [],
    NetworkType: 'IPV4',
  };
}

function presentPending(pending: Partial<InstanceSettings>): PendingModifiedValues {
  return {
    DBInstanceClass: pending.class,
    AllocatedStorage: pending.storageGiB,
    StorageType: pending.storageType,
    Iops: pending.iops,
    StorageThroughput: pending.throughput,
    MultiAZ: pending.isMultiAz,
    EngineVersion: pending.engineVersion,
    BackupRetentionPeriod: pending.backupRetentionDays,
    CACertificateIdentifier: pending.certificate,
  };
}

function presentTags(tags: Instance['tags']): {Key: string; Value: string}[] {
  return tags.map(({key, value}) => ({Key: key, Value: value}));
}

/** A snapshot as DescribeDBSnapshots shows it. */
export function presentSnapshot(snapshot: Snapshot, call: Call): DBSnapshot {
  const {settings} = snapshot;
  return {
    DBSnapshotIdentifier: snapshot.id,
    DBSnapshotArn: rdsArn(call.place, 'snapshot', snapshot.id),
    DBInstanceIdentifier: snapshot.instanceId,
    DbiResourceId: snapshot.resourceId,
    SnapshotCreateTime: dateOf(snapshot.createdAt),
    OriginalSnapshotCreateTime: dateOf(snapshot.originallyCreatedAt),
    SnapshotDatabaseTime: dateOf(snapshot.originallyCreatedAt),
    InstanceCreateTime: dateOf(snapshot.instanceCreatedAt),
    SnapshotType: snapshot.type,
    Status: snapshot.status,
    PercentProgress: snapshot.progress,
    Engine: settings.engine,
    EngineVersion: settings.engineVersion,
    LicenseModel: licenseOf(settings.engine),
    MasterUsername: settings.masterUsername,
    AllocatedStorage: settings.storageGiB,
    StorageType: settings.storageType,
    Iops: settings.iops,
    StorageThroughput: settings.throughput,
    Port: settings.port,
    VpcId: settings.vpcId,
    AvailabilityZone: settings.availabilityZone,
    OptionGroupName: settings.optionGroup,
    IAMDatabaseAuthenticationEnabled: settings.usesIamAuthentication,
    BackupRetentionPeriod: settings.backupRetentionDays,
    PreferredBackupWindow: settings.backupWindow,
    Encrypted: snapshot.encryption !== 'none',
    StorageEncryptionType: snapshot.encryption,
    KmsKeyId: snapshot.keyArn,
    SourceDBSnapshotIdentifier: snapshot.sourceArn,
    SnapshotTarget: 'region',
    TagList: presentTags(snapshot.tags),
  };
}

/** The automated backup of an instance; `retained` once its instance is gone. */
export function presentAutomatedBackup(
  instance: Instance,
  call: Call,
  retained?: {readonly earliestAt: number; readonly latestAt: number},
): DBInstanceAutomatedBackup {
  const {settings} = instance;
  const earliest = retained?.earliestAt ?? earliestRestorable(call.here.rds, instance);
  const latest = retained?.latestAt ?? latestRestorable(instance, call.now);
  return {
    DBInstanceIdentifier: instance.id,
    DBInstanceArn: rdsArn(call.place, 'db', instance.id),
    DbiResourceId: instance.resourceId,
    DBInstanceAutomatedBackupsArn: rdsArn(
      call.place,
      'auto-backup',
      `ab-${instance.resourceId.slice(3).toLowerCase()}`,
    ),
    Region: call.place.region,
    Status: backupStatus(latest, retained !== undefined),
    RestoreWindow: {EarliestTime: dateOf(earliest), LatestTime: dateOf(latest)},
    InstanceCreateTime: dateOf(instance.createdAt),
    Engine: settings.engine,
    EngineVersion: settings.engineVersion,
    LicenseModel: licenseOf(settings.engine),
    MasterUsername: settings.masterUsername,
    AllocatedStorage: settings.storageGiB,
    StorageType: settings.storageType,
    Iops: settings.iops,
    StorageThroughput: settings.throughput,
    Port: settings.port,
    VpcId: settings.vpcId,
    AvailabilityZone: settings.availabilityZone,
    OptionGroupName: settings.optionGroup,
    IAMDatabaseAuthenticationEnabled: settings.usesIamAuthentication,
    BackupRetentionPeriod: settings.backupRetentionDays,
    PreferredBackupWindow: settings.backupWindow,
    Encrypted: instance.encryption !== 'none',
    StorageEncryptionType: instance.encryption,
    KmsKeyId: instance.keyArn,
    BackupTarget: 'region',
  };
}

function backupStatus(latest: number | undefined, isRetained: boolean): string {
  if (isRetained) return 'retained';
  return latest === undefined ? 'creating' : 'active';
}
