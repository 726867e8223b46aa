/** StopDBCluster, and the start that Aurora makes by itself seven days later. */
import type {StopDBClusterCommandInput, StopDBClusterCommandOutput} from '@aws-sdk/client-rds';
import {type Obstacle, stopObstacle} from '../../../bond/cluster-topology.ts';
import type {ClusterDependent} from '../../../bond/dependents.ts';
import {schedule} from '../../../world/queue.ts';
import {randomOf} from '../../../world/random.ts';
import type {World} from '../../../world/world.ts';
import type {Handler} from '../../call.ts';
import {takeCourse} from '../course.ts';
import {invalidState} from '../errors.ts';
import {events} from '../event-log.ts';
import {invalidClusterState, unexpectedState} from './errors.ts';
import {clusterEvents, noteClusterEvent} from './events.ts';
import {findCluster, membersOf} from './find.ts';
import {presentCluster} from './present.ts';
import {startCluster} from './start.ts';

// A stopped cluster is started again after seven days (facts/aws.md §1.3, RDS-EVENT-0153).
const longestStop = 7 * 86_400_000;

/** What is said to who stops a cluster that cannot be; the texts are ours. */
const refusals: {readonly [Why in Obstacle]: string} = {
  'multi-az-cluster': 'it is not an Aurora DB cluster',
  'global-member': 'it is not the only DB cluster of its global database',
  'read-replica': 'it has a cross-Region read replica',
  'blue-green': 'it is part of a blue/green deployment',
  'serverless-v1': 'it is an Aurora Serverless v1 DB cluster',
};

export const stopDBCluster: Handler<StopDBClusterCommandInput, StopDBClusterCommandOutput> = (
  input,
  call,
) => {
  const {world, place} = call;
  const {rds} = call.here;
  const cluster = findCluster(rds, input.DBClusterIdentifier);
  const obstacle = stopObstacle(call.accounts, place, cluster);
  if (obstacle) {
    throw invalidClusterState(`DbCluster ${cluster.id} cannot be stopped: ${refusals[obstacle]}.`);
  }
  if (cluster.status !== 'available') throw unexpectedState(cluster, ['available']);
  const busy = membersOf(rds, cluster).find(({status}) => status !== 'available');
  if (busy) throw invalidState(`Instance ${busy.id} is not in available state.`);
  // Stopping removes what waits for the maintenance window (the Aurora guide).
  cluster.pending = {};
  delete cluster.pendingId;
  const length = randomOf(world.random, 'estate').between(180_000, 480_000);
  takeCourse(world, {place, rds, cluster}, [
    {after: 0, status: 'stopping', members: {status: 'stopping'}, effects: ['logs-stop']},
    {
      after: length,
      status: 'stopped',
      members: {status: 'stopped', event: events.stopped},
      event: clusterEvents.stopped,
      // The hosts go here: a key that is gone shows now (facts/aws.md §1.2).
      effects: ['attach'],
    },
  ]);
  cluster.restartAt = world.now + longestStop;
  const {resourceId, course} = cluster;
  const event = {type: 'automatic-restart' as const, ...place, resourceId, course};
  schedule(world, cluster.restartAt, event);
  return {DBCluster: presentCluster(cluster, call)};
};

/** Seven days are over and nobody started it. */
export function restartClusterAutomatically(
  world: World,
  dependent: ClusterDependent,
  course: number,
): void {
  const {rds, cluster} = dependent;
  if (cluster.status !== 'stopped' || cluster.course !== course) return;
  noteClusterEvent(rds, cluster, clusterEvents.restarted, world.now);
  startCluster(world, dependent);
}
