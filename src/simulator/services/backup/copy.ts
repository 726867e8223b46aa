/** StartCopyJob and DescribeCopyJob: a recovery point copied into another vault, under that vault's key. */
import type {
  DescribeCopyJobCommandInput,
  DescribeCopyJobCommandOutput,
  StartCopyJobCommandInput,
  StartCopyJobCommandOutput,
} from '@aws-sdk/client-backup';
import type {CopyJob} from '../../world/backup.ts';
import {schedule} from '../../world/queue.ts';
import {randomOf} from '../../world/random.ts';
import {member, regionOf} from '../../world/world.ts';
import type {Handler} from '../call.ts';
import {invalidValue, notFound} from './errors.ts';
import {findPoint, findVault, vaultArn, vaultOfArn} from './find.ts';
import {roleNamed} from './role-session.ts';

export const startCopyJob: Handler<StartCopyJobCommandInput, StartCopyJobCommandOutput> = (
  input,
  call,
) => {
  const source = findVault(call, input.SourceBackupVaultName);
  const {point, snapshot} = findPoint(call, input.RecoveryPointArn, source.name);
  const destination = vaultOfArn(input.DestinationBackupVaultArn ?? '');
  if (!destination) {
    throw invalidValue(`Invalid vault ARN ${input.DestinationBackupVaultArn ?? ''}.`);
  }
  if (!member(regionOf(call.accounts, destination).backup.vaults, destination.vaultName)) {
    throw notFound('Backup vault', input.DestinationBackupVaultArn ?? '');
  }
  if (snapshot.status !== 'available') {
    throw invalidValue(`Recovery point ${point.arn} is not in the COMPLETED state.`);
  }
  roleNamed(call.world, call.place, input.IamRoleArn);
  const random = randomOf(call.world.random, 'estate');
  const job: CopyJob = {
    id: random.uuid().toUpperCase(),
    pointArn: point.arn,
    sourceVault: source.name,
    destination,
    roleArn: input.IamRoleArn ?? '',
    createdAt: call.now,
    state: 'CREATED',
  };
  call.here.backup.copyJobs[job.id] = job;
  const begin = call.now + random.between(20_000, 90_000);
  schedule(call.world, begin, {type: 'copy-job', ...call.place, jobId: job.id});
  return {CopyJobId: job.id, CreationDate: new Date(job.createdAt), IsParent: false};
};

export const describeCopyJob: Handler<DescribeCopyJobCommandInput, DescribeCopyJobCommandOutput> = (
  input,
  call,
) => {
  const job = member(call.here.backup.copyJobs, input.CopyJobId ?? '');
  if (!job) throw notFound('Copy job', input.CopyJobId ?? '');
  const point = member(call.here.backup.points, job.pointArn);
  const {destination} = job;
  const vault = member(regionOf(call.accounts, destination).backup.vaults, destination.vaultName);
  return {
    CopyJob: {
      AccountId: call.place.accountId,
      CopyJobId: job.id,
      SourceBackupVaultArn: vaultArn(call.place, job.sourceVault),
      SourceRecoveryPointArn: job.pointArn,
      DestinationBackupVaultArn: vaultArn(destination, destination.vaultName),
      DestinationVaultType: 'BACKUP_VAULT',
      DestinationRecoveryPointArn: job.destinationArn,
      DestinationEncryptionKeyArn: vault?.keyArn,
      ResourceArn: point?.resourceArn,
      ResourceName: point?.resourceName,
      ResourceType: point?.resourceType,
      CreationDate: new Date(job.createdAt),
      CompletionDate: job.completedAt === undefined ? undefined : new Date(job.completedAt),
      State: job.state,
      StatusMessage: job.message,
      IamRoleArn: job.roleArn,
      IsParent: false,
    },
  };
};
