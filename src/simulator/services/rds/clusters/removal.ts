/** A cluster leaves the world: its grant, its links to other clusters and its automated backups. */
import type {ClusterDependent} from '../../../bond/dependents.ts';
import {retireGrantOfRds} from '../../../bond/grant.ts';
import {keyByArn} from '../../../bond/usable.ts';
import type {Cluster} from '../../../world/clusters.ts';
import type {RdsState} from '../../../world/databases.ts';
import {removeInstanceFrom} from '../../../world/directory.ts';
import {rdsArn} from '../../../world/names.ts';
import type {World} from '../../../world/world.ts';
import {events, noteEvent} from '../event-log.ts';
import {automatedSnapshotsOf} from './backups.ts';
import {clusterEvents, noteClusterEvent} from './events.ts';
import {membersOf} from './find.ts';
import {earliestRestorableOf, latestRestorableOf} from './restorable.ts';

/** Takes the cluster out; what is kept of its backups was decided when the delete was asked. */
export function deleteCluster(world: World, {place, rds, cluster}: ClusterDependent): void {
  noteClusterEvent(rds, cluster, clusterEvents.deleted, world.now);
  for (const instance of membersOf(rds, cluster)) {
    noteEvent(rds, instance, events.deleted, world.now);
    removeInstanceFrom(rds, instance);
  }
  delete rds.clusters[cluster.resourceId];
  const key = cluster.keyArn === undefined ? undefined : keyByArn(world.accounts, cluster.keyArn);
  if (key) retireGrantOfRds(key, cluster.resourceId);
  const arn = rdsArn(place, 'cluster', cluster.id);
  for (const other of clustersOf(world, place.accountId)) {
    other.replicas = other.replicas.filter((replica) => replica !== arn);
    if (other.replicationSource === arn) delete other.replicationSource;
  }
}

/** The clusters of an account, in all its Regions. */
export function clustersOf(world: World, accountId: string): Cluster[] {
  const regions = Object.values(world.accounts[accountId]?.regions ?? {});
  return regions.flatMap(({rds}) => Object.values(rds.clusters));
}

/** Keeps the automated backups beyond the cluster, or drops them at once (facts/aws.md §1.6). */
export function settleClusterBackups(
  world: World,
  rds: RdsState,
  cluster: Cluster,
  keep: boolean,
): void {
  const earliestAt = earliestRestorableOf(cluster, world.now);
  const latestAt = latestRestorableOf(cluster, world.now);
  if (keep && earliestAt !== undefined && latestAt !== undefined) {
    const kept = structuredClone(cluster);
    const backup = {cluster: kept, retainedAt: world.now, earliestAt, latestAt};
    rds.retainedClusterBackups[cluster.resourceId] = backup;
    return;
  }
  for (const {id} of automatedSnapshotsOf(rds, cluster)) delete rds.clusterSnapshots[id];
  cluster.automatedSnapshots = [];
}
