/** A DB instance of the estate. */
import * as z from 'zod';
import {identifier, pendingMaintenance, placed, tags, time, window} from './common.ts';
import {failedStatuses} from './outcome.ts';

const text = z.string().optional();
const features = z.array(z.strictObject({Name: z.string(), Value: z.string()}));

/** Members of CreateDBInstance that say how the instance is built. */
const machine = {
  DBInstanceClass: z.string().default('db.t4g.medium'),
  Engine: z.string(),
  EngineVersion: z.string({error: 'must be text in quotes, such as "16.6"'}),
  LicenseModel: text,
  EngineLifecycleSupport: text,
  ProcessorFeatures: features.optional(),
  AllocatedStorage: z.int().min(5).default(100),
  MaxAllocatedStorage: z.int().optional(),
  StorageType: z.string().default('gp3'),
  Iops: z.int().optional(),
  StorageThroughput: z.int().optional(),
  DedicatedLogVolume: z.boolean().optional(),
  MasterUsername: z.string().default('admin'),
  ManageMasterUserPassword: z.boolean().default(false),
  MasterUserSecretKmsKeyId: text,
  DBName: text,
  CharacterSetName: text,
  NcharCharacterSetName: text,
  Timezone: text,
  TdeCredentialArn: text,
};

/** Members that say where it stands and who reaches it. */
const network = {
  Port: z.int().optional(),
  MultiAZ: z.boolean().default(false),
  AvailabilityZone: text,
  PubliclyAccessible: z.boolean().default(false),
  NetworkType: text,
  DBSubnetGroupName: z.string().default('default'),
  VpcSecurityGroupIds: z.array(z.string()).optional(),
  EnableIAMDatabaseAuthentication: z.boolean().default(false),
  Domain: text,
  DomainIAMRoleName: text,
  DomainFqdn: text,
  DomainOu: text,
  DomainAuthSecretArn: text,
  DomainDnsIps: z.array(z.string()).optional(),
};

/** Members that say how it is kept and watched. */
const care = {
  DeletionProtection: z.boolean().default(false),
  AutoMinorVersionUpgrade: z.boolean().default(true),
  CopyTagsToSnapshot: z.boolean().default(false),
  BackupRetentionPeriod: z.int().min(0).max(35).default(7),
  PreferredBackupWindow: window.optional(),
  PreferredMaintenanceWindow: text,
  DBParameterGroupName: text,
  OptionGroupName: text,
  CACertificateIdentifier: text,
  EnableCloudwatchLogsExports: z.array(z.string()).default([]),
  MonitoringInterval: z.int().default(0),
  MonitoringRoleArn: text,
  DatabaseInsightsMode: text,
  EnablePerformanceInsights: z.boolean().default(false),
  PerformanceInsightsKMSKeyId: text,
  PerformanceInsightsRetentionPeriod: z.int().optional(),
};

/** Members of CreateDBInstance that an estate may set, and when the database was made. */
export const instanceSchema = z.strictObject({
  ...placed,
  DBInstanceIdentifier: identifier,
  ...machine,
  ...network,
  ...care,
  KmsKeyId: text,
  StorageEncryptionType: z.enum(['none', 'sse-rds', 'sse-kms']).optional(),
  Tags: tags.default({}),
  DbiResourceId: z
    .string()
    .regex(/^db-[A-Z0-9]{26}$/)
    .optional(),
  /** How it stands at the start, instead of what the history made of it. */
  DBInstanceStatus: z.enum(failedStatuses).optional(),
  AssociatedRoles: z
    .array(z.strictObject({RoleArn: z.string(), FeatureName: z.string()}))
    .default([]),
  pendingMaintenance,
  replicaOf: identifier.optional(),
  /** The Region of that source where it is another one. */
  replicaOfRegion: placed.region,
  created: time,
});

export type EstateInstance = z.infer<typeof instanceSchema>;
