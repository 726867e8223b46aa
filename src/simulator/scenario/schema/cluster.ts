/** A DB cluster of the estate. */
import {z} from 'zod';
import {identifier, placed, time} from './common.ts';

export const clusterSchema = z.strictObject({
  ...placed,
  DBClusterIdentifier: identifier,
  Engine: z.string(),
  EngineVersion: z.string(),
  KmsKeyId: z.string().optional(),
  BackupRetentionPeriod: z.int().min(1).max(35).default(7),
  created: time,
});

export type EstateCluster = z.infer<typeof clusterSchema>;
