/** Taking snapshots of a cluster, and throwing old automated ones away. */
import {isKeyUsable} from '../../../bond/usable.ts';
import type {Cluster, ClusterSnapshot, RetainedClusterBackup} from '../../../world/clusters.ts';
import type {RdsState} from '../../../world/databases.ts';
import {schedule} from '../../../world/queue.ts';
import {randomOf} from '../../../world/random.ts';
import {member, type Place, type World} from '../../../world/world.ts';
import {noteSnapshotEvent, snapshotEvents} from './events.ts';

const minute = 60_000;

/** What a new snapshot is called and who asked for it. */
export type ClusterSnapshotOptions = Pick<ClusterSnapshot, 'id' | 'type' | 'tags'>;

/** A snapshot of the cluster now: `creating`, and `available` some minutes later. */
export function takeClusterSnapshot(
  world: World,
  place: Place,
  rds: RdsState,
  cluster: Cluster,
  options: ClusterSnapshotOptions,
): ClusterSnapshot {
  const snapshot = clusterSnapshotOf(cluster, options, world.now);
  const isManual = options.type === 'manual';
  const text = isManual ? snapshotEvents.manualBegun : snapshotEvents.automatedBegun;
  noteSnapshotEvent(rds, snapshot, text, world.now);
  addSnapshot(world, place, rds, snapshot, [3, 8]);
  return snapshot;
}

/** Puts a snapshot in that is ready after a number of minutes between those two. */
export function addSnapshot(
  world: World,
  place: Place,
  rds: RdsState,
  snapshot: ClusterSnapshot,
  [least, most]: readonly [number, number],
): void {
  rds.clusterSnapshots[snapshot.id] = snapshot;
  const length = randomOf(world.random, 'estate').between(least * minute, most * minute);
  snapshot.readyAt = world.now + length;
  const event = {type: 'cluster-snapshot-done' as const, ...place, snapshotId: snapshot.id};
  schedule(world, snapshot.readyAt, event);
}

/** A snapshot with the cluster's settings as they are now, dated `at`. */
export function clusterSnapshotOf(
  cluster: Cluster,
  options: ClusterSnapshotOptions,
  at: number,
): ClusterSnapshot {
  return {
    ...options,
    clusterId: cluster.id,
    resourceId: cluster.resourceId,
    status: 'creating',
    progress: 0,
    createdAt: at,
    clusterCreatedAt: cluster.createdAt,
    settings: structuredClone(cluster.settings),
    encryption: cluster.encryption,
    keyArn: cluster.keyArn,
    sharedWith: [],
  };
}

/** The snapshot is ready. */
export function finishClusterSnapshot(
  {accounts, unverified, now}: World,
  rds: RdsState,
  {snapshotId}: {readonly snapshotId: string},
): void {
  const snapshot = member(rds.clusterSnapshots, snapshotId);
  if (snapshot?.status !== 'creating' && snapshot?.status !== 'copying') return;
  const isOwn = snapshot.status === 'creating';
  const isLost = isOwn && !isKeyUsable(accounts, snapshot.keyArn);
  if (isLost && unverified.snapshotOnLostKey === 'fails') {
    snapshot.status = 'failed';
    return;
  }
  snapshot.status = 'available';
  snapshot.progress = 100;
  if (!isOwn) return;
  const {manualDone, automatedDone} = snapshotEvents;
  const text = snapshot.type === 'manual' ? manualDone : automatedDone;
  noteSnapshotEvent(rds, snapshot, text, now);
}

/** The daily automated snapshot, named after its minute. */
export function takeAutomatedClusterBackup(
  world: World,
  place: Place,
  rds: RdsState,
  cluster: Cluster,
): void {
  const stamp = new Date(world.now).toISOString().slice(0, 16).replace(/[T:]/g, '-');
  const tags = cluster.settings.CopyTagsToSnapshot ? structuredClone(cluster.tags) : [];
  const id = `rds:${cluster.id}-${stamp}`;
  takeClusterSnapshot(world, place, rds, cluster, {id, type: 'automated', tags});
  cluster.automatedSnapshots.push(id);
}

/** The automated snapshots of one cluster, oldest first. */
export function automatedSnapshotsOf(rds: RdsState, cluster: Cluster): ClusterSnapshot[] {
  return cluster.automatedSnapshots.flatMap((id) => member(rds.clusterSnapshots, id) ?? []);
}

/** Automated snapshots older than the retention period go. */
export function dropExpiredClusterBackups(rds: RdsState, cluster: Cluster, now: number): void {
  const oldest = now - cluster.settings.BackupRetentionPeriod * 24 * 60 * minute;
  const isOld = ({createdAt}: ClusterSnapshot): boolean => createdAt <= oldest;
  for (const {id} of automatedSnapshotsOf(rds, cluster).filter(isOld)) {
    delete rds.clusterSnapshots[id];
  }
  cluster.automatedSnapshots = automatedSnapshotsOf(rds, cluster).map(({id}) => id);
}

/** A retained backup goes, by hand or when its retention period is over (facts/aws.md §6.1). */
export function dropRetainedClusterBackup(rds: RdsState, resourceId: string): void {
  const backup = member(rds.retainedClusterBackups, resourceId);
  if (!backup) return;
  for (const {id} of automatedSnapshotsOf(rds, backup.cluster)) delete rds.clusterSnapshots[id];
  delete rds.retainedClusterBackups[resourceId];
}

/** The backup kept of a deleted cluster; undefined once its retention period is over. */
export function retainedAt(
  rds: RdsState,
  resourceId: string,
  now: number,
): RetainedClusterBackup | undefined {
  const backup = member(rds.retainedClusterBackups, resourceId);
  if (!backup) return undefined;
  const days = backup.cluster.settings.BackupRetentionPeriod;
  return now < backup.latestAt + days * 24 * 60 * minute ? backup : undefined;
}
