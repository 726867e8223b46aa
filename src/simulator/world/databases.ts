/** What the world remembers about RDS: databases, backups and events. Times in milliseconds. */
import type {
  Cluster,
  ClusterParameterGroup,
  ClusterSnapshot,
  GlobalCluster,
  RetainedClusterBackup,
} from './clusters.ts';
import type {Tag} from './keys.ts';

/** Members that a create, a restore or a modify sets; what a restore drops is facts/aws.md §6.3. */
export type InstanceSettings = {
  class: string;
  engine: string;
  engineVersion: string;
  storageGiB: number;
  maxStorageGiB?: number;
  storageType: string;
  iops?: number;
  throughput?: number;
  port: number;
  masterUsername: string;
  databaseName?: string;
  isMultiAz: boolean;
  isPublic: boolean;
  isProtected: boolean;
  upgradesMinorVersions: boolean;
  copiesTagsToSnapshots: boolean;
  usesIamAuthentication: boolean;
  backupRetentionDays: number;
  /** `03:10-03:40`, UTC. */
  backupWindow: string;
  maintenanceWindow: string;
  parameterGroup: string;
  optionGroup: string;
  subnetGroup: string;
  vpcId: string;
  securityGroups: string[];
  availabilityZone: string;
  certificate: string;
  logExports: string[];
  monitoringSeconds: number;
  monitoringRoleArn?: string;
  performanceInsightsKeyArn?: string;
  hasPerformanceInsights: boolean;
};

/** `StorageEncryptionType` of the API (facts/aws.md §1.10). */
export type Encryption = 'none' | 'sse-rds' | 'sse-kms';

/** How an instance stands with its key. */
export type KeyBond = {
  /** When RDS noticed that it cannot use the key; unset while all is well. */
  lostAt?: number;
  /** When the status became one of the two inaccessible ones. */
  lockedAt?: number;
};

export type Instance = {
  id: string;
  resourceId: string;
  /** Resource ID of the cluster it is a member of: its storage and key are the cluster's. */
  clusterResourceId?: string;
  /** Order of a member in a failover; 0 goes first. */
  promotionTier?: number;
  status: string;
  createdAt: number;
  settings: InstanceSettings;
  /** Changes accepted without ApplyImmediately: they wait for the maintenance window. */
  pending: Partial<InstanceSettings>;
  encryption: Encryption;
  /** Set for `sse-kms`. */
  keyArn?: string;
  tags: Tag[];
  replicas: string[];
  replicaSource?: string;
  bond: KeyBond;
  /** When the transaction logs stopped; unset while they are shipped every five minutes. */
  logsStoppedAt?: number;
  /** Where in each five minutes the logs are shipped. */
  logPhase: number;
  /** Identifiers of its automated snapshots, oldest first. */
  automatedSnapshots: string[];
  /** When the first backup was complete: nothing earlier can be restored. */
  restorableSince?: number;
  restartAt?: number;
  /** Raised by each change of course, so that a step scheduled before it no longer counts. */
  course: number;
};

export type Snapshot = {
  id: string;
  instanceId: string;
  resourceId: string;
  type: 'automated' | 'manual';
  status: string;
  progress: number;
  createdAt: number;
  originallyCreatedAt: number;
  instanceCreatedAt: number;
  settings: InstanceSettings;
  encryption: Encryption;
  keyArn?: string;
  sourceArn?: string;
  tags: Tag[];
};

/** An automated backup kept after its instance was deleted (facts/aws.md §6.1). */
export type RetainedBackup = {
  instance: Instance;
  retainedAt: number;
  earliestAt: number;
  latestAt: number;
};

export type RdsEvent = {
  at: number;
  sourceId: string;
  sourceType: 'db-instance' | 'db-snapshot' | 'db-cluster' | 'db-cluster-snapshot';
  sourceArn: string;
  message: string;
  categories: string[];
};

/** RDS of one Region of one account; databases by resource ID, which survives a rename. */
export type RdsState = {
  instances: {[resourceId: string]: Instance};
  clusters: {[resourceId: string]: Cluster};
  snapshots: {[id: string]: Snapshot};
  retainedBackups: {[resourceId: string]: RetainedBackup};
  clusterSnapshots: {[id: string]: ClusterSnapshot};
  retainedClusterBackups: {[resourceId: string]: RetainedClusterBackup};
  clusterParameterGroups: {[name: string]: ClusterParameterGroup};
  /** In the Region where they were made; the whole account sees them. */
  globalClusters: {[id: string]: GlobalCluster};
  events: RdsEvent[];
};
