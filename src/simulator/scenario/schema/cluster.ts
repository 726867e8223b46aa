/** A DB cluster of the estate. */
import * as z from 'zod';
import {identifier, pendingMaintenance, placed, tags, time, window} from './common.ts';

/** A member instance of a cluster. */
const memberSchema = z.strictObject({
  DBInstanceIdentifier: identifier,
  DBInstanceClass: z.string().default('db.r6g.large'),
  PromotionTier: z.int().min(0).max(15).default(1),
  AvailabilityZone: z.string().optional(),
  Tags: tags.default({}),
});

/** Members of CreateDBCluster that an estate may set, its instances, and when it was made. */
export const clusterSchema = z.strictObject({
  ...placed,
  DBClusterIdentifier: identifier,
  Engine: z.string(),
  EngineVersion: z.string({error: 'must be text in quotes, such as "16.6"'}),
  EngineMode: z.enum(['provisioned', 'serverless']).optional(),
  ScalingConfiguration: z.looseObject({}).optional(),
  ServerlessV2ScalingConfiguration: z
    .strictObject({MinCapacity: z.number(), MaxCapacity: z.number()})
    .optional(),
  DBClusterInstanceClass: z.string().optional(),
  AllocatedStorage: z.int().optional(),
  StorageType: z.string().optional(),
  Iops: z.int().optional(),
  MasterUsername: z.string().optional(),
  DatabaseName: z.string().optional(),
  Port: z.int().optional(),
  DeletionProtection: z.boolean().optional(),
  CopyTagsToSnapshot: z.boolean().optional(),
  EnableIAMDatabaseAuthentication: z.boolean().optional(),
  EnableHttpEndpoint: z.boolean().optional(),
  BacktrackWindow: z.int().optional(),
  EnableCloudwatchLogsExports: z.array(z.string()).optional(),
  DBClusterParameterGroupName: z.string().optional(),
  DBSubnetGroupName: z.string().optional(),
  VpcSecurityGroupIds: z.array(z.string()).optional(),
  BackupRetentionPeriod: z.int().min(1).max(35).default(7),
  PreferredBackupWindow: window.optional(),
  PreferredMaintenanceWindow: z.string().optional(),
  KmsKeyId: z.string().optional(),
  StorageEncryptionType: z.enum(['none', 'sse-rds', 'sse-kms']).optional(),
  Tags: tags.default({}),
  DbClusterResourceId: z
    .string()
    .regex(/^cluster-[A-Z0-9]{26}$/)
    .optional(),
  /** The first member writes. */
  members: z.array(memberSchema).default([]),
  AssociatedRoles: z.array(z.string()).default([]),
  GlobalClusterIdentifier: identifier.optional(),
  /** The cluster of this account it is a read replica of, in whatever Region that one lives. */
  replicaOf: identifier.optional(),
  pendingMaintenance,
  isBlueGreen: z.boolean().default(false),
  created: time,
});

export type EstateCluster = z.infer<typeof clusterSchema>;
