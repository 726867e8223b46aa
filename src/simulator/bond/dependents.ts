/** Which databases hang on a key, in whatever account and Region they live: instances and clusters. */
import type {Cluster} from '../world/clusters.ts';
import type {RdsState} from '../world/databases.ts';
import {instancesUnder} from '../world/directory.ts';
import type {Instance} from '../world/instances.ts';
import {type Accounts, member, type Place, regionOf} from '../world/world.ts';

/** What an instance and a cluster have alike towards their key. */
export type KeyHolder = Pick<
  Instance,
  | 'id'
  | 'resourceId'
  | 'status'
  | 'createdAt'
  | 'keyArn'
  | 'bond'
  | 'probeAt'
  | 'course'
  | 'logsStoppedAt'
  | 'restartAt'
>;

type Located = {readonly place: Place; readonly rds: RdsState};

/** An instance with the place it lives in. */
export type InstanceDependent = Located & {readonly instance: Instance};

/** A cluster with the place it lives in. */
export type ClusterDependent = Located & {readonly cluster: Cluster};

/** A database with the place it lives in. */
export type Dependent = InstanceDependent | ClusterDependent;

/** True for a cluster. */
export function isCluster(dependent: Dependent): dependent is ClusterDependent {
  return 'cluster' in dependent;
}

/** The database itself, as far as its key is concerned. */
export function holderOf(dependent: Dependent): KeyHolder {
  return isCluster(dependent) ? dependent.cluster : dependent.instance;
}

/** The instances that show what happens to a database: itself, or a cluster's members. */
export function instancesOf(dependent: Dependent): Instance[] {
  if (!isCluster(dependent)) return [dependent.instance];
  const {cluster, rds} = dependent;
  return cluster.members.flatMap((resourceId) => member(rds.instances, resourceId) ?? []);
}

/** The database that holds the key: a member is attached to the volume of its cluster. */
export function wholeOf(dependent: Dependent): Dependent {
  if (isCluster(dependent)) return dependent;
  const {place, rds, instance} = dependent;
  const {clusterResourceId = ''} = instance;
  const cluster = member(rds.clusters, clusterResourceId);
  return cluster ? {place, rds, cluster} : dependent;
}

/** The database of a resource ID; undefined where it is gone. */
export function dependentAt(
  accounts: Accounts,
  place: Place,
  resourceId: string,
): Dependent | undefined {
  const {rds} = regionOf(accounts, place);
  const cluster = member(rds.clusters, resourceId);
  if (cluster) return {place, rds, cluster};
  const instance = member(rds.instances, resourceId);
  return instance && {place, rds, instance};
}

/** Every database on that key; a cluster stands for its members, which share its key. */
export function dependentsOn(accounts: Accounts, keyArn: string): Dependent[] {
  const dependents: Dependent[] = [];
  for (const [accountId, account] of Object.entries(accounts)) {
    for (const [region, {rds}] of Object.entries(account.regions)) {
      const place = {accountId, region};
      for (const instance of instancesUnder(rds, keyArn)) {
        if (instance.clusterResourceId === undefined) dependents.push({place, rds, instance});
      }
      for (const cluster of Object.values(rds.clusters)) {
        if (cluster.keyArn === keyArn) dependents.push({place, rds, cluster});
      }
    }
  }
  return dependents;
}
