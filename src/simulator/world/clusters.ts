/** What the world remembers about DB clusters. Times in milliseconds. */
import type {CreateDBClusterMessage} from '@aws-sdk/client-rds';
import type {Encryption, KeyBond, MaintenanceAction, MasterSecret} from './instances.ts';
import type {Tag} from './keys.ts';

/** Members of CreateDBCluster that a cluster keeps as settings, under the names they are set with. */
export type ClusterMember =
  | 'AllocatedStorage'
  | 'AutoMinorVersionUpgrade'
  | 'AvailabilityZones'
  | 'BacktrackWindow'
  | 'BackupRetentionPeriod'
  | 'CACertificateIdentifier'
  | 'CharacterSetName'
  | 'ClusterScalabilityType'
  | 'CopyTagsToSnapshot'
  | 'DatabaseInsightsMode'
  | 'DatabaseName'
  | 'DBClusterInstanceClass'
  | 'DBClusterParameterGroupName'
  | 'DBSubnetGroupName'
  | 'DBSystemId'
  | 'DeletionProtection'
  | 'Domain'
  | 'DomainIAMRoleName'
  | 'EnableCloudwatchLogsExports'
  | 'EnableGlobalWriteForwarding'
  | 'EnableHttpEndpoint'
  | 'EnableIAMDatabaseAuthentication'
  | 'EnableLimitlessDatabase'
  | 'EnableLocalWriteForwarding'
  | 'EnablePerformanceInsights'
  | 'Engine'
  | 'EngineLifecycleSupport'
  | 'EngineMode'
  | 'EngineVersion'
  | 'Iops'
  | 'ManageMasterUserPassword'
  | 'MasterUsername'
  | 'MasterUserSecretKmsKeyId'
  | 'MonitoringInterval'
  | 'MonitoringRoleArn'
  | 'NetworkType'
  | 'OptionGroupName'
  | 'PerformanceInsightsKMSKeyId'
  | 'PerformanceInsightsRetentionPeriod'
  | 'Port'
  | 'PreferredBackupWindow'
  | 'PreferredMaintenanceWindow'
  | 'PubliclyAccessible'
  | 'RdsCustomClusterConfiguration'
  | 'ScalingConfiguration'
  | 'ServerlessV2ScalingConfiguration'
  | 'StorageType'
  | 'VpcSecurityGroupIds';

/** Members that every cluster has a value for. */
type Certain =
  | 'AutoMinorVersionUpgrade'
  | 'AvailabilityZones'
  | 'BackupRetentionPeriod'
  | 'CopyTagsToSnapshot'
  | 'DBClusterParameterGroupName'
  | 'DBSubnetGroupName'
  | 'DeletionProtection'
  | 'EnableCloudwatchLogsExports'
  | 'EnableIAMDatabaseAuthentication'
  | 'Engine'
  | 'EngineMode'
  | 'EngineVersion'
  | 'MasterUsername'
  | 'Port'
  | 'PreferredBackupWindow'
  | 'PreferredMaintenanceWindow'
  | 'VpcSecurityGroupIds';

/** A cluster's settings; what a restore drops of them is facts/aws.md §6.3. */
export type ClusterSettings = {[Name in Certain]: NonNullable<CreateDBClusterMessage[Name]>} & {
  [Name in Exclude<ClusterMember, Certain>]?: CreateDBClusterMessage[Name];
};

/** An IAM role that the cluster may take. */
export type ClusterRole = {arn: string; feature?: string};

/** A custom endpoint of an Aurora cluster; `staticMembers` empty: all but the excluded ones. */
export type ClusterEndpoint = {
  id: string;
  resourceId: string;
  type: 'READER' | 'WRITER' | 'ANY';
  staticMembers: string[];
  excludedMembers: string[];
  tags: Tag[];
};

export type Cluster = {
  id: string;
  resourceId: string;
  status: string;
  createdAt: number;
  settings: ClusterSettings;
  /** Changes accepted without ApplyImmediately: they wait for the maintenance window. */
  pending: Partial<ClusterSettings>;
  /** A rename that waits with them. */
  pendingId?: string;
  /** What AWS wants to do in a maintenance window. */
  maintenance?: readonly MaintenanceAction[];
  encryption: Encryption;
  /** Set for `sse-kms`; all member instances share it (facts/aws.md §1.4). */
  keyArn?: string;
  tags: Tag[];
  masterSecret?: MasterSecret;
  /** Resource IDs of the member instances; the first is the writer. */
  members: string[];
  roles: ClusterRole[];
  endpoints: ClusterEndpoint[];
  /** ARNs of its read replicas, and of what it replicates. */
  replicas: string[];
  replicationSource?: string;
  globalClusterId?: string;
  /** In a blue/green deployment a cluster cannot be stopped (facts/aws.md §1.3). */
  isBlueGreen?: boolean;
  /** Shared by a cluster and its copy-on-write clones. */
  cloneGroupId?: string;
  bond: KeyBond;
  /** When RDS looks at the key next, where a change of the key made that worth planning. */
  probeAt?: number;
  /** When the logs stopped; unset while they are shipped. */
  logsStoppedAt?: number;
  /** Where in each five minutes the logs are shipped. */
  logPhase: number;
  /** Identifiers of its automated snapshots, oldest first. */
  automatedSnapshots: string[];
  /** When it could first be restored. */
  restorableSince?: number;
  restartAt?: number;
  /** Raised by each change of course, so that a step scheduled before it no longer counts. */
  course: number;
};

export type ClusterSnapshot = {
  id: string;
  clusterId: string;
  resourceId: string;
  type: 'automated' | 'manual' | 'awsbackup';
  status: string;
  progress: number;
  /** When it will be ready, while it is made; its percent grows until then. */
  readyAt?: number;
  createdAt: number;
  clusterCreatedAt: number;
  settings: ClusterSettings;
  encryption: Encryption;
  keyArn?: string;
  sourceArn?: string;
  /** Accounts that may restore it; `all` makes it public. */
  sharedWith: string[];
  tags: Tag[];
};

/** An automated backup kept after its cluster was deleted (facts/aws.md §6.1). */
export type RetainedClusterBackup = {
  cluster: Cluster;
  retainedAt: number;
  earliestAt: number;
  latestAt: number;
};

/** An Aurora global database; its members carry its identifier. */
export type GlobalCluster = {
  id: string;
  resourceId: string;
  engine: string;
  engineVersion: string;
  databaseName?: string;
  isProtected: boolean;
  encryption: Encryption;
  lifecycleSupport: string;
  tags: Tag[];
  /** ARN of the cluster that writes; unset while it has no member. */
  writerArn?: string;
};

/** A DB cluster parameter group that somebody made. */
export type ClusterParameterGroup = {
  name: string;
  family: string;
  description: string;
  tags: Tag[];
};
