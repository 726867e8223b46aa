/** Replication of automated backups into another Region: it ends when either key is lost, for good. */
import {latestRestorable} from '../services/rds/restorable.ts';
import type {Instance} from '../world/instances.ts';
import {schedule} from '../world/queue.ts';
import type {ReplicatedBackup} from '../world/snapshots.ts';
import {
  type Accounts,
  member,
  type Place,
  regionOf,
  type World,
  type WorldEvent,
} from '../world/world.ts';
import {nextProbe} from './probe-times.ts';
import {canUseKey, isKeyUsable} from './usable.ts';

/** A replicated backup with the place it lies in. */
export type Replicated = {readonly place: Place; readonly backup: ReplicatedBackup};

/** The instance whose backups are replicated; undefined once it is deleted. */
export function sourceOf(accounts: Accounts, {place, backup}: Replicated): Instance | undefined {
  const account = member(accounts, place.accountId);
  const there = account && member(account.regions, backup.sourceRegion);
  return there && member(there.rds.instances, backup.instance.resourceId);
}

/** The replicated backups of an account that the predicate lets through. */
export function replicatedBackups(
  accounts: Accounts,
  isWanted: (backup: ReplicatedBackup, place: Place) => boolean,
): Replicated[] {
  return Object.entries(accounts).flatMap(([accountId, {regions}]) =>
    Object.entries(regions).flatMap(([region, {rds}]) => {
      const place = {accountId, region};
      const all = Object.values(rds.replicatedBackups);
      return all.filter((backup) => isWanted(backup, place)).map((backup) => ({place, backup}));
    }),
  );
}

/** A key changed: RDS looks at the replications on it, on either side, when it looks next. */
export function watchReplications(world: World, keyArn: string): void {
  const concerned = replicatedBackups(
    world.accounts,
    ({keyArn: own, instance}) => own === keyArn || instance.keyArn === keyArn,
  );
  for (const {place, backup} of concerned) {
    const at = nextProbe(world.unverified, backup.instance, world.now);
    schedule(world, at, {type: 'replication-check', ...place, backupId: backup.id});
  }
}

/** RDS looks at one replication. */
export function checkReplication(
  world: World,
  event: Extract<WorldEvent, {type: 'replication-check'}>,
): void {
  const {accountId, region} = event;
  const place = {accountId, region};
  const backup = member(regionOf(world.accounts, place).rds.replicatedBackups, event.backupId);
  if (!backup) return;
  const source = sourceOf(world.accounts, {place, backup});
  const isReachable =
    isKeyUsable(world.accounts, backup.keyArn) &&
    source !== undefined &&
    canUseKey(world, {accountId, region: backup.sourceRegion}, source);
  if (!isReachable) stopReplication(world, {place, backup});
}

/** Ends a replication. Nothing but a new start makes it run again (facts/aws.md §6.1). */
export function stopReplication(world: World, replicated: Replicated): void {
  const {backup} = replicated;
  if (backup.stoppedAt !== undefined) return;
  backup.latestAt = latestReplicated(world.accounts, replicated, world.now);
  backup.stoppedAt = world.now;
}

/** The newest second of a replicated backup; undefined until the first copy is complete. */
export function latestReplicated(
  accounts: Accounts,
  replicated: Replicated,
  now: number,
): number | undefined {
  const {backup} = replicated;
  if (backup.stoppedAt !== undefined) return backup.latestAt;
  const {replicatedSince} = backup;
  const source = sourceOf(accounts, replicated);
  const latest = source && latestRestorable(source, now);
  if (replicatedSince === undefined || latest === undefined) return undefined;
  return Math.max(latest, replicatedSince);
}
