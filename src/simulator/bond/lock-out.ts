/** A database loses its key: RDS notices, warns, and two hours later takes it away. */
import {
  keyReachable,
  keyStillUnreachable,
  keyUnreachable,
  noteEvent,
} from '../services/rds/event-log.ts';
import {schedule} from '../world/queue.ts';
import {member, regionOf, type World, type WorldEvent} from '../world/world.ts';
import {type Dependent, instancesOn} from './dependents.ts';
import {nextProbe} from './probe-times.ts';
import {canStop, isAttached, recoverable, terminal} from './statuses.ts';
import {canUseKey} from './usable.ts';

// From noticing to the status (facts/aws.md §1.2).
const graceMilliseconds = 2 * 3_600_000;
// From the status to the terminal one (facts/aws.md §1.2).
const windowMilliseconds = 7 * 86_400_000;

/** A key changed: every database on it will be looked at when its next turn comes. */
export function watchKey(world: World, keyArn: string): void {
  for (const {place, instance} of instancesOn(world.accounts, keyArn)) {
    const at = nextProbe(world.unverified, instance, world.now);
    schedule(world, at, {type: 'key-probe', ...place, resourceId: instance.resourceId});
  }
}

/** The database an event is about; undefined where it is gone. */
export function dependentOf(
  world: World,
  event: Extract<WorldEvent, {resourceId: string}>,
): Dependent | undefined {
  const place = {accountId: event.accountId, region: event.region};
  const {rds} = regionOf(world.accounts, place);
  const instance = member(rds.instances, event.resourceId);
  return instance && {place, rds, instance};
}

/** RDS looks at the key of one database. */
export function probeKey(world: World, dependent: Dependent): void {
  const {place, rds, instance} = dependent;
  if (!isAttached(instance.status)) return;
  if (canUseKey(world.accounts, world.unverified, instance)) {
    regainKey(world, dependent);
  } else if (instance.bond.lostAt === undefined) {
    instance.bond.lostAt = world.now;
    noteEvent(rds, place, instance, keyUnreachable(instance.id), world.now);
    startGrace(world, dependent);
  }
}

/** Counts the two hours; without automated backups nothing follows until the volumes detach. */
export function startGrace(world: World, {place, instance}: Dependent): void {
  const {lostAt} = instance.bond;
  if (lostAt === undefined || instance.settings.backupRetentionDays === 0) return;
  const {resourceId} = instance;
  const event = {type: 'lock-out' as const, ...place, resourceId, lostAt};
  schedule(world, lostAt + graceMilliseconds, event);
}

/** The key works again before the database was taken away: a word, and no start is needed. */
export function regainKey(world: World, {place, rds, instance}: Dependent): void {
  if (instance.bond.lostAt === undefined) return;
  instance.bond = {};
  noteEvent(rds, place, instance, keyReachable(instance.id), world.now);
}

/** The two hours are over. */
export function endGrace(world: World, dependent: Dependent, lostAt: number): void {
  const {instance} = dependent;
  if (instance.bond.lostAt !== lostAt || !isAttached(instance.status)) return;
  if (canUseKey(world.accounts, world.unverified, instance)) regainKey(world, dependent);
  else lockOut(world, dependent);
}

/** The database becomes inaccessible: recoverable where it can stop, else terminal at once. */
export function lockOut(world: World, {place, rds, instance}: Dependent): void {
  instance.status = canStop(instance) ? recoverable : terminal;
  instance.bond = {lostAt: instance.bond.lostAt ?? world.now, lockedAt: world.now};
  instance.course += 1;
  instance.logsStoppedAt ??= world.now;
  noteEvent(rds, place, instance, keyStillUnreachable(instance.id), world.now);
  if (instance.status === terminal) return;
  const {resourceId} = instance;
  const event = {type: 'window-end' as const, ...place, resourceId, lockedAt: world.now};
  schedule(world, world.now + windowMilliseconds, event);
}

/** Seven days without a start are over. Whether AWS is that strict is not sure (facts/aws.md §1.9). */
export function endWindow(world: World, {instance}: Dependent, lockedAt: number): void {
  if (instance.status !== recoverable || instance.bond.lockedAt !== lockedAt) return;
  const isKeyBack = canUseKey(world.accounts, world.unverified, instance);
  if (isKeyBack && !world.unverified.windowEndsWithKeyBack) return;
  instance.status = terminal;
}
