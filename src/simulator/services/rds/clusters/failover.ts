/** FailoverDBCluster and RebootDBCluster. */
import type {
  FailoverDBClusterCommandInput,
  FailoverDBClusterCommandOutput,
  RebootDBClusterCommandInput,
  RebootDBClusterCommandOutput,
} from '@aws-sdk/client-rds';
import {isAurora} from '../../../bond/cluster-topology.ts';
import type {Cluster} from '../../../world/clusters.ts';
import type {Instance} from '../../../world/instances.ts';
import {randomOf} from '../../../world/random.ts';
import type {Call, Handler} from '../../call.ts';
import {takeCourse} from '../course.ts';
import {invalidState} from '../errors.ts';
import {identifierOf} from '../find.ts';
import {invalidClusterState, unexpectedState} from './errors.ts';
import {failoverCompleted, failoverStarted, noteClusterEvent} from './events.ts';
import {findCluster, membersOf} from './find.ts';
import {makeWriter, successorOf} from './membership.ts';
import {presentCluster} from './present.ts';

export const failoverDBCluster: Handler<
  FailoverDBClusterCommandInput,
  FailoverDBClusterCommandOutput
> = (input, call) => {
  const {world, place} = call;
  const {rds} = call.here;
  const cluster = findCluster(rds, input.DBClusterIdentifier);
  if (cluster.status !== 'available') throw unexpectedState(cluster, ['available']);
  const writer = membersOf(rds, cluster)[0];
  const target = targetOf(call, cluster, input.TargetDBInstanceIdentifier);
  const isSameZone = writer?.settings.AvailabilityZone === target.settings.AvailabilityZone;
  noteClusterEvent(rds, cluster, failoverStarted(target.id, isSameZone), world.now);
  makeWriter(cluster, target.resourceId);
  takeCourse(world, {place, rds, cluster}, [
    {after: 0, status: 'failing-over'},
    {
      after: randomOf(world.random, 'estate').between(20_000, 60_000),
      status: 'available',
      event: failoverCompleted(target.id),
    },
  ]);
  return {DBCluster: presentCluster(cluster, call)};
};

/** The reader named, or the one of the lowest promotion tier. */
function targetOf(call: Call, cluster: Cluster, named: string | undefined): Instance {
  const {rds} = call.here;
  const readers = membersOf(rds, cluster).slice(1);
  const id = named === undefined ? undefined : identifierOf(named, 'db');
  const ready = readers.filter(({status}) => status === 'available');
  const chosen = successorOf(
    rds,
    ready.map(({resourceId}) => resourceId),
  );
  const target =
    id === undefined ? chosen && rds.instances[chosen] : readers.find((one) => one.id === id);
  if (!target) {
    throw invalidClusterState(
      `DbCluster ${cluster.id} has no ${id === undefined ? 'available reader' : `reader ${id}`} to fail over to.`,
    );
  }
  if (target.status !== 'available') {
    throw invalidState(`Instance ${target.id} is not in available state.`);
  }
  return target;
}

/** For Multi-AZ DB clusters only; members of Aurora are rebooted one by one (the API). */
export const rebootDBCluster: Handler<RebootDBClusterCommandInput, RebootDBClusterCommandOutput> = (
  input,
  call,
) => {
  const {world, place} = call;
  const {rds} = call.here;
  const cluster = findCluster(rds, input.DBClusterIdentifier);
  if (isAurora(cluster)) {
    throw invalidClusterState(`The DB cluster ${cluster.id} is not a Multi-AZ DB cluster.`);
  }
  if (cluster.status !== 'available') throw unexpectedState(cluster, ['available']);
  takeCourse(world, {place, rds, cluster}, [
    {after: 0, status: 'rebooting', members: {status: 'rebooting'}},
    {
      after: randomOf(world.random, 'estate').between(60_000, 180_000),
      status: 'available',
      members: {status: 'available'},
    },
  ]);
  return {DBCluster: presentCluster(cluster, call)};
};
