/** What the world remembers about a DB instance. Times in milliseconds. */
import type {Tag} from './keys.ts';

/** `StorageEncryptionType` of the API (facts/aws.md §1.10). */
export type Encryption = 'none' | 'sse-rds' | 'sse-kms';

/** One feature of the processor, such as `coreCount` and `4`. */
export type ProcessorFeature = {readonly Name?: string; readonly Value?: string};

/**
 * Every member that a create, a restore or a modify sets, under the API's own name. Never changed
 * in place: an instance gets new settings, so that its snapshots may share the ones they saw.
 */
export type InstanceSettings = {
  readonly DBInstanceClass: string;
  readonly Engine: string;
  readonly EngineVersion: string;
  readonly LicenseModel: string;
  readonly AllocatedStorage: number;
  readonly MaxAllocatedStorage?: number;
  readonly StorageType: string;
  readonly Iops?: number;
  readonly StorageThroughput?: number;
  readonly DedicatedLogVolume: boolean;
  readonly ProcessorFeatures?: readonly ProcessorFeature[];
  readonly Port: number;
  readonly MasterUsername: string;
  readonly DBName?: string;
  readonly CharacterSetName?: string;
  readonly NcharCharacterSetName?: string;
  readonly Timezone?: string;
  readonly MultiTenant?: boolean;
  readonly DBSystemId?: string;
  readonly TdeCredentialArn?: string;
  readonly MultiAZ: boolean;
  readonly AvailabilityZone: string;
  readonly PubliclyAccessible: boolean;
  readonly NetworkType: string;
  readonly EnableCustomerOwnedIp?: boolean;
  readonly DBSubnetGroupName: string;
  readonly VpcId: string;
  readonly VpcSecurityGroupIds: readonly string[];
  readonly DBParameterGroupName: string;
  readonly OptionGroupName: string;
  readonly DeletionProtection: boolean;
  readonly AutoMinorVersionUpgrade: boolean;
  readonly CopyTagsToSnapshot: boolean;
  readonly EnableIAMDatabaseAuthentication: boolean;
  readonly BackupRetentionPeriod: number;
  readonly BackupTarget: string;
  /** `03:10-03:40`, UTC. */
  readonly PreferredBackupWindow: string;
  /** `sun:04:30-sun:05:00`, UTC. */
  readonly PreferredMaintenanceWindow: string;
  readonly CACertificateIdentifier: string;
  readonly EnableCloudwatchLogsExports: readonly string[];
  readonly MonitoringInterval: number;
  readonly MonitoringRoleArn?: string;
  readonly DatabaseInsightsMode: string;
  readonly EnablePerformanceInsights: boolean;
  /** ARN of its key, which may be another than the storage's (facts/aws.md §1.6). */
  readonly PerformanceInsightsKMSKeyId?: string;
  readonly PerformanceInsightsRetentionPeriod?: number;
  readonly EngineLifecycleSupport?: string;
  readonly Domain?: string;
  readonly DomainIAMRoleName?: string;
  readonly DomainFqdn?: string;
  readonly DomainOu?: string;
  readonly DomainAuthSecretArn?: string;
  readonly DomainDnsIps?: readonly string[];
  readonly CustomIamInstanceProfile?: string;
  readonly ReplicaMode?: string;
  readonly AutomationMode?: string;
};

/** How an instance stands with its key. */
export type KeyBond = {
  /** When RDS noticed that it cannot use the key; unset while all is well. */
  lostAt?: number;
  /** When the status became one of the two inaccessible ones. */
  lockedAt?: number;
};

/** One instance seen from another; survives a rename. */
export type InstanceLink = {readonly region: string; readonly resourceId: string};

/** The master password in Secrets Manager, under a key of its own. */
export type MasterSecret = {readonly arn: string; readonly keyArn?: string | undefined};

/** An action such as `system-update`, with AWS's words about it. */
export type MaintenanceAction = {readonly action: string; readonly description: string};

/** A role that AddRoleToDBInstance gave to the instance. */
export type AssociatedRole = {readonly arn: string; readonly feature: string};

/** Changes accepted without ApplyImmediately: they wait for the maintenance window. */
export type PendingChanges = {settings: Partial<InstanceSettings>; newId?: string};

export type Instance = {
  id: string;
  readonly resourceId: string;
  /** Resource ID of the cluster it is a member of: its storage and key are the cluster's. */
  clusterResourceId?: string;
  /** Order of a member in a failover; 0 goes first. */
  promotionTier?: number;
  status: string;
  createdAt: number;
  /** Identifier that the database had whose data a restore brought here; no API tells it. */
  readonly restoredFrom?: string;
  settings: InstanceSettings;
  pending: PendingChanges;
  readonly encryption: Encryption;
  /** Set for `sse-kms`; fixed for life (facts/aws.md §6.2). */
  readonly keyArn?: string;
  tags: readonly Tag[];
  roles: readonly AssociatedRole[];
  masterSecret?: MasterSecret;
  /** What AWS wants to do in a maintenance window. */
  maintenance?: readonly MaintenanceAction[];
  replicas: readonly InstanceLink[];
  replicaSource?: InstanceLink;
  bond: KeyBond;
  /** When RDS looks at the key next, where a change of the key made that worth planning. */
  probeAt?: number;
  /** When the transaction logs stopped; unset while they are shipped every five minutes. */
  logsStoppedAt?: number;
  /** Where in each five minutes the logs are shipped. */
  logPhase: number;
  /** Identifiers of its automated snapshots, oldest first. */
  automatedSnapshots: string[];
  /** When the next nightly backup is due. */
  nextBackupAt?: number;
  /** When the first backup was complete: nothing earlier can be restored. */
  restorableSince?: number;
  restartAt?: number;
  /** Raised by each change of course, so that a step scheduled before it no longer counts. */
  course: number;
};
