/** A database loses its key: RDS notices, warns, and two hours later takes it away. */
import {
  keyReachable,
  keyStillUnreachable,
  keyUnreachable,
  noteEvent,
} from '../services/rds/event-log.ts';
import {schedule} from '../world/queue.ts';
import type {EventText, World, WorldEvent} from '../world/world.ts';
import {isAurora, stopObstacle} from './cluster-topology.ts';
import {
  type Dependent,
  dependentAt,
  dependentsOn,
  holderOf,
  instancesOf,
  isCluster,
} from './dependents.ts';
import {membersFollow} from './members.ts';
import {nextProbe} from './probe-times.ts';
import {recordRefusedDecrypt} from './refused-decrypt.ts';
import {watchReplications} from './replication.ts';
import {canStop, isAttached, recoverable, terminal} from './statuses.ts';
import {canUseKey} from './usable.ts';

// From noticing to the status (facts/aws.md §1.2).
const graceMilliseconds = 2 * 3_600_000;
// From the status to the terminal one (facts/aws.md §1.2).
const windowMilliseconds = 7 * 86_400_000;

/** A key changed: every database on it will be looked at when its next turn comes. */
export function watchKey(world: World, keyArn: string): void {
  for (const dependent of dependentsOn(world.accounts, keyArn)) {
    const holder = holderOf(dependent);
    const at = nextProbe(world.unverified, holder, world.now);
    // One look serves every change before it.
    if (holder.probeAt === at) continue;
    holder.probeAt = at;
    schedule(world, at, {type: 'key-probe', ...dependent.place, resourceId: holder.resourceId});
  }
  watchReplications(world, keyArn);
}

/** The database an event is about; undefined where it is gone. */
export function dependentOf(
  world: World,
  event: Extract<WorldEvent, {resourceId: string}>,
): Dependent | undefined {
  const {accountId, region, resourceId} = event;
  return dependentAt(world.accounts, {accountId, region}, resourceId);
}

/** An organization's policies changed: RDS finds out about every key when it looks next. */
export function watchEveryKey(world: World): void {
  for (const account of Object.values(world.accounts)) {
    for (const {kms} of Object.values(account.regions)) {
      for (const {arn} of Object.values(kms.keys)) watchKey(world, arn);
    }
  }
}

/** RDS looks at the key of one database. */
export function probeKey(world: World, dependent: Dependent): void {
  const holder = holderOf(dependent);
  if (!isAttached(holder.status)) return;
  if (canUseKey(world, dependent.place, holder)) {
    regainKey(world, dependent);
  } else if (holder.bond.lostAt === undefined) {
    holder.bond.lostAt = world.now;
    recordRefusedDecrypt(world, dependent);
    noteKeyEvent(world, dependent, keyUnreachable);
    startGrace(world, dependent);
  }
}

/** Counts the two hours; without automated backups nothing follows until the volumes detach. */
export function startGrace(world: World, dependent: Dependent): void {
  const {bond, resourceId} = holderOf(dependent);
  const {lostAt} = bond;
  if (lostAt === undefined || !hasBackups(dependent)) return;
  const event = {type: 'lock-out' as const, ...dependent.place, resourceId, lostAt};
  schedule(world, lostAt + graceOf(world, dependent), event);
}

/** The two hours are documented for RDS; the Aurora guide does not have them (facts/aws.md §9.4). */
function graceOf({unverified}: World, dependent: Dependent): number {
  const isWithout = isCluster(dependent) && isAurora(dependent.cluster);
  return isWithout && unverified.auroraGrace === 'none' ? 0 : graceMilliseconds;
}

/** A cluster always has them: its retention period is a day at least. */
function hasBackups(dependent: Dependent): boolean {
  return isCluster(dependent) || dependent.instance.settings.BackupRetentionPeriod > 0;
}

/** The key works again before the database was taken away: a word, and no start is needed. */
export function regainKey(world: World, dependent: Dependent): void {
  const holder = holderOf(dependent);
  if (holder.bond.lostAt === undefined) return;
  holder.bond = {};
  noteKeyEvent(world, dependent, keyReachable);
}

/** The two hours are over. */
export function endGrace(world: World, dependent: Dependent, lostAt: number): void {
  const holder = holderOf(dependent);
  if (holder.bond.lostAt !== lostAt || !isAttached(holder.status)) return;
  if (canUseKey(world, dependent.place, holder)) {
    regainKey(world, dependent);
    return;
  }
  recordRefusedDecrypt(world, dependent);
  lockOut(world, dependent);
}

/** The database becomes inaccessible: recoverable where it can stop, else terminal at once. */
export function lockOut(world: World, dependent: Dependent): void {
  const holder = holderOf(dependent);
  holder.status = isStoppable(world, dependent) ? recoverable : terminal;
  holder.bond = {lostAt: holder.bond.lostAt ?? world.now, lockedAt: world.now};
  holder.course += 1;
  holder.logsStoppedAt ??= world.now;
  noteKeyEvent(world, dependent, keyStillUnreachable);
  if (isCluster(dependent)) membersFollow(world, dependent);
  if (holder.status === terminal) return;
  const {resourceId} = holder;
  const event = {type: 'window-end' as const, ...dependent.place, resourceId, lockedAt: world.now};
  schedule(world, world.now + windowMilliseconds, event);
}

function isStoppable({accounts}: World, dependent: Dependent): boolean {
  if (!isCluster(dependent)) return canStop(dependent.instance);
  return stopObstacle(accounts, dependent.place, dependent.cluster) === undefined;
}

/** Seven days without a start are over. Whether AWS is that strict is not sure (facts/aws.md §1.9). */
export function endWindow(world: World, dependent: Dependent, lockedAt: number): void {
  const holder = holderOf(dependent);
  if (holder.status !== recoverable || holder.bond.lockedAt !== lockedAt) return;
  const isKeyBack = canUseKey(world, dependent.place, holder);
  if (isKeyBack && !world.unverified.windowEndsWithKeyBack) return;
  holder.status = terminal;
  if (isCluster(dependent)) membersFollow(world, dependent);
}

/** Events about keys have instances as their source, also where a cluster holds the key (§1.4). */
export function noteKeyEvent(
  world: World,
  dependent: Dependent,
  text: (id: string) => EventText,
): void {
  for (const instance of instancesOf(dependent)) {
    noteEvent(dependent.rds, instance, text(instance.id), world.now);
  }
}
