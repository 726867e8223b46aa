/** Taking snapshots of an instance, and throwing old automated ones away. */
import type {RdsState} from '../../world/databases.ts';
import type {Instance} from '../../world/instances.ts';
import type {Tag} from '../../world/keys.ts';
import {schedule} from '../../world/queue.ts';
import {randomOf} from '../../world/random.ts';
import type {BackedUpInstance, Snapshot} from '../../world/snapshots.ts';
import {member, type Place, type World} from '../../world/world.ts';

const minute = 60_000;

/** What a new snapshot is called and who asked for it. */
export type SnapshotOptions = Pick<Snapshot, 'id' | 'type' | 'tags'>;

/** A snapshot of the instance now: `creating`, and `available` some minutes later. */
export function takeSnapshot(
  world: World,
  place: Place,
  rds: RdsState,
  instance: Instance,
  options: SnapshotOptions,
): Snapshot {
  const snapshot = snapshotOf(instance, options, world.now);
  rds.snapshots[snapshot.id] = snapshot;
  const done = world.now + randomOf(world.random, 'estate').between(3 * minute, 8 * minute);
  snapshot.readyAt = done;
  const {accountId, region} = place;
  schedule(world, done, {type: 'snapshot-done', accountId, region, snapshotId: snapshot.id});
  return snapshot;
}

/** A snapshot with the instance's settings as they are now, dated `at`. */
export function snapshotOf(
  instance: BackedUpInstance,
  options: SnapshotOptions,
  at: number,
): Snapshot {
  // Every member by its name: V8 keeps such an object in one piece.
  return {
    id: options.id,
    type: options.type,
    tags: options.tags,
    instanceId: instance.id,
    resourceId: instance.resourceId,
    status: 'creating',
    progress: 0,
    createdAt: at,
    originallyCreatedAt: at,
    instanceCreatedAt: instance.createdAt,
    settings: instance.settings,
    encryption: instance.encryption,
    keyArn: instance.keyArn,
    sharedWith: nobody,
  };
}

const nobody: readonly string[] = [];
const noTags: readonly Tag[] = [];

/** The nightly backup or the first one: an automated snapshot named after its minute. */
export function takeAutomatedBackup(
  world: World,
  place: Place,
  rds: RdsState,
  instance: Instance,
): void {
  const time = new Date(world.now).toISOString();
  const tags = instance.settings.CopyTagsToSnapshot ? instance.tags : noTags;
  // Joined, not added: the name stays for weeks, and V8 would keep the pieces with it.
  const id = [`rds:${instance.id}`, time.slice(0, 10), time.slice(11, 13), time.slice(14, 16)].join(
    '-',
  );
  takeSnapshot(world, place, rds, instance, {id, type: 'automated', tags});
  instance.automatedSnapshots.push(id);
}

/** Automated snapshots older than the retention period go. */
export function dropExpiredBackups(rds: RdsState, instance: Instance, now: number): void {
  const oldest = now - instance.settings.BackupRetentionPeriod * 24 * 60 * minute;
  const names = instance.automatedSnapshots;
  let expired = 0;
  for (const id of names) {
    const snapshot = member(rds.snapshots, id);
    if (snapshot && snapshot.createdAt > oldest) break;
    delete rds.snapshots[id];
    expired += 1;
  }
  // In place: an array that shrinks and grows every night is copied every night.
  names.copyWithin(0, expired);
  names.length -= expired;
}

/** What an automated backup remembers of its instance when the instance itself may go. */
export function backedUp(instance: Instance): BackedUpInstance {
  const {id, resourceId, createdAt, settings, encryption, keyArn, tags} = instance;
  const automated = [...instance.automatedSnapshots];
  return {
    id,
    resourceId,
    createdAt,
    settings,
    encryption,
    keyArn,
    tags,
    automatedSnapshots: automated,
  };
}
