/** What a scenario file may say. AWS's own member names for what AWS knows, small letters for ours. */
import {z} from 'zod';
import {faultSchema} from '../faults.ts';
import {keyIdPattern} from '../world/names.ts';
import {durationPattern} from './duration.ts';

const time = z.iso.datetime({error: 'must be a time in UTC such as 2026-03-02T02:14:19Z'});
const account = z
  .string({error: 'must be 12 digits in quotes, such as "111122223333"'})
  .regex(/^\d{12}$/, 'must be 12 digits in quotes, such as "111122223333"');
const actions = z.array(
  z.string().regex(/^(\*|[a-z0-9-]+:[\w*?]+)$/i, 'must look like kms:EnableKey'),
);
const tags = z.record(z.string(), z.string());
const identifier = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens');
const window = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'must look like 03:10-03:40');

const principal = z.strictObject({
  role: z.string().optional(),
  session: z.string().optional(),
  user: z.string().optional(),
  accountId: account.optional(),
  allow: actions,
  deny: actions.default([]),
});

const key = z.strictObject({
  KeyId: z
    .string()
    .regex(keyIdPattern, 'must be a key ID such as 1234abcd-12ab-34cd-56ef-1234567890ab'),
  aliases: z.array(z.string().startsWith('alias/')).default([]),
  Description: z.string().default(''),
  KeyManager: z.enum(['CUSTOMER', 'AWS']).default('CUSTOMER'),
  Origin: z.enum(['AWS_KMS']).default('AWS_KMS'),
  Policy: z.looseObject({Statement: z.unknown()}).optional(),
  Tags: tags.default({}),
  created: time,
});

/** Members of CreateDBInstance that an estate may set, and when the database was made. */
const instance = z.strictObject({
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

const cluster = z.strictObject({
  DBClusterIdentifier: identifier,
  Engine: z.string(),
  EngineVersion: z.string(),
  KmsKeyId: z.string().optional(),
  BackupRetentionPeriod: z.int().min(1).max(35).default(7),
  created: time,
});

/** A manual snapshot; with `every` and `count` a series that goes back from `created`. */
const snapshot = z.strictObject({
  DBInstanceIdentifier: identifier,
  DBSnapshotIdentifier: identifier,
  KmsKeyId: z.string().optional(),
  AllocatedStorage: z.int().optional(),
  created: time,
  every: z.string().regex(durationPattern, 'must look like 7d').optional(),
  count: z.int().min(1).max(100).default(1),
});

const timelineCall = z.strictObject({
  at: time,
  as: z.string(),
  call: z.string().regex(/^[a-z]+:\w+$/, 'must look like kms:DisableKey'),
  with: z.record(z.string(), z.json()).default({}),
});

/** What AWS does not document, with the defaults this project chose (facts/aws.md §9.4). */
export const unverifiedSchema = z.strictObject({
  probeEveryMinutes: z.int().min(1).default(20),
  renameWhileInaccessible: z.enum(['refuse', 'allow']).default('refuse'),
  startWithUnusableKey: z.enum(['refuse', 'fall-back']).default('refuse'),
  lostGrantLocksOut: z.boolean().default(true),
  startRecreatesGrant: z.boolean().default(false),
  windowEndsWithKeyBack: z.boolean().default(true),
  trailDelayMinutes: z.number().min(0).default(5),
});

/** A whole scenario. */
export const scenarioSchema = z.strictObject({
  id: identifier,
  title: z.string(),
  summary: z.string(),
  cause: z.string(),
  difficulty: z.enum(['easy', 'medium', 'hard']),
  database: identifier,
  accountId: account,
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a Region such as eu-west-1'),
  start: time,
  seed: z.int().nonnegative().default(1),
  operator: z.string(),
  principals: z.record(z.string(), principal),
  estate: z.strictObject({
    keys: z.array(key).default([]),
    instances: z.array(instance).default([]),
    clusters: z.array(cluster).default([]),
    snapshots: z.array(snapshot).default([]),
  }),
  timeline: z.array(timelineCall).default([]),
  unverified: unverifiedSchema.prefault({}),
  faults: z.array(faultSchema).default([]),
});

/** A scenario's contents, defaults filled in. */
export type ScenarioFile = z.infer<typeof scenarioSchema>;

/** One key, instance, cluster, snapshot or principal of it. */
export type EstateKey = z.infer<typeof key>;
export type EstateInstance = z.infer<typeof instance>;
export type EstateCluster = z.infer<typeof cluster>;
export type EstateSnapshot = z.infer<typeof snapshot>;
export type ScenarioPrincipal = z.infer<typeof principal>;
export type TimelineCall = z.infer<typeof timelineCall>;
