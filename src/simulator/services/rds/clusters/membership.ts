/** Which instance of a cluster writes, and what members take over from their cluster. */
import type {Cluster} from '../../../world/clusters.ts';
import type {RdsState} from '../../../world/databases.ts';
import type {Instance} from '../../../world/instances.ts';
import {clusterOf, membersOf} from './find.ts';

/** An instance is gone: the next in promotion order writes if it was the writer. */
export function leaveCluster(rds: RdsState, instance: Instance): void {
  const cluster = clusterOf(rds, instance);
  if (!cluster) return;
  const wasWriter = cluster.members[0] === instance.resourceId;
  cluster.members = cluster.members.filter((member) => member !== instance.resourceId);
  for (const endpoint of cluster.endpoints) {
    endpoint.staticMembers = endpoint.staticMembers.filter((id) => id !== instance.id);
    endpoint.excludedMembers = endpoint.excludedMembers.filter((id) => id !== instance.id);
  }
  if (wasWriter) makeWriter(cluster, successorOf(rds, cluster.members));
}

/** The member of the lowest promotion tier; among equals the one that joined first. */
export function successorOf(rds: RdsState, candidates: readonly string[]): string | undefined {
  const tier = (resourceId: string): number => rds.instances[resourceId]?.promotionTier ?? 1;
  return [...candidates].sort((a, b) => tier(a) - tier(b))[0];
}

/** Puts a member first: it writes from now on. */
export function makeWriter(cluster: Cluster, resourceId: string | undefined): void {
  if (resourceId === undefined) return;
  const others = cluster.members.filter((member) => member !== resourceId);
  cluster.members = [resourceId, ...others];
}

/** Settings that belong to the cluster and show on its members too. */
const shared = [
  'BackupRetentionPeriod',
  'CopyTagsToSnapshot',
  'EnableIAMDatabaseAuthentication',
  'EngineVersion',
  'Port',
  'PreferredBackupWindow',
  'VpcSecurityGroupIds',
] as const;

/** Members show what changed on their cluster. */
export function alignMembers(rds: RdsState, cluster: Cluster): void {
  const {settings} = cluster;
  const same = Object.fromEntries(shared.map((name) => [name, settings[name]]));
  const {DBClusterInstanceClass: size} = settings;
  const own = size === undefined ? {} : {DBInstanceClass: size};
  for (const instance of membersOf(rds, cluster))
    instance.settings = {...instance.settings, ...same, ...own};
}
