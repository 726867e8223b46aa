/** AWS Backup in the estate: vaults and the recovery points in them. */
import * as z from 'zod';
import {durationPattern} from '../duration.ts';
import {identifier, placed, time} from './common.ts';

const vaultName = z.string().regex(/^[\w-]{2,50}$/, 'must be a vault name such as Default');

/** A vault; `KmsKeyId` encrypts the copies that are made into it. */
export const vaultSchema = z.strictObject({
  ...placed,
  BackupVaultName: vaultName,
  KmsKeyId: z.string().optional(),
  created: time,
});

/** A recovery point of a database; with `every` and `count` a series that goes back from `created`. */
export const recoveryPointSchema = z.strictObject({
  ...placed,
  BackupVaultName: vaultName,
  DBInstanceIdentifier: identifier.optional(),
  DBClusterIdentifier: identifier.optional(),
  /** The key of a copy; the database's own where nothing is said. */
  KmsKeyId: z.string().optional(),
  created: time,
  every: z.string().regex(durationPattern, 'must look like 7d').optional(),
  count: z.int().min(1).max(100).default(1),
});

export type EstateVault = z.infer<typeof vaultSchema>;
export type EstateRecoveryPoint = z.infer<typeof recoveryPointSchema>;
