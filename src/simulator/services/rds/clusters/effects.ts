/** What a step of a cluster's course does besides changing statuses. */
import type {ClusterDependent} from '../../../bond/dependents.ts';
import {lockOut} from '../../../bond/lock-out.ts';
import {canUseKey} from '../../../bond/usable.ts';
import type {StepEffect, World} from '../../../world/world.ts';
import {takeAutomatedClusterBackup} from './backups.ts';
import {deleteCluster} from './removal.ts';

/** Lets one effect happen to a cluster. */
export function takeClusterEffect(
  world: World,
  dependent: ClusterDependent,
  effect: StepEffect,
  onLostKey: string | undefined,
): void {
  const {place, rds, cluster} = dependent;
  switch (effect) {
    case 'logs-run':
      delete cluster.logsStoppedAt;
      break;
    case 'logs-stop':
      cluster.logsStoppedAt ??= world.now;
      break;
    case 'first-backup':
      takeAutomatedClusterBackup(world, place, rds, cluster);
      cluster.restorableSince ??= world.now;
      break;
    case 'attach':
      attach(world, dependent, onLostKey);
      break;
    case 'delete':
      deleteCluster(world, dependent);
      break;
  }
}

/** A volume needs KMS when it is attached, not before (facts/aws.md §1.2). */
function attach(world: World, dependent: ClusterDependent, onLostKey: string | undefined): void {
  const {place, cluster} = dependent;
  if (canUseKey(world, place, cluster)) return;
  if (onLostKey === undefined || world.unverified.keyLostOnTheWay === 'inaccessible') {
    lockOut(world, dependent);
    return;
  }
  cluster.status = onLostKey;
  cluster.course += 1;
}
