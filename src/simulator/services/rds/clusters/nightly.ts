/** The daily automated snapshot of a cluster, taken in its window while the cluster is available. */
import type {ClusterDependent} from '../../../bond/dependents.ts';
import {schedule} from '../../../world/queue.ts';
import {randomOf} from '../../../world/random.ts';
import type {World} from '../../../world/world.ts';
import {takeCourse} from '../course.ts';
import {nextWindow} from '../nightly.ts';
import {dropExpiredClusterBackups, takeAutomatedClusterBackup} from './backups.ts';

/** Plans the next backup; call again when the window changes. */
export function planClusterNightly(world: World, {place, cluster}: ClusterDependent): void {
  const {PreferredBackupWindow: window} = cluster.settings;
  const {resourceId} = cluster;
  const at = nextWindow(window, world.now);
  schedule(world, at, {type: 'nightly-backup', ...place, resourceId, window});
}

/** The window opens. An Aurora backup interrupts nothing, whatever the cluster shows meanwhile. */
export function backUpClusterNightly(
  world: World,
  dependent: ClusterDependent,
  window: string,
): void {
  const {place, rds, cluster} = dependent;
  if (cluster.settings.PreferredBackupWindow !== window) return;
  if (cluster.status === 'available') {
    takeAutomatedClusterBackup(world, place, rds, cluster);
    dropExpiredClusterBackups(rds, cluster, world.now);
    showBackup(world, dependent);
  }
  planClusterNightly(world, dependent);
}

/** Whether an Aurora cluster says `backing-up` meanwhile is not documented. */
function showBackup(world: World, dependent: ClusterDependent): void {
  if (world.unverified.auroraNightlyStatus === 'available') return;
  const length = randomOf(world.random, 'estate').between(120_000, 360_000);
  takeCourse(world, dependent, [
    {after: 0, status: 'backing-up'},
    {after: length, status: 'available'},
  ]);
}
