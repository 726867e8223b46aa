/** Snapshots and automated backups in the shapes that RDS answers with. */
import type {DBInstanceAutomatedBackup, DBSnapshot} from '@aws-sdk/client-rds';
import type {Instance, Snapshot} from '../../world/databases.ts';
import {rdsArn} from '../../world/names.ts';
import type {Call} from '../call.ts';
import {dateOf, presentEncryption, presentStored, presentTags} from './present-settings.ts';
import {earliestRestorable, latestRestorable} from './restorable.ts';

/** A snapshot as DescribeDBSnapshots shows it. */
export function presentSnapshot(snapshot: Snapshot, call: Call): DBSnapshot {
  const {settings} = snapshot;
  return {
    DBSnapshotIdentifier: snapshot.id,
    DBSnapshotArn: rdsArn(call.place, 'snapshot', snapshot.id),
    DBInstanceIdentifier: snapshot.instanceId,
    DbiResourceId: snapshot.resourceId,
    SnapshotCreateTime: dateOf(snapshot.createdAt),
    OriginalSnapshotCreateTime: dateOf(snapshot.originallyCreatedAt),
    SnapshotDatabaseTime: dateOf(snapshot.originallyCreatedAt),
    InstanceCreateTime: dateOf(snapshot.instanceCreatedAt),
    SnapshotType: snapshot.type,
    Status: snapshot.status,
    PercentProgress: snapshot.progress,
    ...presentStored(settings),
    Encrypted: snapshot.encryption !== 'none',
    ...presentEncryption(snapshot),
    SourceDBSnapshotIdentifier: snapshot.sourceArn,
    SnapshotTarget: 'region',
    TagList: presentTags(snapshot.tags),
  };
}

/** The automated backup of an instance; `retained` once its instance is gone. */
export function presentAutomatedBackup(
  instance: Instance,
  call: Call,
  retained?: {readonly earliestAt: number; readonly latestAt: number},
): DBInstanceAutomatedBackup {
  const {settings} = instance;
  const earliest = retained?.earliestAt ?? earliestRestorable(call.here.rds, instance);
  const latest = retained?.latestAt ?? latestRestorable(instance, call.now);
  return {
    DBInstanceIdentifier: instance.id,
    DBInstanceArn: rdsArn(call.place, 'db', instance.id),
    DbiResourceId: instance.resourceId,
    DBInstanceAutomatedBackupsArn: rdsArn(
      call.place,
      'auto-backup',
      `ab-${instance.resourceId.slice(3).toLowerCase()}`,
    ),
    Region: call.place.region,
    Status: backupStatus(latest, retained !== undefined),
    RestoreWindow: {EarliestTime: dateOf(earliest), LatestTime: dateOf(latest)},
    InstanceCreateTime: dateOf(instance.createdAt),
    ...presentStored(settings),
    Encrypted: instance.encryption !== 'none',
    ...presentEncryption(instance),
    BackupTarget: 'region',
  };
}

function backupStatus(latest: number | undefined, isRetained: boolean): string {
  if (isRetained) return 'retained';
  return latest === undefined ? 'creating' : 'active';
}
