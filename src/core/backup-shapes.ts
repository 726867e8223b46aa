/** The members of answers about backups and what a restore needs that Latchkey reads. */

/** AWS Backup RecoveryPointByResource. */
export type RecoveryPoint = {
  readonly RecoveryPointArn?: string;
  readonly BackupVaultName?: string;
  readonly CreationDate?: string;
  readonly Status?: string;
  readonly EncryptionKeyArn?: string;
  readonly BackupSizeBytes?: number;
  readonly ResourceName?: string;
  /** Only of a point that was described: the role that made it. */
  readonly IamRoleArn?: string;
  readonly ResourceType?: string;
};

/** RDS AccountQuota: `DBInstances`, `AllocatedStorage` in GiB, `ManualSnapshots` … */
export type AccountQuota = {
  readonly AccountQuotaName?: string;
  readonly Used?: number;
  readonly Max?: number;
};

/** RDS DBSubnetGroup. */
export type SubnetGroup = {
  readonly DBSubnetGroupName?: string;
  readonly SubnetGroupStatus?: string;
  readonly VpcId?: string;
  readonly Subnets?: readonly {
    readonly SubnetStatus?: string;
    readonly SubnetAvailabilityZone?: {readonly Name?: string};
  }[];
};

/** RDS SourceRegion. */
export type SourceRegion = {readonly RegionName?: string; readonly Status?: string};

/** RDS DBParameterGroup and DBClusterParameterGroup. */
export type ParameterGroup = {
  readonly DBParameterGroupName?: string;
  readonly DBClusterParameterGroupName?: string;
  readonly DBParameterGroupFamily?: string;
};

/** RDS OptionGroup. */
export type OptionGroup = {
  readonly OptionGroupName?: string;
  readonly EngineName?: string;
  readonly MajorEngineVersion?: string;
};

/** RDS Certificate. */
export type Certificate = {
  readonly CertificateIdentifier?: string;
  readonly ValidTill?: string;
};

/** RDS OrderableDBInstanceOption. */
export type OrderableOption = {
  readonly DBInstanceClass?: string;
  readonly EngineVersion?: string;
  readonly StorageType?: string;
  readonly MultiAZCapable?: boolean;
  readonly AvailabilityZones?: readonly {readonly Name?: string}[];
};

/** How long one call of an earlier session took until it held. */
export type Measurement = {
  readonly call: string;
  readonly gibibytes: number;
  readonly minutes: number;
  readonly at: string;
};

/** Minutes from the least to the most; `measured` where they come from earlier sessions here. */
export type Estimate = {
  readonly least: number;
  readonly most: number;
  readonly from: 'measured' | 'range';
};
