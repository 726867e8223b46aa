/** Which clusters can be stopped: only they get the seven days (facts/aws.md §1.3). */
import type {Cluster} from '../world/clusters.ts';
import type {Accounts, Place} from '../world/world.ts';

/** Why a cluster cannot be stopped. */
export type Obstacle =
  | 'multi-az-cluster'
  | 'global-member'
  | 'read-replica'
  | 'blue-green'
  | 'serverless-v1';

/** True for an Aurora cluster; the others are Multi-AZ DB clusters of RDS. */
export function isAurora(cluster: {readonly settings: {readonly Engine: string}}): boolean {
  return cluster.settings.Engine.startsWith('aurora');
}

/** What keeps a cluster from being stopped; undefined where it can be. */
export function stopObstacle(
  accounts: Accounts,
  place: Place,
  cluster: Cluster,
): Obstacle | undefined {
  if (!isAurora(cluster)) return 'multi-az-cluster';
  if (membersOfGlobal(accounts, place, cluster.globalClusterId).length > 1) return 'global-member';
  // Of the replicas the documentation names those in another Region (facts/aws.md §1.3).
  if (cluster.replicas.some((arn) => !arn.includes(`:${place.region}:`))) return 'read-replica';
  if (cluster.isBlueGreen) return 'blue-green';
  return cluster.settings.EngineMode === 'serverless' ? 'serverless-v1' : undefined;
}

/** The clusters of a global database with the Region each lives in. */
export function membersOfGlobal(
  accounts: Accounts,
  {accountId}: Place,
  globalClusterId: string | undefined,
): {readonly place: Place; readonly cluster: Cluster}[] {
  if (globalClusterId === undefined) return [];
  return Object.entries(accounts[accountId]?.regions ?? {}).flatMap(([region, {rds}]) =>
    Object.values(rds.clusters)
      .filter((cluster) => cluster.globalClusterId === globalClusterId)
      .map((cluster) => ({place: {accountId, region}, cluster})),
  );
}
