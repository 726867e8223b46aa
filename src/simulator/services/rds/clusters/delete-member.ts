/** DeleteDBInstance for a member of a cluster: no final snapshot, the volume stays (facts/aws.md §1.6). */
import type {
  DeleteDBInstanceCommandInput,
  DeleteDBInstanceCommandOutput,
} from '@aws-sdk/client-rds';
import {isAurora} from '../../../bond/cluster-topology.ts';
import type {Cluster} from '../../../world/clusters.ts';
import type {Instance} from '../../../world/instances.ts';
import {randomOf} from '../../../world/random.ts';
import type {Call} from '../../call.ts';
import {takeCourse} from '../course.ts';
import {invalidCombination, invalidState} from '../errors.ts';
import {presentInstance} from '../present-instance.ts';
import {invalidClusterState} from './errors.ts';
import {membersOf} from './find.ts';

/** Deletes a member, also of a cluster in an inaccessible status. */
export function deleteMember(
  call: Call,
  cluster: Cluster,
  instance: Instance,
  input: DeleteDBInstanceCommandInput,
): Omit<DeleteDBInstanceCommandOutput, '$metadata'> {
  const {world, place} = call;
  const {rds} = call.here;
  if (input.FinalDBSnapshotIdentifier !== undefined) {
    throw invalidCombination(
      'FinalDBSnapshotIdentifier cannot be specified when deleting a member of a DB cluster.',
    );
  }
  if (!isAurora(cluster)) {
    throw invalidClusterState(
      `${instance.id} is part of the Multi-AZ DB cluster ${cluster.id}: delete the cluster.`,
    );
  }
  if (['creating', 'deleting'].includes(instance.status)) {
    throw invalidState(
      `Instance ${instance.id} is currently ${instance.status} - try again later.`,
    );
  }
  requireRunning(cluster);
  const left = membersOf(rds, cluster).filter(({status}) => status !== 'deleting');
  if (left.length === 1) refuseLast(cluster);
  takeCourse(world, {place, rds, instance}, [
    {after: 0, status: 'deleting'},
    {
      after: randomOf(world.random, 'estate').between(120_000, 300_000),
      status: 'deleting',
      effects: ['delete'],
    },
  ]);
  return {DBInstance: presentInstance(instance, call)};
}

/** Members cannot leave a stopped cluster (the Aurora guide); from an inaccessible one they can. */
function requireRunning({id, status}: Cluster): void {
  if (!['stopped', 'stopping', 'starting'].includes(status)) return;
  throw invalidClusterState(`DbCluster ${id} is in ${status} state: start it first.`);
}

/** The recorded refusals about the last instance of a cluster that replicates or is replicated. */
function refuseLast(cluster: Cluster): void {
  if (cluster.replicationSource !== undefined) {
    throw invalidClusterState(
      'Cannot delete the last instance of the read replica DB cluster. Promote the DB cluster to a standalone DB cluster in order to delete it.',
    );
  }
  if (cluster.replicas.length > 0) {
    throw invalidClusterState(
      'Cannot delete the last instance of the master cluster. Delete the replica cluster before deleting the last master cluster instance.',
    );
  }
}
