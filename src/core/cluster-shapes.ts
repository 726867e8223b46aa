/** The members of RDS's answers about clusters that Latchkey reads (see aws-shapes.ts). */

/** RDS DBCluster. */
export type DBCluster = {
  readonly ClusterCreateTime?: string;
  readonly DBClusterIdentifier?: string;
  readonly DBClusterArn?: string;
  readonly DbClusterResourceId?: string;
  readonly Status?: string;
  readonly Engine?: string;
  readonly EngineVersion?: string;
  readonly EngineMode?: string;
  readonly DBClusterInstanceClass?: string;
  readonly StorageEncrypted?: boolean;
  readonly StorageEncryptionType?: string;
  readonly KmsKeyId?: string;
  readonly MultiAZ?: boolean;
  readonly BackupRetentionPeriod?: number;
  readonly EarliestRestorableTime?: string;
  readonly LatestRestorableTime?: string;
  readonly Endpoint?: string;
  readonly Port?: number;
  readonly GlobalClusterIdentifier?: string;
  readonly ReplicationSourceIdentifier?: string;
  readonly PerformanceInsightsKMSKeyId?: string;
  readonly ActivityStreamKmsKeyId?: string;
  readonly MasterUserSecret?: {readonly KmsKeyId?: string; readonly SecretStatus?: string};
  readonly AllocatedStorage?: number;
  readonly DBSubnetGroup?: string;
  readonly VpcSecurityGroups?: readonly {readonly VpcSecurityGroupId?: string}[];
  readonly DBClusterParameterGroup?: string;
  readonly DeletionProtection?: boolean;
  readonly IAMDatabaseAuthenticationEnabled?: boolean;
  readonly EnabledCloudwatchLogsExports?: readonly string[];
  readonly CopyTagsToSnapshot?: boolean;
  readonly PreferredBackupWindow?: string;
  readonly StorageType?: string;
  readonly Iops?: number;
  readonly ServerlessV2ScalingConfiguration?: {
    readonly MinCapacity?: number;
    readonly MaxCapacity?: number;
  };
  readonly TagList?: readonly {readonly Key?: string; readonly Value?: string}[];
  readonly ReadReplicaIdentifiers?: readonly string[];
  readonly DBClusterMembers?: readonly {
    readonly DBInstanceIdentifier?: string;
    readonly IsClusterWriter?: boolean;
  }[];
};

/** RDS DBClusterSnapshot; its status says nothing about its key (facts/aws.md §6.1). */
export type DBClusterSnapshot = {
  readonly DBClusterSnapshotIdentifier?: string;
  readonly DBClusterSnapshotArn?: string;
  readonly DBClusterIdentifier?: string;
  readonly DbClusterResourceId?: string;
  readonly SnapshotCreateTime?: string;
  readonly SnapshotType?: string;
  readonly Status?: string;
  readonly Engine?: string;
  readonly EngineVersion?: string;
  readonly StorageEncrypted?: boolean;
  readonly StorageEncryptionType?: string;
  readonly KmsKeyId?: string;
  readonly AllocatedStorage?: number;
  readonly SourceDBClusterSnapshotArn?: string;
};

/** RDS DBClusterAutomatedBackup. */
export type DBClusterAutomatedBackup = {
  readonly DBClusterIdentifier?: string;
  readonly DBClusterArn?: string;
  readonly DbClusterResourceId?: string;
  readonly DBClusterAutomatedBackupsArn?: string;
  readonly Status?: string;
  readonly KmsKeyId?: string;
  readonly StorageEncrypted?: boolean;
  readonly StorageEncryptionType?: string;
  readonly Engine?: string;
  readonly EngineVersion?: string;
  readonly AllocatedStorage?: number;
  readonly RestoreWindow?: {readonly EarliestTime?: string; readonly LatestTime?: string};
};

/** RDS GlobalCluster: a database that spans Regions. */
export type GlobalCluster = {
  readonly GlobalClusterIdentifier?: string;
  readonly GlobalClusterMembers?: readonly {
    readonly DBClusterArn?: string;
    readonly IsWriter?: boolean;
  }[];
};

/** RDS DBClusterEndpoint: one that the owner made beside the cluster's own two. */
export type DBClusterEndpoint = {
  readonly DBClusterEndpointIdentifier?: string;
  readonly DBClusterIdentifier?: string;
  readonly EndpointType?: string;
  readonly CustomEndpointType?: string;
  readonly StaticMembers?: readonly string[];
  readonly ExcludedMembers?: readonly string[];
};
