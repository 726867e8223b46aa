/** An instance in the shape that RDS answers with. */
import type {DBInstance, PendingModifiedValues} from '@aws-sdk/client-rds';
import {isKeyUsable} from '../../bond/usable.ts';
import type {Instance, InstanceSettings, PendingChanges} from '../../world/instances.ts';
import {rdsArn} from '../../world/names.ts';
import type {Call} from '../call.ts';
import {clusterOf} from './clusters/find.ts';
import {endpointSuffix} from './defaults.ts';
import {presentNetwork} from './present-network.ts';
import {presentReplication} from './present-replication.ts';
import {dateOf, listOf, presentCommon, presentTags} from './present-settings.ts';
import {latestRestorable} from './restorable.ts';

/** An instance as DescribeDBInstances shows it. */
export function presentInstance(instance: Instance, call: Call): DBInstance {
  const {settings} = instance;
  const isCreating = instance.status === 'creating';
  const address = `${instance.id}.${endpointSuffix(call.place)}`;
  return {
    ...presentSettings(settings),
    DBInstanceIdentifier: instance.id,
    DBInstanceArn: rdsArn(call.place, 'db', instance.id),
    DbiResourceId: instance.resourceId,
    DBInstanceStatus: instance.status,
    InstanceCreateTime: isCreating ? undefined : dateOf(instance.createdAt),
    LatestRestorableTime: dateOf(latestRestorable(instance, call.now)),
    AutomaticRestartTime: dateOf(instance.restartAt),
    // The endpoint appears once the instance exists.
    Endpoint: isCreating ? undefined : {Address: address, Port: settings.Port},
    ...presentNetwork(settings, call),
    DBClusterIdentifier: clusterOf(call.here.rds, instance)?.id,
    PromotionTier: instance.promotionTier,
    PendingModifiedValues: presentPending(instance.pending),
    ...presentReplication(instance, call),
    StorageEncrypted: instance.encryption !== 'none',
    StorageEncryptionType: instance.encryption,
    KmsKeyId: instance.keyArn,
    MasterUserSecret: presentSecret(instance, call),
    AssociatedRoles: instance.roles.map(({arn, feature}) => ({
      RoleArn: arn,
      FeatureName: feature,
      Status: 'ACTIVE',
    })),
    ActivityStreamStatus: 'stopped',
    TagList: presentTags(instance.tags),
  };
}

function presentSettings(settings: InstanceSettings): DBInstance {
  return {
    ...presentCommon(settings),
    DBInstanceClass: settings.DBInstanceClass,
    DBName: settings.DBName,
    CharacterSetName: settings.CharacterSetName,
    NcharCharacterSetName: settings.NcharCharacterSetName,
    DBSystemId: settings.DBSystemId,
    MaxAllocatedStorage: settings.MaxAllocatedStorage,
    PreferredMaintenanceWindow: settings.PreferredMaintenanceWindow,
    MultiAZ: settings.MultiAZ,
    PubliclyAccessible: settings.PubliclyAccessible,
    DeletionProtection: settings.DeletionProtection,
    AutoMinorVersionUpgrade: settings.AutoMinorVersionUpgrade,
    CopyTagsToSnapshot: settings.CopyTagsToSnapshot,
    CACertificateIdentifier: settings.CACertificateIdentifier,
    CertificateDetails: {CAIdentifier: settings.CACertificateIdentifier},
    EngineLifecycleSupport: settings.EngineLifecycleSupport,
    ProcessorFeatures: listOf(settings.ProcessorFeatures),
    BackupTarget: settings.BackupTarget,
    CustomIamInstanceProfile: settings.CustomIamInstanceProfile,
    // The SDK's enums are open on the wire: what a caller wrote comes back as written.
    AutomationMode: settings.AutomationMode as DBInstance['AutomationMode'],
    DbInstancePort: 0,
    MonitoringInterval: settings.MonitoringInterval,
    MonitoringRoleArn: settings.MonitoringRoleArn,
    DatabaseInsightsMode: settings.DatabaseInsightsMode as DBInstance['DatabaseInsightsMode'],
    PerformanceInsightsEnabled: settings.EnablePerformanceInsights,
    PerformanceInsightsKMSKeyId: settings.PerformanceInsightsKMSKeyId,
    PerformanceInsightsRetentionPeriod: settings.PerformanceInsightsRetentionPeriod,
    EnabledCloudwatchLogsExports: listOf(settings.EnableCloudwatchLogsExports),
  };
}

function presentPending({settings, newId}: PendingChanges): PendingModifiedValues {
  return {
    DBInstanceClass: settings.DBInstanceClass,
    AllocatedStorage: settings.AllocatedStorage,
    StorageType: settings.StorageType,
    Iops: settings.Iops,
    StorageThroughput: settings.StorageThroughput,
    DedicatedLogVolume: settings.DedicatedLogVolume,
    MultiAZ: settings.MultiAZ,
    EngineVersion: settings.EngineVersion,
    LicenseModel: settings.LicenseModel,
    BackupRetentionPeriod: settings.BackupRetentionPeriod,
    CACertificateIdentifier: settings.CACertificateIdentifier,
    DBSubnetGroupName: settings.DBSubnetGroupName,
    IAMDatabaseAuthenticationEnabled: settings.EnableIAMDatabaseAuthentication,
    ProcessorFeatures: listOf(settings.ProcessorFeatures),
    MultiTenant: settings.MultiTenant,
    DBInstanceIdentifier: newId,
  };
}

/** The secret is impaired when RDS cannot reach it or its key (facts/aws.md §1.6). */
/** The secret that RDS keeps the master password in, and whether it can read it. */
export function presentSecret(
  {masterSecret, status}: Pick<Instance, 'masterSecret' | 'status'>,
  call: Call,
) {
  if (!masterSecret) return undefined;
  const {arn, keyArn} = masterSecret;
  const settled = status === 'creating' ? 'creating' : 'active';
  const SecretStatus = isKeyUsable(call.accounts, keyArn) ? settled : 'impaired';
  return {SecretArn: arn, SecretStatus, KmsKeyId: keyArn};
}
