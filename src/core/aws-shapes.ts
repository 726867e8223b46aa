/**
 * The members of AWS answers that Latchkey reads, with AWS's own names and ISO 8601 dates.
 * Evidence keeps the whole answer; these types name the part that code may rely on.
 */

/** STS GetCallerIdentity. */
export type CallerIdentity = {
  readonly Account?: string;
  readonly Arn?: string;
  readonly UserId?: string;
};

/** RDS Tag. */
export type Tag = {readonly Key?: string; readonly Value?: string};

/** RDS DBInstance; statuses are plain strings (facts/aws.md §1.1). */
export type DBInstance = {
  readonly DBInstanceIdentifier?: string;
  readonly DBInstanceArn?: string;
  readonly DbiResourceId?: string;
  readonly DBInstanceStatus?: string;
  readonly DBInstanceClass?: string;
  readonly Engine?: string;
  readonly EngineVersion?: string;
  readonly AllocatedStorage?: number;
  readonly MaxAllocatedStorage?: number;
  readonly StorageType?: string;
  readonly Iops?: number;
  readonly StorageThroughput?: number;
  readonly StorageEncrypted?: boolean;
  readonly StorageEncryptionType?: string;
  readonly KmsKeyId?: string;
  readonly MultiAZ?: boolean;
  readonly PubliclyAccessible?: boolean;
  readonly DeletionProtection?: boolean;
  readonly AutoMinorVersionUpgrade?: boolean;
  readonly CopyTagsToSnapshot?: boolean;
  readonly IAMDatabaseAuthenticationEnabled?: boolean;
  readonly BackupRetentionPeriod?: number;
  readonly PreferredBackupWindow?: string;
  readonly LatestRestorableTime?: string;
  readonly InstanceCreateTime?: string;
  readonly DBClusterIdentifier?: string;
  readonly ReadReplicaDBInstanceIdentifiers?: readonly string[];
  readonly ReadReplicaDBClusterIdentifiers?: readonly string[];
  readonly ReadReplicaSourceDBInstanceIdentifier?: string;
  readonly ReadReplicaSourceDBClusterIdentifier?: string;
  readonly DBInstanceAutomatedBackupsReplications?: readonly {
    readonly DBInstanceAutomatedBackupsArn?: string;
  }[];
  readonly StatusInfos?: readonly {
    readonly StatusType?: string;
    readonly Normal?: boolean;
    readonly Status?: string;
  }[];
  readonly Endpoint?: {readonly Address?: string; readonly Port?: number};
  readonly DBSubnetGroup?: {readonly DBSubnetGroupName?: string; readonly VpcId?: string};
  readonly VpcSecurityGroups?: readonly {readonly VpcSecurityGroupId?: string}[];
  readonly DBParameterGroups?: readonly {readonly DBParameterGroupName?: string}[];
  readonly OptionGroupMemberships?: readonly {readonly OptionGroupName?: string}[];
  readonly EnabledCloudwatchLogsExports?: readonly string[];
  readonly CACertificateIdentifier?: string;
  readonly PerformanceInsightsKMSKeyId?: string;
  readonly ActivityStreamKmsKeyId?: string;
  readonly MasterUserSecret?: {readonly KmsKeyId?: string; readonly SecretStatus?: string};
  readonly AssociatedRoles?: readonly {readonly RoleArn?: string; readonly FeatureName?: string}[];
  readonly TagList?: readonly Tag[];
};

/** RDS Event; DescribeEvents carries no event id (facts/aws.md §1.7). */
export type DBEvent = {
  readonly SourceIdentifier?: string;
  readonly SourceType?: string;
  readonly Message?: string;
  readonly Date?: string;
};

/** RDS DBSnapshot; its status says nothing about its key (facts/aws.md §6.1). */
export type DBSnapshot = {
  readonly DBSnapshotIdentifier?: string;
  readonly DBSnapshotArn?: string;
  readonly DBInstanceIdentifier?: string;
  readonly DbiResourceId?: string;
  readonly SnapshotCreateTime?: string;
  readonly SnapshotType?: string;
  readonly Status?: string;
  readonly Engine?: string;
  readonly EngineVersion?: string;
  readonly AllocatedStorage?: number;
  readonly Encrypted?: boolean;
  readonly KmsKeyId?: string;
  readonly StorageEncryptionType?: string;
  readonly SourceDBSnapshotIdentifier?: string;
  readonly SourceRegion?: string;
  readonly OriginalSnapshotCreateTime?: string;
  readonly SnapshotDatabaseTime?: string;
};

/** RDS DBInstanceAutomatedBackup. */
export type DBInstanceAutomatedBackup = {
  readonly DBInstanceIdentifier?: string;
  readonly DBInstanceArn?: string;
  readonly DbiResourceId?: string;
  readonly DBInstanceAutomatedBackupsArn?: string;
  readonly Status?: string;
  readonly KmsKeyId?: string;
  readonly Encrypted?: boolean;
  readonly StorageEncryptionType?: string;
  readonly Region?: string;
  readonly Engine?: string;
  readonly EngineVersion?: string;
  readonly AllocatedStorage?: number;
  readonly RestoreWindow?: {readonly EarliestTime?: string; readonly LatestTime?: string};
};

/** KMS CustomKeyStoresListEntry (facts/aws.md §4 C5, C6). */
export type CustomKeyStore = {
  readonly CustomKeyStoreId?: string;
  readonly CustomKeyStoreName?: string;
  readonly CustomKeyStoreType?: string;
  readonly ConnectionState?: string;
  readonly ConnectionErrorCode?: string;
  readonly CloudHsmClusterId?: string;
};

type MultiRegionKey = {readonly Arn?: string; readonly Region?: string};

/** KMS KeyMetadata (facts/aws.md §2). */
export type KeyMetadata = {
  readonly KeyId?: string;
  readonly Arn?: string;
  readonly AWSAccountId?: string;
  readonly KeyState?: string;
  readonly Enabled?: boolean;
  readonly KeyManager?: string;
  readonly Origin?: string;
  readonly Description?: string;
  readonly DeletionDate?: string;
  readonly PendingDeletionWindowInDays?: number;
  readonly ExpirationModel?: string;
  readonly ValidTo?: string;
  readonly MultiRegion?: boolean;
  readonly MultiRegionConfiguration?: {
    /** `PRIMARY` or `REPLICA`. */
    readonly MultiRegionKeyType?: string;
    readonly PrimaryKey?: MultiRegionKey;
    readonly ReplicaKeys?: readonly MultiRegionKey[];
  };
  readonly CustomKeyStoreId?: string;
  readonly CreationDate?: string;
};

/** KMS GrantListEntry (facts/aws.md §2.6). */
export type Grant = {
  readonly GrantId?: string;
  readonly Name?: string;
  readonly KeyId?: string;
  readonly CreationDate?: string;
  readonly GranteePrincipal?: string;
  readonly RetiringPrincipal?: string;
  readonly IssuingAccount?: string;
  readonly Operations?: readonly string[];
  readonly Constraints?: {
    readonly EncryptionContextSubset?: {readonly [name: string]: string};
    readonly EncryptionContextEquals?: {readonly [name: string]: string};
    readonly SourceArn?: string;
  };
  readonly GranteeServicePrincipal?: string;
};

/** KMS AliasListEntry. */
export type Alias = {
  readonly AliasName?: string;
  readonly AliasArn?: string;
  readonly TargetKeyId?: string;
};

/** CloudTrail Event; `CloudTrailEvent` is a JSON string (facts/aws.md §5.1). */
export type TrailEvent = {
  readonly EventId?: string;
  readonly EventName?: string;
  readonly EventTime?: string;
  readonly EventSource?: string;
  readonly Username?: string;
  readonly Resources?: readonly {readonly ResourceType?: string; readonly ResourceName?: string}[];
  readonly CloudTrailEvent?: string;
};
