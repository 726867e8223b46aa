/** A copy job goes on: the snapshot is copied under the vault's key, if both keys can be used. */
import {keyByArn} from '../../bond/usable.ts';
import type {BackupVault, CopyJob} from '../../world/backup.ts';
import type {Encryption} from '../../world/instances.ts';
import {schedule} from '../../world/queue.ts';
import {randomOf} from '../../world/random.ts';
import {member, type Place, regionOf, type World} from '../../world/world.ts';
import {vaultArn} from './find.ts';
import type {JobEvent} from './restore-job.ts';
import {type SnapshotName, snapshotName, snapshotOfPoint} from './snapshots.ts';

const minute = 60_000;

/** The next step of a job: the copy itself, or its end. */
export function goOnCopying(world: World, event: JobEvent): void {
  const place = {accountId: event.accountId, region: event.region};
  const {backup} = regionOf(world.accounts, place);
  const job = member(backup.copyJobs, event.jobId);
  if (!job) return;
  if (job.state === 'CREATED') begin(world, place, job);
  else end(world, job);
  if (job.state === 'RUNNING') {
    schedule(world, world.now + minute, {type: 'copy-job', ...place, jobId: job.id});
  }
}

function begin(world: World, place: Place, job: CopyJob): void {
  const {accounts} = world;
  const {destination} = job;
  const vault = member(regionOf(accounts, destination).backup.vaults, destination.vaultName);
  const source = snapshotOfPoint(accounts, job.pointArn);
  const name = snapshotName(job.pointArn);
  const point = member(regionOf(accounts, place).backup.points, job.pointArn);
  if (!vault || !source || !name || !point) {
    fail(world, job, 'The recovery point or the destination vault is gone.');
    return;
  }
  const obstacle = obstacleTo(world, place, job, vault, source);
  if (obstacle !== undefined) {
    fail(world, job, obstacle);
    return;
  }
  const isEncrypted = source.encryption !== 'none';
  const target = {accountId: destination.accountId, region: destination.region};
  const key =
    isEncrypted && vault.keyArn !== undefined
      ? {keyArn: vault.keyArn, encryption: 'sse-kms' as const}
      : {};
  const arn = putCopy(world, name, target, `awsbackup:copyjob-${job.id.toLowerCase()}`, key);
  regionOf(accounts, target).backup.points[arn] = {
    ...point,
    arn,
    vaultName: vault.name,
    sourceVaultArn: vaultArn(place, job.sourceVault),
  };
  job.destinationArn = arn;
  job.state = 'RUNNING';
}

/** Why the copy cannot be made; both keys must be usable (facts/aws.md §6.2). */
function obstacleTo(
  world: World,
  place: Place,
  {destination}: CopyJob,
  vault: BackupVault,
  source: {readonly encryption: Encryption; readonly keyArn?: string | undefined},
): string | undefined {
  if (source.encryption === 'none') return undefined;
  const used = [source.keyArn, vault.keyArn].filter((arn) => arn !== undefined);
  const unusable = used.find((arn) => keyByArn(world.accounts, arn)?.state !== 'Enabled');
  if (unusable !== undefined) {
    return `KMS key ${unusable} does not exist, is not enabled or you do not have permissions to access it.`;
  }
  const isElsewhere =
    destination.accountId !== place.accountId || destination.region !== place.region;
  if (isElsewhere && vault.keyArn === undefined) return 'The destination vault has no KMS key.';
  // What an AWS managed key encrypts cannot leave the account (facts/aws.md §2.5).
  const isManaged = keyByArn(world.accounts, source.keyArn ?? '')?.manager === 'AWS';
  return isManaged && destination.accountId !== place.accountId
    ? 'A recovery point under an AWS managed key cannot be copied to another account.'
    : undefined;
}

type CopyKey = {keyArn?: string; encryption?: Encryption};

/** Puts the copy's snapshot in, to be ready some minutes later, and answers its ARN. */
function putCopy(
  world: World,
  name: SnapshotName,
  target: Place,
  id: string,
  key: CopyKey,
): string {
  const from = regionOf(world.accounts, name.place).rds;
  const to = regionOf(world.accounts, target).rds;
  const readyAt = world.now + randomOf(world.random, 'estate').between(8 * minute, 20 * minute);
  const born = {id, type: 'awsbackup' as const, status: 'creating', progress: 0, readyAt, ...key};
  const fresh = {...born, createdAt: world.now, sharedWith: []};
  if (name.kind === 'snapshot') {
    const source = member(from.snapshots, name.id);
    if (source) to.snapshots[id] = {...structuredClone(source), ...fresh};
  } else {
    const source = member(from.clusterSnapshots, name.id);
    if (source) to.clusterSnapshots[id] = {...structuredClone(source), ...fresh};
  }
  const type = name.kind === 'snapshot' ? 'snapshot-done' : 'cluster-snapshot-done';
  schedule(world, readyAt, {type, ...target, snapshotId: id});
  return `arn:aws:rds:${target.region}:${target.accountId}:${name.kind}:${id}`;
}

function end(world: World, job: CopyJob): void {
  const status = snapshotOfPoint(world.accounts, job.destinationArn ?? '')?.status;
  if (status === 'creating') return;
  if (status !== 'available') {
    fail(world, job, `The copy is ${status ?? 'gone'}.`);
    return;
  }
  job.state = 'COMPLETED';
  job.completedAt = world.now;
}

function fail(world: World, job: CopyJob, message: string): void {
  job.state = 'FAILED';
  job.message = message;
  job.completedAt = world.now;
}
