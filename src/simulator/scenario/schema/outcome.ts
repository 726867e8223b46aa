/** How a call that RDS accepts ends after all, as a scenario writes it. */
import {z} from 'zod';
import {identifier} from './common.ts';

/** Statuses that a create, a start or a restore can end in (facts/aws.md §1.8). */
export const failedStatuses = [
  'failed',
  'incompatible-create',
  'incompatible-network',
  'incompatible-option-group',
  'incompatible-parameters',
  'incompatible-restore',
  'insufficient-capacity',
  'restore-error',
  'storage-full',
] as const;

export const outcomeSchema = z.strictObject({
  call: z.enum([
    'rds:CreateDBInstance',
    'rds:StartDBInstance',
    'rds:RestoreDBInstanceFromDBSnapshot',
    'rds:RestoreDBInstanceToPointInTime',
  ]),
  /** The instance it is about; any where it is left out. */
  DBInstanceIdentifier: identifier.optional(),
  status: z.enum(failedStatuses),
  /** How often it happens. */
  times: z.int().positive().default(1),
});
