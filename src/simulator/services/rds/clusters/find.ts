/** From what a caller wrote to the cluster or cluster snapshot it means. */
import type {Cluster, ClusterSnapshot} from '../../../world/clusters.ts';
import type {RdsState} from '../../../world/databases.ts';
import type {Instance} from '../../../world/instances.ts';
import {arnParts} from '../../../world/names.ts';
import {member, type Place, regionOf} from '../../../world/world.ts';
import type {Call} from '../../call.ts';
import {identifierOf} from '../find.ts';
import {clusterNotFound, clusterSnapshotNotFound} from './errors.ts';

/** The cluster of that identifier; undefined where there is none. */
export function clusterNamed(rds: RdsState, id: string): Cluster | undefined {
  return Object.values(rds.clusters).find((cluster) => cluster.id === id);
}

/** The cluster that a caller names by identifier or ARN, or DBClusterNotFoundFault. */
export function findCluster(rds: RdsState, text: string | undefined): Cluster {
  const id = identifierOf(text ?? '', 'cluster');
  const cluster = clusterNamed(rds, id);
  if (!cluster) throw clusterNotFound(id);
  return cluster;
}

/** The cluster of an ARN in any Region of the caller's account, or DBClusterNotFoundFault. */
export function findClusterAnywhere(
  call: Call,
  text: string,
): {readonly place: Place; readonly rds: RdsState; readonly cluster: Cluster} {
  const parts = arnParts(text);
  const place = {...call.place, region: parts?.region ?? call.place.region};
  const {rds} = regionOf(call.accounts, place);
  if (parts && parts.accountId !== call.place.accountId) throw clusterNotFound(text);
  return {place, rds, cluster: findCluster(rds, text)};
}

/** A snapshot with the account and Region it lies in. */
export type LocatedSnapshot = {readonly place: Place; readonly snapshot: ClusterSnapshot};

/**
 * The snapshot that a caller names: its own by identifier or ARN, another account's by ARN if it
 * is shared with the caller's (facts/aws.md §6.1).
 */
export function findClusterSnapshot(call: Call, text: string | undefined): LocatedSnapshot {
  const name = text ?? '';
  const parts = arnParts(name);
  const place = parts ? {accountId: parts.accountId, region: parts.region} : call.place;
  const id = identifierOf(name, 'cluster-snapshot');
  const snapshot = member(regionOf(call.accounts, place).rds.clusterSnapshots, id);
  if (!snapshot || !isOpenTo(snapshot, place, call)) throw clusterSnapshotNotFound(name);
  return {place, snapshot};
}

/** True where the snapshot is the caller's own or was shared with the caller's account. */
export function isOpenTo(snapshot: ClusterSnapshot, place: Place, call: Call): boolean {
  const {accountId} = call.place;
  if (place.accountId === accountId) return true;
  return snapshot.sharedWith.includes(accountId) || snapshot.sharedWith.includes('all');
}

/** The member instances of a cluster, the writer first. */
export function membersOf(rds: RdsState, cluster: Cluster): Instance[] {
  return cluster.members.flatMap((resourceId) => member(rds.instances, resourceId) ?? []);
}

/** The cluster an instance is a member of; undefined for one that stands alone. */
export function clusterOf(rds: RdsState, instance: Instance): Cluster | undefined {
  const {clusterResourceId} = instance;
  return clusterResourceId === undefined ? undefined : member(rds.clusters, clusterResourceId);
}
