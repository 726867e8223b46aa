/** What of a cluster can be restored: Aurora backs up continuously (facts/aws.md §6.1). */
import type {Cluster} from '../../../world/clusters.ts';

// Logs reach the backup within five minutes (facts/aws.md §6.1).
const logEvery = 300_000;
const day = 86_400_000;

/** The newest second that can be restored; stands still once the logs stopped (facts/aws.md §1.6). */
export function latestRestorableOf(cluster: Cluster, now: number): number | undefined {
  if (cluster.restorableSince === undefined) return undefined;
  const end = cluster.logsStoppedAt ?? now;
  const shipped = end - ((((end - cluster.logPhase) % logEvery) + logEvery) % logEvery);
  return Math.max(shipped, cluster.restorableSince);
}

/**
 * The oldest second that can be restored. The retention period is counted back from the last log:
 * Aurora does not extend it for a stopped cluster, but what it drops meanwhile is not published.
 */
export function earliestRestorableOf(cluster: Cluster, now: number): number | undefined {
  const latest = latestRestorableOf(cluster, now);
  if (latest === undefined || cluster.restorableSince === undefined) return undefined;
  return Math.max(cluster.restorableSince, latest - cluster.settings.BackupRetentionPeriod * day);
}
