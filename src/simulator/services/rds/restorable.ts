/** What can be restored: the newest second and the oldest, from the logs and the automated backups. */
import type {RdsState} from '../../world/databases.ts';
import type {Instance} from '../../world/instances.ts';
import type {BackedUpInstance, Snapshot} from '../../world/snapshots.ts';
import {member} from '../../world/world.ts';

// Transaction logs go out every five minutes (facts/aws.md §6.1).
const logEvery = 300_000;

/** The newest second that can be restored; stands still once the logs stopped (facts/aws.md §1.6). */
export function latestRestorable(instance: Instance, now: number): number | undefined {
  if (instance.settings.BackupRetentionPeriod === 0) return undefined;
  if (instance.restorableSince === undefined) return undefined;
  const end = instance.logsStoppedAt ?? now;
  const shipped = end - ((((end - instance.logPhase) % logEvery) + logEvery) % logEvery);
  return Math.max(shipped, instance.restorableSince);
}

/** The oldest second that can be restored: where the oldest automated backup begins. */
export function earliestRestorable(rds: RdsState, instance: Instance): number | undefined {
  const [oldest] = instance.automatedSnapshots;
  const snapshot = oldest === undefined ? undefined : member(rds.snapshots, oldest);
  return snapshot?.createdAt ?? instance.restorableSince;
}

/** The automated snapshots of one instance, oldest first. */
export function automatedSnapshots(rds: RdsState, instance: BackedUpInstance): Snapshot[] {
  return instance.automatedSnapshots.flatMap((id) => member(rds.snapshots, id) ?? []);
}
