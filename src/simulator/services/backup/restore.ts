/** StartRestoreJob: a job under a role that restores in RDS; DescribeRestoreJob and ListRestoreJobs. */
import type {
  DescribeRestoreJobCommandInput,
  DescribeRestoreJobCommandOutput,
  ListRestoreJobsCommandInput,
  ListRestoreJobsCommandOutput,
  StartRestoreJobCommandInput,
  StartRestoreJobCommandOutput,
} from '@aws-sdk/client-backup';
import type {RestoreJob} from '../../world/backup.ts';
import {schedule} from '../../world/queue.ts';
import {randomOf} from '../../world/random.ts';
import {member} from '../../world/world.ts';
import type {Call, Handler} from '../call.ts';
import {invalidValue, notFound} from './errors.ts';
import {findPoint, vaultArn} from './find.ts';
import {restoreInput} from './metadata.ts';
import {backupPage} from './read.ts';
import {roleNamed} from './role-session.ts';
import {snapshotOfPoint} from './snapshots.ts';

export const startRestoreJob: Handler<StartRestoreJobCommandInput, StartRestoreJobCommandOutput> = (
  input,
  call,
) => {
  const {point, snapshot} = findPoint(call, input.RecoveryPointArn);
  const {Metadata: metadata = {}, IamRoleArn: roleArn = ''} = input;
  if (input.ResourceType !== undefined && input.ResourceType !== point.resourceType) {
    throw invalidValue(`The recovery point is of type ${point.resourceType}.`);
  }
  if (snapshot.status !== 'available') {
    throw invalidValue(`Recovery point ${point.arn} is not in the COMPLETED state.`);
  }
  const {IdempotencyToken: idempotencyToken} = input;
  const same = Object.values(call.here.backup.restoreJobs).find(
    (job) => idempotencyToken !== undefined && job.idempotencyToken === idempotencyToken,
  );
  // "Results in a success message with no action taken" (AWS Backup API, StartRestoreJob).
  if (same) return {RestoreJobId: same.id};
  roleNamed(call.world, call.place, roleArn);
  restoreInput(point.arn, metadata);
  const random = randomOf(call.world.random, 'estate');
  const job: RestoreJob = {
    id: random.uuid().toUpperCase(),
    pointArn: point.arn,
    roleArn,
    createdAt: call.now,
    status: 'PENDING',
    metadata: {...metadata},
    ...(idempotencyToken === undefined ? {} : {idempotencyToken}),
  };
  call.here.backup.restoreJobs[job.id] = job;
  const begin = call.now + random.between(20_000, 90_000);
  schedule(call.world, begin, {type: 'restore-job', ...call.place, jobId: job.id});
  return {RestoreJobId: job.id};
};

export const describeRestoreJob: Handler<
  DescribeRestoreJobCommandInput,
  DescribeRestoreJobCommandOutput
> = (input, call) => {
  const job = member(call.here.backup.restoreJobs, input.RestoreJobId ?? '');
  if (!job) throw notFound('Restore job', input.RestoreJobId ?? '');
  return presentJob(call, job);
};

export const listRestoreJobs: Handler<ListRestoreJobsCommandInput, ListRestoreJobsCommandOutput> = (
  input,
  call,
) => {
  const before = input.ByCreatedBefore?.getTime() ?? Number.POSITIVE_INFINITY;
  const after = input.ByCreatedAfter?.getTime() ?? Number.NEGATIVE_INFINITY;
  const jobs = Object.values(call.here.backup.restoreJobs)
    .filter((job) => job.createdAt < before && job.createdAt > after)
    .filter((job) => input.ByStatus === undefined || job.status === input.ByStatus)
    .map((job) => presentJob(call, job))
    .filter((job) => !input.ByResourceType || job.ResourceType === input.ByResourceType)
    .toReversed();
  const page = backupPage(jobs, input);
  return {RestoreJobs: page.items, NextToken: page.marker};
};

const percent = {
  PENDING: '0.00%',
  RUNNING: '50.00%',
  COMPLETED: '100.00%',
  FAILED: '0.00%',
  ABORTED: '0.00%',
};

function presentJob(call: Call, job: RestoreJob) {
  const point = member(call.here.backup.points, job.pointArn);
  const snapshot = snapshotOfPoint(call.accounts, job.pointArn);
  return {
    AccountId: call.place.accountId,
    RestoreJobId: job.id,
    RecoveryPointArn: job.pointArn,
    SourceResourceArn: point?.resourceArn,
    BackupVaultArn: point && vaultArn(call.place, point.vaultName),
    CreationDate: new Date(job.createdAt),
    CompletionDate: job.completedAt === undefined ? undefined : new Date(job.completedAt),
    RecoveryPointCreationDate: snapshot && new Date(snapshot.createdAt),
    Status: job.status,
    StatusMessage: job.message,
    PercentDone: percent[job.status],
    BackupSizeInBytes: snapshot && snapshot.storageGiB * 2 ** 30,
    IamRoleArn: job.roleArn,
    CreatedResourceArn: job.createdArn,
    ResourceType: point?.resourceType,
  };
}
