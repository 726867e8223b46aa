/** An instance leaves the world: its grant, its replicas' links and its automated backups. */
import type {InstanceDependent} from '../../bond/dependents.ts';
import {retireGrantOfRds} from '../../bond/grant.ts';
import {replicatedBackups, stopReplication} from '../../bond/replication.ts';
import {keyByArn} from '../../bond/usable.ts';
import {removeInstanceFrom} from '../../world/directory.ts';
import type {Instance} from '../../world/instances.ts';
import {schedule} from '../../world/queue.ts';
import {member, type Place, regionOf, type World, type WorldEvent} from '../../world/world.ts';
import {backedUp} from './backups.ts';
import {leaveCluster} from './clusters/membership.ts';
import {events, noteEvent} from './event-log.ts';
import {unlink} from './replica-links.ts';
import {automatedSnapshots, earliestRestorable, latestRestorable} from './restorable.ts';

/** Takes the instance out; what is kept of its backups was decided when the delete was asked. */
export function deleteInstance(world: World, dependent: InstanceDependent): void {
  const {rds, instance} = dependent;
  noteEvent(rds, instance, events.deleted, world.now);
  unlink(world.accounts, dependent);
  leaveCluster(rds, instance);
  removeInstanceFrom(rds, instance);
  const key = instance.keyArn === undefined ? undefined : keyByArn(world.accounts, instance.keyArn);
  if (key) retireGrantOfRds(key, instance.resourceId);
}

/** Keeps the automated backups beyond the instance, or drops them at once (facts/aws.md §1.6). */
export function settleBackups(world: World, dependent: InstanceDependent, keep: boolean): void {
  const {place, rds, instance} = dependent;
  endReplications(world, place, instance.resourceId, keep);
  const earliestAt = earliestRestorable(rds, instance);
  const latestAt = latestRestorable(instance, world.now);
  if (keep && earliestAt !== undefined && latestAt !== undefined) {
    const kept = {instance: backedUp(instance), retainedAt: world.now, earliestAt, latestAt};
    rds.retainedBackups[instance.resourceId] = kept;
    planRetainedEnd(world, place, instance);
    return;
  }
  for (const {id} of automatedSnapshots(rds, instance)) delete rds.snapshots[id];
  instance.automatedSnapshots = [];
}

/** Copies in other Regions get nothing new; whether they stay is a switch where the source's go. */
function endReplications(
  world: World,
  {accountId}: Place,
  resourceId: string,
  keep: boolean,
): void {
  const running = replicatedBackups(
    world.accounts,
    (backup, place) => place.accountId === accountId && backup.instance.resourceId === resourceId,
  );
  const isGoing = !keep && world.unverified.copiesOfDeletedSource === 'go';
  for (const {place, backup} of running) {
    stopReplication(world, {place, backup});
    if (isGoing) delete regionOf(world.accounts, place).rds.replicatedBackups[backup.id];
  }
}

/** Kept for the retention period that the instance had at its end (facts/aws.md §6.1). */
function planRetainedEnd(world: World, place: Place, instance: Instance): void {
  const {resourceId: backupOf, settings} = instance;
  const at = world.now + settings.BackupRetentionPeriod * 86_400_000;
  const event = {type: 'retained-backup-end' as const, ...place, backupOf, retainedAt: world.now};
  schedule(world, at, event);
}

/** The period is over; a backup deleted meanwhile is left alone. */
export function endRetainedBackup(
  world: World,
  event: Extract<WorldEvent, {type: 'retained-backup-end'}>,
): void {
  const place = {accountId: event.accountId, region: event.region};
  const backup = member(regionOf(world.accounts, place).rds.retainedBackups, event.backupOf);
  if (backup?.retainedAt === event.retainedAt) dropRetainedBackup(world, place, event.backupOf);
}

/** Takes a retained backup and its automated snapshots out of the world. */
export function dropRetainedBackup(world: World, place: Place, resourceId: string): void {
  const {rds} = regionOf(world.accounts, place);
  const backup = rds.retainedBackups[resourceId];
  if (!backup) return;
  for (const {id} of automatedSnapshots(rds, backup.instance)) delete rds.snapshots[id];
  delete rds.retainedBackups[resourceId];
}
