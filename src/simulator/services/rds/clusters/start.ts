/** StartDBCluster: refused while the key is unusable, else the cluster and its members come up. */
import type {StartDBClusterCommandInput, StartDBClusterCommandOutput} from '@aws-sdk/client-rds';
import {isAurora} from '../../../bond/cluster-topology.ts';
import type {ClusterDependent} from '../../../bond/dependents.ts';
import {grantToRds} from '../../../bond/grant.ts';
import {noteKeyEvent} from '../../../bond/lock-out.ts';
import {recoverable} from '../../../bond/statuses.ts';
import {canUseKey, hasGrantFor, keyByArn} from '../../../bond/usable.ts';
import {randomOf} from '../../../world/random.ts';
import type {Step, World} from '../../../world/world.ts';
import type {Handler} from '../../call.ts';
import {takeCourse} from '../course.ts';
import {keyNotAccessible} from '../errors.ts';
import {events, keyReachable} from '../event-log.ts';
import {foreseen} from '../outcomes.ts';
import {invalidClusterState, unexpectedState} from './errors.ts';
import {clusterEvents} from './events.ts';
import {findCluster} from './find.ts';
import {presentCluster} from './present.ts';

// The order in which AWS lists them (facts/aws.md §1.5).
const startable = ['stopped', recoverable];

export const startDBCluster: Handler<StartDBClusterCommandInput, StartDBClusterCommandOutput> = (
  input,
  call,
) => {
  const {world, place} = call;
  const {rds} = call.here;
  const cluster = findCluster(rds, input.DBClusterIdentifier);
  if (!isAurora(cluster)) {
    throw invalidClusterState(`The DB cluster ${cluster.id} is not an Aurora DB cluster.`);
  }
  if (!startable.includes(cluster.status)) throw unexpectedState(cluster, startable);
  const dependent = {place, rds, cluster};
  renewGrant(world, dependent);
  const isUsable = canUseKey(world, place, cluster);
  // Whether AWS refuses at once is open (facts/aws.md §9.4 number 8).
  if (!isUsable && world.unverified.startWithUnusableKey === 'refuse') {
    throw keyNotAccessible(cluster.keyArn ?? '');
  }
  startCluster(world, dependent);
  return {DBCluster: presentCluster(cluster, call)};
};

/** Sends the cluster on its way up; on a key that does not work it comes back locked. */
export function startCluster(world: World, dependent: ClusterDependent): void {
  const {cluster} = dependent;
  const random = randomOf(world.random, 'estate');
  delete cluster.restartAt;
  const starting = {status: 'starting'};
  const begin: Step = {after: 0, status: 'starting', members: starting};
  const attached = random.between(240_000, 480_000);
  if (!canUseKey(world, dependent.place, cluster)) {
    takeCourse(world, dependent, [
      begin,
      {after: attached, status: 'starting', effects: ['attach']},
    ]);
    return;
  }
  if (cluster.bond.lostAt !== undefined) noteKeyEvent(world, dependent, keyReachable);
  cluster.bond = {};
  const way: Step[] = [
    begin,
    {
      after: attached,
      status: 'starting',
      members: {status: 'configuring-enhanced-monitoring'},
      effects: ['attach', 'logs-run'],
    },
    {
      after: random.between(90_000, 180_000),
      status: 'available',
      members: {status: 'available', event: events.started},
      event: clusterEvents.started,
    },
  ];
  takeCourse(world, dependent, foreseen(world, 'rds:StartDBCluster', cluster.id, way));
}

/** Whether a start makes a revoked grant anew is open (facts/aws.md §9.4 number 2). */
function renewGrant(world: World, {place, cluster}: ClusterDependent): void {
  if (!world.unverified.startRecreatesGrant || cluster.keyArn === undefined) return;
  const key = keyByArn(world.accounts, cluster.keyArn);
  if (key?.state !== 'Enabled' || hasGrantFor(key, cluster.resourceId)) return;
  grantToRds(world, place, key, cluster, world.now);
}
