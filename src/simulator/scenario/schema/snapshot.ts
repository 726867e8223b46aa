/** Manual snapshots of the estate. */
import {z} from 'zod';
import {durationPattern} from '../duration.ts';
import {identifier, placed, time} from './common.ts';

/** A manual snapshot; with `every` and `count` a series that goes back from `created`. */
export const snapshotSchema = z.strictObject({
  ...placed,
  DBInstanceIdentifier: identifier,
  DBSnapshotIdentifier: identifier,
  KmsKeyId: z.string().optional(),
  AllocatedStorage: z.int().optional(),
  created: time,
  every: z.string().regex(durationPattern, 'must look like 7d').optional(),
  count: z.int().min(1).max(100).default(1),
});

export type EstateSnapshot = z.infer<typeof snapshotSchema>;
