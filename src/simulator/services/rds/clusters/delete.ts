/** DeleteDBCluster: its members must be gone, and its automated backups go at once unless told otherwise. */
import type {DeleteDBClusterCommandInput, DeleteDBClusterCommandOutput} from '@aws-sdk/client-rds';
import {isAurora} from '../../../bond/cluster-topology.ts';
import {AwsError} from '../../../wire/aws-error.ts';
import type {Cluster} from '../../../world/clusters.ts';
import {randomOf} from '../../../world/random.ts';
import type {Call, Handler} from '../../call.ts';
import {takeCourse} from '../course.ts';
import {invalidCombination} from '../errors.ts';
import {takeClusterSnapshot} from './backups.ts';
import {invalidClusterState, unexpectedState} from './errors.ts';
import {findCluster, membersOf} from './find.ts';
import {presentCluster} from './present.ts';
import {settleClusterBackups} from './removal.ts';
import {freeSnapshotName} from './snapshots.ts';

// Retained automated backups per Region (facts/aws.md §6.1).
const mostRetained = 40;

export const deleteDBCluster: Handler<DeleteDBClusterCommandInput, DeleteDBClusterCommandOutput> = (
  input,
  call,
) => {
  const {world, place} = call;
  const {rds} = call.here;
  const cluster = findCluster(rds, input.DBClusterIdentifier);
  requireDeletable(call, cluster, input);
  const keepsBackups = input.DeleteAutomatedBackups === false;
  if (keepsBackups && Object.keys(rds.retainedClusterBackups).length >= mostRetained) {
    const message = 'The quota for retained automated backups is exceeded.';
    throw new AwsError('DBClusterAutomatedBackupQuotaExceededFault', message);
  }
  if (!input.SkipFinalSnapshot) {
    const id = freeSnapshotName(call, input.FinalDBSnapshotIdentifier, 'FinalDBSnapshotIdentifier');
    const tags = structuredClone(cluster.tags);
    takeClusterSnapshot(world, place, rds, cluster, {id, type: 'manual', tags});
  }
  settleClusterBackups(world, rds, cluster, keepsBackups);
  takeCourse(world, {place, rds, cluster}, [
    {after: 0, status: 'deleting', members: {status: 'deleting'}, effects: ['logs-stop']},
    {
      after: randomOf(world.random, 'estate').between(120_000, 300_000),
      status: 'deleting',
      effects: ['delete'],
    },
  ]);
  return {DBCluster: presentCluster(cluster, call)};
};

/** The recorded refusals and the documented ones (facts/aws.md §1.6). */
function requireDeletable(call: Call, cluster: Cluster, input: DeleteDBClusterCommandInput): void {
  if (cluster.settings.DeletionProtection) {
    throw invalidCombination(
      'Cannot delete protected Cluster, please disable deletion protection and try again.',
    );
  }
  if (cluster.globalClusterId !== undefined) {
    throw invalidClusterState(
      'This cluster is a part of a global cluster, please remove it from globalcluster first',
    );
  }
  const isAlive = ({status}: {readonly status: string}): boolean => status !== 'deleting';
  if (isAurora(cluster) && membersOf(call.here.rds, cluster).some(isAlive)) {
    throw invalidClusterState(
      'Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
    );
  }
  if (['creating', 'deleting', 'stopped', 'stopping', 'starting'].includes(cluster.status)) {
    throw unexpectedState(cluster, ['available']);
  }
  if (input.SkipFinalSnapshot) return;
  if (!input.FinalDBSnapshotIdentifier) {
    throw invalidCombination(
      'FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
    );
  }
  // A final snapshot is possible from available only (facts/aws.md §1.6).
  if (cluster.status !== 'available') throw unexpectedState(cluster, ['available']);
}
