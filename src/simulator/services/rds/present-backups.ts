/** Snapshots and automated backups in the shapes that RDS answers with. */
import type {DBInstanceAutomatedBackup, DBSnapshot} from '@aws-sdk/client-rds';
import {latestReplicated, type Replicated} from '../../bond/replication.ts';
import type {Instance} from '../../world/instances.ts';
import {arnParts, rdsArn} from '../../world/names.ts';
import type {BackedUpInstance, RetainedBackup, Snapshot} from '../../world/snapshots.ts';
import type {Place} from '../../world/world.ts';
import type {Call} from '../call.ts';
import {dateOf, listOf, presentEncryption, presentStored, presentTags} from './present-settings.ts';
import {replicationsOf} from './replications.ts';
import {earliestRestorable, latestRestorable} from './restorable.ts';
import {percentOf} from './snapshots/progress.ts';

/** A snapshot as DescribeDBSnapshots shows it; one of another account goes by its ARN. */
export function presentSnapshot(
  snapshot: Snapshot,
  call: Call,
  place: Place = call.place,
): DBSnapshot {
  const {settings} = snapshot;
  const arn = rdsArn(place, 'snapshot', snapshot.id);
  const isOwn = place.accountId === call.place.accountId;
  const sourceRegion = snapshot.sourceArn && arnParts(snapshot.sourceArn)?.region;
  return {
    DBSnapshotIdentifier: isOwn ? snapshot.id : arn,
    DBSnapshotArn: arn,
    DBInstanceIdentifier: snapshot.instanceId,
    DbiResourceId: snapshot.resourceId,
    SnapshotCreateTime: dateOf(snapshot.createdAt),
    OriginalSnapshotCreateTime: dateOf(snapshot.originallyCreatedAt),
    SnapshotDatabaseTime: dateOf(snapshot.originallyCreatedAt),
    InstanceCreateTime: dateOf(snapshot.instanceCreatedAt),
    SnapshotType: isOwn ? snapshot.type : foreignType(snapshot),
    Status: snapshot.status,
    PercentProgress: percentOf(snapshot, call.now),
    ...presentStored(settings),
    ProcessorFeatures: listOf(settings.ProcessorFeatures),
    DBSystemId: settings.DBSystemId,
    Encrypted: snapshot.encryption !== 'none',
    ...presentEncryption(snapshot),
    SourceDBSnapshotIdentifier: snapshot.sourceArn,
    SourceRegion: sourceRegion === place.region ? undefined : sourceRegion,
    SnapshotTarget: 'region',
    TagList: presentTags(snapshot.tags),
  };
}

function foreignType({sharedWith}: Snapshot): string {
  return sharedWith.includes('all') ? 'public' : 'shared';
}

/** The automated backup of an instance that exists. */
export function presentActiveBackup(instance: Instance, call: Call): DBInstanceAutomatedBackup {
  const latest = latestRestorable(instance, call.now);
  return {
    ...presentBackedUp(instance, call.place),
    DBInstanceAutomatedBackupsArn: automatedBackupArn(call.place, instance.resourceId),
    Status: latest === undefined ? 'creating' : 'active',
    RestoreWindow: {
      EarliestTime: dateOf(earliestRestorable(call.here.rds, instance)),
      LatestTime: dateOf(latest),
    },
    ...presentEncryption(instance),
    DBInstanceAutomatedBackupsReplications: replicationsOf(call, instance),
  };
}

/** The automated backup of an instance that is gone. */
export function presentRetainedBackup(
  {instance, earliestAt, latestAt}: RetainedBackup,
  call: Call,
): DBInstanceAutomatedBackup {
  return {
    ...presentBackedUp(instance, call.place),
    // A retained backup has no option group (facts/aws.md §6.1).
    OptionGroupName: undefined,
    DBInstanceAutomatedBackupsArn: automatedBackupArn(call.place, instance.resourceId),
    Status: 'retained',
    RestoreWindow: {EarliestTime: dateOf(earliestAt), LatestTime: dateOf(latestAt)},
    ...presentEncryption(instance),
  };
}

/** The automated backup of an instance of another Region, under a key of this one. */
export function presentReplicatedBackup(
  replicated: Replicated,
  call: Call,
): DBInstanceAutomatedBackup {
  const {place, backup} = replicated;
  const {instance, keyArn} = backup;
  const latest = latestReplicated(call.accounts, replicated, call.now);
  return {
    ...presentBackedUp(instance, {...place, region: backup.sourceRegion}),
    DBInstanceAutomatedBackupsArn: replicatedArn(replicated),
    Status: replicationStatus(replicated, latest),
    RestoreWindow: {
      EarliestTime: latest === undefined ? undefined : dateOf(earliestReplicated(replicated, call)),
      LatestTime: dateOf(latest),
    },
    BackupRetentionPeriod: backup.BackupRetentionPeriod,
    ...presentEncryption({encryption: instance.encryption, keyArn}),
  };
}

/** The oldest second of a replicated backup: where it began, or the retention period ago. */
export function earliestReplicated({backup}: Replicated, call: Call): number {
  const kept = backup.BackupRetentionPeriod * 86_400_000;
  return Math.max(backup.replicatedSince ?? backup.startedAt, call.now - kept);
}

/** Pending, replicating, and retained once it stopped; the words are not in the model. */
function replicationStatus({backup}: Replicated, latest: number | undefined): string {
  if (backup.stoppedAt !== undefined) return 'retained';
  return latest === undefined ? 'pending' : 'replicating';
}

/** ARN of a copy in the Region it came into. */
export function replicatedArn({place, backup}: Replicated): string {
  return rdsArn(place, 'auto-backup', backup.id);
}

/** ARN of the automated backup of an instance in its own Region. */
export function automatedBackupArn(place: Place, resourceId: string): string {
  return rdsArn(place, 'auto-backup', `ab-${resourceId.slice(3).toLowerCase()}`);
}

function presentBackedUp(instance: BackedUpInstance, place: Place): DBInstanceAutomatedBackup {
  return {
    DBInstanceIdentifier: instance.id,
    DBInstanceArn: rdsArn(place, 'db', instance.id),
    DbiResourceId: instance.resourceId,
    Region: place.region,
    InstanceCreateTime: dateOf(instance.createdAt),
    ...presentStored(instance.settings),
    Encrypted: instance.encryption !== 'none',
    BackupTarget: instance.settings.BackupTarget,
    TagList: presentTags(instance.tags),
  };
}
