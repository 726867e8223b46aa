/** A cluster's settings under the names that describes have for them. */
import type {ClusterPendingModifiedValues, DBCluster} from '@aws-sdk/client-rds';
import {isAurora} from '../../../bond/cluster-topology.ts';
import type {Cluster, ClusterSettings} from '../../../world/clusters.ts';
import {presentNetwork} from './present-network.ts';

/** Settings whose names are the same in both directions. */
const sameName = [
  'AutoMinorVersionUpgrade',
  'AvailabilityZones',
  'BacktrackWindow',
  'BackupRetentionPeriod',
  'CharacterSetName',
  'ClusterScalabilityType',
  'CopyTagsToSnapshot',
  'DatabaseInsightsMode',
  'DatabaseName',
  'DBClusterInstanceClass',
  'DBSystemId',
  'DeletionProtection',
  'Engine',
  'EngineLifecycleSupport',
  'EngineMode',
  'EngineVersion',
  'Iops',
  'MasterUsername',
  'MonitoringInterval',
  'MonitoringRoleArn',
  'NetworkType',
  'PerformanceInsightsKMSKeyId',
  'PerformanceInsightsRetentionPeriod',
  'Port',
  'PreferredBackupWindow',
  'PreferredMaintenanceWindow',
  'PubliclyAccessible',
  'RdsCustomClusterConfiguration',
  'ServerlessV2ScalingConfiguration',
] as const satisfies readonly (keyof ClusterSettings & keyof DBCluster)[];

/** All settings as DescribeDBClusters shows them. */
export function presentClusterSettings(cluster: Cluster): DBCluster {
  const {settings} = cluster;
  const same = Object.fromEntries(sameName.map((name) => [name, settings[name]]));
  return {
    ...same,
    ...presentNetwork(settings),
    // Aurora's volume grows by itself: the API shows 1; `aurora` storage is not shown at all.
    AllocatedStorage: isAurora(cluster) ? 1 : settings.AllocatedStorage,
    StorageType: settings.StorageType === 'aurora' ? undefined : settings.StorageType,
    IAMDatabaseAuthenticationEnabled: settings.EnableIAMDatabaseAuthentication,
    EnabledCloudwatchLogsExports: shown(settings.EnableCloudwatchLogsExports),
    HttpEndpointEnabled: settings.EnableHttpEndpoint ?? false,
    PerformanceInsightsEnabled: settings.EnablePerformanceInsights,
    ScalingConfigurationInfo: settings.ScalingConfiguration,
    CertificateDetails: settings.CACertificateIdentifier
      ? {CAIdentifier: settings.CACertificateIdentifier}
      : undefined,
    GlobalWriteForwardingRequested: settings.EnableGlobalWriteForwarding,
    LocalWriteForwardingStatus: settings.EnableLocalWriteForwarding ? 'enabled' : undefined,
    LimitlessDatabase: settings.EnableLimitlessDatabase ? {Status: 'enabled'} : undefined,
  };
}

function shown(types: readonly string[]): string[] | undefined {
  return types.length > 0 ? [...types] : undefined;
}

/** Changes that wait, as far as the API has a member for them. */
export function presentPendingSettings({
  pending,
  pendingId,
}: Cluster): ClusterPendingModifiedValues | undefined {
  if (pendingId === undefined && Object.keys(pending).length === 0) return undefined;
  return {
    DBClusterIdentifier: pendingId,
    EngineVersion: pending.EngineVersion,
    StorageType: pending.StorageType,
    AllocatedStorage: pending.AllocatedStorage,
    Iops: pending.Iops,
    CertificateDetails: pending.CACertificateIdentifier
      ? {CAIdentifier: pending.CACertificateIdentifier}
      : undefined,
  };
}
