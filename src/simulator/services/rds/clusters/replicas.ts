/** Links between clusters: read replicas, global databases, and PromoteReadReplicaDBCluster. */
import type {
  CreateDBClusterCommandInput,
  PromoteReadReplicaDBClusterCommandInput,
  PromoteReadReplicaDBClusterCommandOutput,
} from '@aws-sdk/client-rds';
import type {Cluster} from '../../../world/clusters.ts';
import {rdsArn} from '../../../world/names.ts';
import {randomOf} from '../../../world/random.ts';
import type {World} from '../../../world/world.ts';
import type {Call, Handler} from '../../call.ts';
import {takeCourse} from '../course.ts';
import {invalidClusterState, unexpectedState} from './errors.ts';
import {findCluster} from './find.ts';
import {findGlobal} from './find-global.ts';
import {presentCluster} from './present.ts';
import {clustersOf} from './removal.ts';
import type {Upstream} from './upstream.ts';

/** Ties a new cluster to what it replicates; the first cluster of a global database writes. */
export function linkReplica(
  call: Call,
  cluster: Cluster,
  input: CreateDBClusterCommandInput,
  upstream: Upstream | undefined,
): void {
  const arn = rdsArn(call.place, 'cluster', cluster.id);
  if (input.GlobalClusterIdentifier !== undefined) {
    const {global} = findGlobal(call, input.GlobalClusterIdentifier);
    global.writerArn ??= arn;
  } else if (upstream) {
    cluster.replicationSource = upstream.arn;
    upstream.cluster.replicas.push(arn);
  }
}

/** Takes a replica off its source, on both ends. */
export function unlinkReplica(
  world: World,
  accountId: string,
  cluster: Cluster,
  arn: string,
): void {
  for (const other of clustersOf(world, accountId)) {
    other.replicas = other.replicas.filter((replica) => replica !== arn);
  }
  delete cluster.replicationSource;
}

/** A cluster has a new name: everything that knows it by ARN learns it. */
export function relink(world: World, accountId: string, from: string, to: string): void {
  for (const other of clustersOf(world, accountId)) {
    other.replicas = other.replicas.map((replica) => (replica === from ? to : replica));
    if (other.replicationSource === from) other.replicationSource = to;
  }
  for (const {rds} of Object.values(world.accounts[accountId]?.regions ?? {})) {
    for (const global of Object.values(rds.globalClusters)) {
      if (global.writerArn === from) global.writerArn = to;
    }
  }
}

export const promoteReadReplicaDBCluster: Handler<
  PromoteReadReplicaDBClusterCommandInput,
  PromoteReadReplicaDBClusterCommandOutput
> = (input, call) => {
  const {world, place} = call;
  const {rds} = call.here;
  const cluster = findCluster(rds, input.DBClusterIdentifier);
  if (cluster.replicationSource === undefined) {
    throw invalidClusterState(`DbCluster ${cluster.id} is not a read replica.`);
  }
  if (cluster.status !== 'available') throw unexpectedState(cluster, ['available']);
  unlinkReplica(world, place.accountId, cluster, rdsArn(place, 'cluster', cluster.id));
  takeCourse(world, {place, rds, cluster}, [
    {after: 0, status: 'promoting'},
    {
      after: randomOf(world.random, 'estate').between(120_000, 360_000),
      status: 'available',
      // The members are rebooted on the way (facts/aws.md §6.1).
      effects: ['attach'],
    },
  ]);
  return {DBCluster: presentCluster(cluster, call)};
};
