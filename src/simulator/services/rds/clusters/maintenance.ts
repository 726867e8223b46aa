/** The weekly maintenance window of a cluster: changes that wait are applied when it opens. */
import type {ClusterDependent} from '../../../bond/dependents.ts';
import type {Cluster, ClusterSettings} from '../../../world/clusters.ts';
import {schedule} from '../../../world/queue.ts';
import type {World} from '../../../world/world.ts';
import {nextMaintenance} from '../maintenance.ts';
import {interruptCluster} from './change.ts';
import {clusterNamed} from './find.ts';

/** Settings and a name that are asked for. */
export type ClusterChanges = {
  readonly settings: Partial<ClusterSettings>;
  readonly newId?: string | undefined;
};

function hasPending({pending, pendingId}: Cluster): boolean {
  return pendingId !== undefined || Object.keys(pending).length > 0;
}

/** Adds to what waits for the window. */
export function addToClusterPending(
  world: World,
  dependent: ClusterDependent,
  {settings, newId}: ClusterChanges,
): void {
  const {cluster} = dependent;
  cluster.pending = {...cluster.pending, ...settings};
  cluster.pendingId = newId ?? cluster.pendingId;
  if (hasPending(cluster)) planMaintenance(world, dependent);
}

/** Applies what is asked now and everything that waits, as ApplyImmediately does. */
export function applyClusterPending(
  world: World,
  dependent: ClusterDependent,
  changes: ClusterChanges,
): void {
  const {rds, cluster} = dependent;
  const settings = {...cluster.pending, ...changes.settings};
  const newId = changes.newId ?? cluster.pendingId;
  cluster.pending = {};
  delete cluster.pendingId;
  // Somebody else may have taken the name while it waited.
  const isFree = newId !== undefined && clusterNamed(rds, newId) === undefined;
  interruptCluster(world, dependent, settings, isFree ? newId : undefined);
}

/** The window opens. What cannot be changed now waits for the next one. */
export function openClusterMaintenance(
  world: World,
  dependent: ClusterDependent,
  window: string,
): void {
  const {cluster} = dependent;
  if (!hasPending(cluster)) return;
  const {PreferredMaintenanceWindow: present} = cluster.settings;
  if (present === window && cluster.status === 'available') {
    applyClusterPending(world, dependent, {settings: {}});
  } else {
    planMaintenance(world, dependent);
  }
}

function planMaintenance(world: World, {place, cluster}: ClusterDependent): void {
  const {resourceId, settings} = cluster;
  const {PreferredMaintenanceWindow: window} = settings;
  const at = nextMaintenance(window, world.now);
  schedule(world, at, {type: 'maintenance', ...place, resourceId, window});
}
