/** CreateDBInstance for a member of an Aurora cluster (facts/aws.md §6.1, §8). */
import type {
  CreateDBInstanceCommandInput,
  CreateDBInstanceCommandOutput,
} from '@aws-sdk/client-rds';
import {isAurora} from '../../../bond/cluster-topology.ts';
import {canUseKey} from '../../../bond/usable.ts';
import type {Cluster} from '../../../world/clusters.ts';
import {randomOf} from '../../../world/random.ts';
import type {Handler} from '../../call.ts';
import {freeIdentifier, tagsOf} from '../birth.ts';
import {takeCourse} from '../course.ts';
import {invalidCombination, keyNotAccessible} from '../errors.ts';
import {events} from '../event-log.ts';
import {requireGroups} from '../groups.ts';
import {presentInstance} from '../present-instance.ts';
import {invalidClusterState, unexpectedState} from './errors.ts';
import {findCluster} from './find.ts';
import {addMember} from './member-instance.ts';

// An Aurora cluster has one writer and up to fifteen readers (Aurora user guide).
const mostMembers = 16;

export const createMember: Handler<CreateDBInstanceCommandInput, CreateDBInstanceCommandOutput> = (
  input,
  call,
) => {
  const {world, place} = call;
  const {rds} = call.here;
  const cluster = findCluster(rds, input.DBClusterIdentifier);
  const id = freeIdentifier(call, input.DBInstanceIdentifier);
  requireOpen(cluster, input);
  requireGroups(rds, {DBParameterGroupName: input.DBParameterGroupName});
  if (!canUseKey(world, place, cluster)) {
    throw keyNotAccessible(cluster.keyArn ?? '');
  }
  const random = randomOf(world.random, 'estate');
  const instance = addMember(random, place, rds, cluster, {
    id,
    input,
    promotionTier: input.PromotionTier ?? 1,
    tags: tagsOf(input.Tags ?? []),
    createdAt: call.now,
  });
  takeCourse(world, {place, rds, instance}, [
    {after: 0, status: 'creating'},
    {
      after: random.between(240_000, 480_000),
      status: 'configuring-enhanced-monitoring',
      effects: ['attach'],
    },
    {after: random.between(30_000, 90_000), status: 'available', event: events.created},
  ]);
  return {DBInstance: presentInstance(instance, call)};
};

/** A cluster takes members only while it is available (facts/aws.md §6.1). */
function requireOpen(cluster: Cluster, input: CreateDBInstanceCommandInput): void {
  const {settings} = cluster;
  if (!isAurora(cluster) || settings.EngineMode === 'serverless') {
    throw invalidClusterState(`DB instances cannot be added to the DB cluster ${cluster.id}.`);
  }
  if (cluster.status !== 'available') throw unexpectedState(cluster, ['available']);
  if (input.Engine !== settings.Engine) {
    throw invalidCombination(
      `The engine name requested for your DB instance (${input.Engine}) doesn't match the engine name of your DB cluster (${settings.Engine}).`,
    );
  }
  if (input.DBInstanceClass === 'db.serverless' && !settings.ServerlessV2ScalingConfiguration) {
    throw invalidClusterState(
      'Set the Serverless v2 scaling configuration on the parent DB cluster before creating a Serverless v2 DB instance.',
    );
  }
  if (cluster.members.length >= mostMembers) {
    throw invalidClusterState(`The DB cluster ${cluster.id} has ${mostMembers} DB instances.`);
  }
}
