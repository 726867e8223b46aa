/** What a cluster restore carries over and what it drops, setting by setting (facts/aws.md §6.3). */
import type {ClusterMember, ClusterSettings} from '../../../world/clusters.ts';

/** Where a setting comes from if the restore does not name it: the source, or RDS's default. */
export type Carry = 'source' | 'default';

/** One row for the restore of a snapshot and for the restore to a point in time. */
export type CarryRow = {readonly snapshot: Carry; readonly point: Carry};

const kept: CarryRow = {snapshot: 'source', point: 'source'};
const dropped: CarryRow = {snapshot: 'default', point: 'default'};

/** The table. Every setting a cluster has must stand here. */
export const carry: {readonly [Member in ClusterMember]: CarryRow} = {
  AllocatedStorage: kept,
  AutoMinorVersionUpgrade: dropped,
  AvailabilityZones: dropped,
  BacktrackWindow: dropped,
  BackupRetentionPeriod: kept,
  CACertificateIdentifier: dropped,
  CharacterSetName: kept,
  ClusterScalabilityType: kept,
  CopyTagsToSnapshot: dropped,
  DatabaseInsightsMode: dropped,
  DatabaseName: kept,
  DBClusterInstanceClass: kept,
  DBClusterParameterGroupName: dropped,
  DBSubnetGroupName: dropped,
  DBSystemId: kept,
  DeletionProtection: dropped,
  Domain: dropped,
  DomainIAMRoleName: dropped,
  EnableCloudwatchLogsExports: dropped,
  EnableGlobalWriteForwarding: dropped,
  EnableHttpEndpoint: dropped,
  EnableIAMDatabaseAuthentication: dropped,
  EnableLimitlessDatabase: dropped,
  EnableLocalWriteForwarding: dropped,
  EnablePerformanceInsights: dropped,
  Engine: kept,
  EngineLifecycleSupport: dropped,
  // A Serverless v1 cluster comes back provisioned unless the caller asks for serverless.
  EngineMode: dropped,
  EngineVersion: kept,
  Iops: kept,
  ManageMasterUserPassword: dropped,
  MasterUsername: kept,
  MasterUserSecretKmsKeyId: dropped,
  MonitoringInterval: dropped,
  MonitoringRoleArn: dropped,
  NetworkType: dropped,
  OptionGroupName: dropped,
  PerformanceInsightsKMSKeyId: dropped,
  PerformanceInsightsRetentionPeriod: dropped,
  // The API: the original's port after a snapshot, the engine's after a point in time.
  Port: {snapshot: 'source', point: 'default'},
  PreferredBackupWindow: kept,
  PreferredMaintenanceWindow: dropped,
  PubliclyAccessible: dropped,
  RdsCustomClusterConfiguration: dropped,
  ScalingConfiguration: dropped,
  // Not documented: see the switch `restoreKeepsServerlessScaling`.
  ServerlessV2ScalingConfiguration: dropped,
  StorageType: dropped,
  VpcSecurityGroupIds: dropped,
};

/** The source's settings that a restore keeps. */
export function carried(
  source: ClusterSettings,
  way: keyof CarryRow,
  keepsServerlessScaling: boolean,
): Partial<ClusterSettings> {
  const stays = (member: string): boolean => {
    if (member === 'ServerlessV2ScalingConfiguration') return keepsServerlessScaling;
    return carry[member as ClusterMember][way] === 'source';
  };
  return Object.fromEntries(
    Object.entries(structuredClone(source)).filter(([member]) => stays(member)),
  );
}
