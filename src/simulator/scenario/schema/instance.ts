/** A DB instance of the estate. */
import {z} from 'zod';
import {identifier, placed, tags, time, window} from './common.ts';

/** Members of CreateDBInstance that an estate may set, and when the database was made. */
export const instanceSchema = z.strictObject({
  ...placed,
  DBInstanceIdentifier: identifier,
  DBInstanceClass: z.string().default('db.t4g.medium'),
  Engine: z.string(),
  EngineVersion: z.string({error: 'must be text in quotes, such as "16.6"'}),
  AllocatedStorage: z.int().min(5).default(100),
  MaxAllocatedStorage: z.int().optional(),
  StorageType: z.string().default('gp3'),
  Iops: z.int().optional(),
  StorageThroughput: z.int().optional(),
  MasterUsername: z.string().default('admin'),
  DBName: z.string().optional(),
  Port: z.int().optional(),
  MultiAZ: z.boolean().default(false),
  PubliclyAccessible: z.boolean().default(false),
  DeletionProtection: z.boolean().default(false),
  AutoMinorVersionUpgrade: z.boolean().default(true),
  CopyTagsToSnapshot: z.boolean().default(false),
  EnableIAMDatabaseAuthentication: z.boolean().default(false),
  BackupRetentionPeriod: z.int().min(0).max(35).default(7),
  PreferredBackupWindow: window.optional(),
  PreferredMaintenanceWindow: z.string().optional(),
  DBParameterGroupName: z.string().optional(),
  OptionGroupName: z.string().optional(),
  DBSubnetGroupName: z.string().default('default'),
  VpcSecurityGroupIds: z.array(z.string()).optional(),
  AvailabilityZone: z.string().optional(),
  CACertificateIdentifier: z.string().optional(),
  EnableCloudwatchLogsExports: z.array(z.string()).default([]),
  MonitoringInterval: z.int().default(0),
  MonitoringRoleArn: z.string().optional(),
  EnablePerformanceInsights: z.boolean().default(false),
  KmsKeyId: z.string().optional(),
  StorageEncryptionType: z.enum(['none', 'sse-rds', 'sse-kms']).optional(),
  Tags: tags.default({}),
  DbiResourceId: z
    .string()
    .regex(/^db-[A-Z0-9]{26}$/)
    .optional(),
  replicaOf: identifier.optional(),
  created: time,
});

export type EstateInstance = z.infer<typeof instanceSchema>;
