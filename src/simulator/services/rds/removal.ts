/** An instance leaves the world: its grant, its replicas' links and its automated backups. */
import type {InstanceDependent} from '../../bond/dependents.ts';
import {retireGrantOfRds} from '../../bond/grant.ts';
import {keyByArn} from '../../bond/usable.ts';
import type {World} from '../../world/world.ts';
import {events, noteEvent} from './event-log.ts';
import {automatedSnapshots, earliestRestorable, latestRestorable} from './restorable.ts';

/** Takes the instance out; what is kept of its backups was decided when the delete was asked. */
export function deleteInstance(world: World, {place, rds, instance}: InstanceDependent): void {
  noteEvent(rds, place, instance, events.deleted, world.now);
  delete rds.instances[instance.resourceId];
  const key = instance.keyArn === undefined ? undefined : keyByArn(world.accounts, instance.keyArn);
  if (key) retireGrantOfRds(key, instance.resourceId);
  for (const other of Object.values(rds.instances)) {
    other.replicas = other.replicas.filter((replica) => replica !== instance.id);
    if (other.replicaSource === instance.id) delete other.replicaSource;
  }
}

/** Keeps the automated backups beyond the instance, or drops them at once (facts/aws.md §1.6). */
export function settleBackups(
  world: World,
  {rds, instance}: InstanceDependent,
  keep: boolean,
): void {
  const earliestAt = earliestRestorable(rds, instance);
  const latestAt = latestRestorable(instance, world.now);
  if (keep && earliestAt !== undefined && latestAt !== undefined) {
    const kept = structuredClone(instance);
    rds.retainedBackups[instance.resourceId] = {
      instance: kept,
      retainedAt: world.now,
      earliestAt,
      latestAt,
    };
    return;
  }
  for (const {id} of automatedSnapshots(rds, instance)) delete rds.snapshots[id];
  instance.automatedSnapshots = [];
}
