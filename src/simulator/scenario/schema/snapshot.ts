/** Manual snapshots of the estate, and those of AWS Backup. */
import * as z from 'zod';
import {durationPattern} from '../duration.ts';
import {account, identifier, placed, tags, time} from './common.ts';

/** A manual snapshot; with `every` and `count` a series that goes back from `created`. */
export const snapshotSchema = z.strictObject({
  ...placed,
  DBInstanceIdentifier: identifier,
  DBSnapshotIdentifier: identifier.or(z.string().regex(/^awsbackup:[a-z0-9-]+$/)),
  SnapshotType: z.enum(['manual', 'awsbackup']).default('manual'),
  KmsKeyId: z.string().optional(),
  AllocatedStorage: z.int().optional(),
  Tags: tags.default({}),
  /** Accounts that may use it; `all` makes it public. */
  sharedWith: z.array(account.or(z.literal('all'))).default([]),
  created: time,
  every: z.string().regex(durationPattern, 'must look like 7d').optional(),
  count: z.int().min(1).max(100).default(1),
});

export type EstateSnapshot = z.infer<typeof snapshotSchema>;
