/** CreateDBSnapshot and DeleteDBSnapshot. */
import type {
  CreateDBSnapshotCommandInput,
  CreateDBSnapshotCommandOutput,
  DeleteDBSnapshotCommandInput,
  DeleteDBSnapshotCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../../wire/aws-error.ts';
import type {Handler} from '../../call.ts';
import {takeSnapshot} from '../backups.ts';
import {tagsOf} from '../birth.ts';
import {refuseMemberSnapshot} from '../clusters/refusals.ts';
import {invalidState} from '../errors.ts';
import {findInstance, findSnapshot} from '../find.ts';
import {presentSnapshot} from '../present-backups.ts';
import {freeSnapshotName} from './names.ts';

/** Statuses in which a snapshot can be taken; in the inaccessible ones it cannot (facts/aws.md §1.6). */
const snapshotable = ['available', 'storage-optimization', 'storage-initialization'];

export const createDBSnapshot: Handler<
  CreateDBSnapshotCommandInput,
  CreateDBSnapshotCommandOutput
> = (input, call) => {
  const {rds} = call.here;
  const instance = findInstance(rds, input.DBInstanceIdentifier);
  refuseMemberSnapshot(call, instance);
  const id = freeSnapshotName(call, input.DBSnapshotIdentifier, 'DBSnapshotIdentifier');
  if (!snapshotable.includes(instance.status)) {
    throw invalidState(
      `Cannot create a snapshot because the database instance ${instance.id} is not currently in the available state.`,
    );
  }
  const own = instance.settings.CopyTagsToSnapshot ? instance.tags : [];
  const tags = [...own, ...tagsOf(input.Tags ?? [])];
  const options = {id, type: 'manual' as const, tags};
  const snapshot = takeSnapshot(call.world, call.place, rds, instance, options);
  return {DBSnapshot: presentSnapshot(snapshot, call)};
};

export const deleteDBSnapshot: Handler<
  DeleteDBSnapshotCommandInput,
  DeleteDBSnapshotCommandOutput
> = (input, call) => {
  const {rds} = call.here;
  const snapshot = findSnapshot(rds, input.DBSnapshotIdentifier);
  if (snapshot.type !== 'manual') {
    const message = `Only manual snapshots may be deleted; ${snapshot.id} is ${snapshot.type}.`;
    throw new AwsError('InvalidDBSnapshotStateFault', message);
  }
  if (snapshot.status !== 'available') {
    const message = `The snapshot ${snapshot.id} is ${snapshot.status} and cannot be deleted now.`;
    throw new AwsError('InvalidDBSnapshotStateFault', message);
  }
  delete rds.snapshots[snapshot.id];
  return {DBSnapshot: presentSnapshot({...snapshot, status: 'deleted'}, call)};
};
