/** DeleteDBInstance: the automated backups go at once unless the caller says otherwise. */
import type {
  DeleteDBInstanceCommandInput,
  DeleteDBInstanceCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../wire/aws-error.ts';
import type {Instance} from '../../world/instances.ts';
import {randomOf} from '../../world/random.ts';
import type {Call, Handler} from '../call.ts';
import {takeSnapshot} from './backups.ts';
import {deleteMember} from './clusters/delete-member.ts';
import {clusterOf} from './clusters/find.ts';
import {takeCourse} from './course.ts';
import {invalidCombination, invalidState} from './errors.ts';
import {findInstance} from './find.ts';
import {presentInstance} from './present-instance.ts';
import {quotas} from './quotas.ts';
import {settleBackups} from './removal.ts';
import {freeSnapshotName} from './snapshots/names.ts';

export const deleteDBInstance: Handler<
  DeleteDBInstanceCommandInput,
  DeleteDBInstanceCommandOutput
> = (input, call) => {
  const {world, place} = call;
  const {rds} = call.here;
  const instance = findInstance(rds, input.DBInstanceIdentifier);
  const cluster = clusterOf(rds, instance);
  if (cluster) return deleteMember(call, cluster, instance, input);
  requireDeletable(instance, input);
  const keepsBackups = input.DeleteAutomatedBackups === false;
  if (keepsBackups && Object.keys(rds.retainedBackups).length >= quotas.retainedBackups) {
    const message = 'The quota for retained automated backups is exceeded.';
    throw new AwsError('DBInstanceAutomatedBackupQuotaExceededFault', message);
  }
  takeFinalSnapshot(input, instance, call);
  const dependent = {place, rds, instance};
  settleBackups(world, dependent, keepsBackups);
  const length = randomOf(world.random, 'estate').between(120_000, 300_000);
  takeCourse(world, dependent, [
    {after: 0, status: 'deleting', effects: ['logs-stop']},
    {after: length, status: 'deleting', effects: ['delete']},
  ]);
  return {DBInstance: presentInstance(instance, call)};
};

/** Recorded refusals and documented ones (facts/aws.md §1.6). */
function requireDeletable(instance: Instance, input: DeleteDBInstanceCommandInput): void {
  if (instance.settings.DeletionProtection) {
    throw invalidCombination(
      'Cannot delete protected DB Instance, please disable deletion protection and try again.',
    );
  }
  if (['creating', 'deleting'].includes(instance.status)) {
    throw invalidState(
      `Instance ${instance.id} is currently ${instance.status} - try again later.`,
    );
  }
  if (input.SkipFinalSnapshot) {
    if (!input.FinalDBSnapshotIdentifier) return;
    throw invalidCombination(
      'FinalDBSnapshotIdentifier can not be specified when deleting with SkipFinalSnapshot.',
    );
  }
  if (instance.replicaSource) {
    throw invalidCombination(
      'SkipFinalSnapshot must be specified to delete a read replica: it has no final snapshot.',
    );
  }
  if (!input.FinalDBSnapshotIdentifier) {
    throw invalidCombination(
      'FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
    );
  }
  if (instance.status !== 'available') {
    throw invalidState(
      `Cannot create a snapshot because the database instance ${instance.id} is not currently in the available state.`,
    );
  }
}

function takeFinalSnapshot(
  input: DeleteDBInstanceCommandInput,
  instance: Instance,
  call: Call,
): void {
  if (input.SkipFinalSnapshot) return;
  const named = input.FinalDBSnapshotIdentifier;
  const id = freeSnapshotName(call, named, 'FinalDBSnapshotIdentifier');
  const {tags} = instance;
  takeSnapshot(call.world, call.place, call.here.rds, instance, {id, type: 'manual', tags});
}
