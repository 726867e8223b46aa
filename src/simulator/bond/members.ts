/** The member instances of a cluster show its status while it has no key (facts/aws.md §1.4). */
import {schedule} from '../world/queue.ts';
import type {World} from '../world/world.ts';
import {type ClusterDependent, instancesOf} from './dependents.ts';
import {isLocked} from './statuses.ts';

/** The cluster's status changed; whether its members show it at once is open (facts/aws.md §9.4). */
export function membersFollow(world: World, dependent: ClusterDependent): void {
  const {place, cluster} = dependent;
  const delay = world.unverified.membersFollowMinutes * 60_000;
  if (delay === 0) {
    showLocked(dependent);
    return;
  }
  const {resourceId} = cluster;
  const lockedAt = cluster.bond.lockedAt ?? world.now;
  const event = {type: 'members-follow' as const, ...place, resourceId, lockedAt};
  schedule(world, world.now + delay, event);
}

/** The delay is over; a cluster that was started meanwhile shows its own statuses. */
export function endDelay(dependent: ClusterDependent, lockedAt: number): void {
  if (dependent.cluster.bond.lockedAt === lockedAt) showLocked(dependent);
}

function showLocked(dependent: ClusterDependent): void {
  const {status} = dependent.cluster;
  if (!isLocked(status)) return;
  for (const instance of instancesOf(dependent)) {
    if (instance.status === 'deleting') continue;
    instance.status = status;
    instance.course += 1;
  }
}
