/** An instance in the shape that RDS answers with. */
import type {DBInstance, PendingModifiedValues} from '@aws-sdk/client-rds';
import type {Instance, InstanceSettings} from '../../world/databases.ts';
import {rdsArn} from '../../world/names.ts';
import type {Call} from '../call.ts';
import {clusterOf} from './clusters/find.ts';
import {endpointSuffix} from './defaults.ts';
import {dateOf, presentCommon, presentEncryption, presentTags} from './present-settings.ts';
import {latestRestorable} from './restorable.ts';

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
    DBClusterIdentifier: clusterOf(call.here.rds, instance)?.id,
    PromotionTier: instance.promotionTier,
    PendingModifiedValues: presentPending(instance.pending),
    ReadReplicaDBInstanceIdentifiers: instance.replicas,
    ReadReplicaSourceDBInstanceIdentifier: instance.replicaSource,
    StorageEncrypted: instance.encryption !== 'none',
    ...presentEncryption(instance),
    ActivityStreamStatus: 'stopped',
    BackupTarget: 'region',
    TagList: presentTags(instance.tags),
  };
}

function presentSettings(settings: InstanceSettings): DBInstance {
  return {
    ...presentCommon(settings),
    DBInstanceClass: settings.class,
    DBName: settings.databaseName,
    MaxAllocatedStorage: settings.maxStorageGiB,
    PreferredMaintenanceWindow: settings.maintenanceWindow,
    MultiAZ: settings.isMultiAz,
    PubliclyAccessible: settings.isPublic,
    DeletionProtection: settings.isProtected,
    AutoMinorVersionUpgrade: settings.upgradesMinorVersions,
    CopyTagsToSnapshot: settings.copiesTagsToSnapshots,
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
