/** How a call that RDS accepts ends after all, as a scenario writes it. */
import * as z from 'zod';
import {identifier} from './common.ts';

/** Statuses that a create, a start or a restore of an instance can end in (facts/aws.md §1.8). */
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

/** The same for clusters; AWS names few. `stopped`: it did not come up after all. */
const failedClusterStatuses = ['cloning-failed', 'migration-failed', 'stopped'] as const;

/** How AWS Backup ends a restore job that makes nothing. */
const failedJobStatuses = ['FAILED', 'ABORTED'] as const;

const ofInstance: readonly string[] = failedStatuses;
const ofCluster: readonly string[] = failedClusterStatuses;
const ofJob: readonly string[] = failedJobStatuses;

export const outcomeSchema = z
  .strictObject({
    call: z.enum([
      'rds:CreateDBInstance',
      'rds:StartDBInstance',
      'rds:RestoreDBInstanceFromDBSnapshot',
      'rds:RestoreDBInstanceToPointInTime',
      'rds:CreateDBCluster',
      'rds:StartDBCluster',
      'rds:RestoreDBClusterFromSnapshot',
      'rds:RestoreDBClusterToPointInTime',
      'backup:StartRestoreJob',
    ]),
    /** The instance it is about; any where it is left out. */
    DBInstanceIdentifier: identifier.optional(),
    /** The cluster it is about; any where it is left out. */
    DBClusterIdentifier: identifier.optional(),
    status: z.enum([...failedStatuses, ...failedClusterStatuses, ...failedJobStatuses]),
    /** What AWS Backup says of a job that ended so. */
    StatusMessage: z.string().min(1).optional(),
    /** How often it happens. */
    times: z.int().positive().default(1),
  })
  .superRefine((outcome, {addIssue}) => {
    const isCluster = outcome.call.includes('DBCluster');
    const isJob = outcome.call === 'backup:StartRestoreJob';
    const statuses = isJob ? ofJob : isCluster ? ofCluster : ofInstance;
    const other = isCluster ? 'DBInstanceIdentifier' : 'DBClusterIdentifier';
    if (!isJob && outcome.StatusMessage !== undefined) {
      const message = `does not go with ${outcome.call}`;
      addIssue({code: 'custom', path: ['StatusMessage'], message});
    }
    if (!isJob && outcome[other] !== undefined) {
      const message = `does not go with ${outcome.call}`;
      addIssue({code: 'custom', path: [other], message});
    }
    if (!statuses.includes(outcome.status)) {
      const message = `${outcome.call} can end as ${statuses.join(', ')}`;
      addIssue({code: 'custom', path: ['status'], message});
    }
  });
