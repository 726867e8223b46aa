/** CreateDBClusterSnapshot and DeleteDBClusterSnapshot. */
import type {
  CreateDBClusterSnapshotCommandInput,
  CreateDBClusterSnapshotCommandOutput,
  DeleteDBClusterSnapshotCommandInput,
  DeleteDBClusterSnapshotCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../../wire/aws-error.ts';
import type {Call, Handler} from '../../call.ts';
import {tagsOf} from '../birth.ts';
import {quotaExceeded} from '../errors.ts';
import {newIdentifier} from '../find.ts';
import {quotas} from '../quotas.ts';
import {takeClusterSnapshot} from './backups.ts';
import {clusterSnapshotNotFound, invalidSnapshotState, unexpectedState} from './errors.ts';
import {findCluster, findClusterSnapshot} from './find.ts';
import {presentClusterSnapshot} from './present-snapshot.ts';

export const createDBClusterSnapshot: Handler<
  CreateDBClusterSnapshotCommandInput,
  CreateDBClusterSnapshotCommandOutput
> = (input, call) => {
  const {rds} = call.here;
  const cluster = findCluster(rds, input.DBClusterIdentifier);
  const id = freeSnapshotName(
    call,
    input.DBClusterSnapshotIdentifier,
    'DBClusterSnapshotIdentifier',
  );
  // An inaccessible database cannot be snapshotted (facts/aws.md §1.6).
  if (cluster.status !== 'available') throw unexpectedState(cluster, ['available']);
  const own = cluster.settings.CopyTagsToSnapshot ? structuredClone(cluster.tags) : [];
  const tags = [...own, ...tagsOf(input.Tags ?? [])];
  const options = {id, type: 'manual' as const, tags};
  const snapshot = takeClusterSnapshot(call.world, call.place, rds, cluster, options);
  return {DBClusterSnapshot: presentClusterSnapshot({place: call.place, snapshot}, call.now)};
};

export const deleteDBClusterSnapshot: Handler<
  DeleteDBClusterSnapshotCommandInput,
  DeleteDBClusterSnapshotCommandOutput
> = (input, call) => {
  const {rds} = call.here;
  const {place, snapshot} = findClusterSnapshot(call, input.DBClusterSnapshotIdentifier);
  if (place.accountId !== call.place.accountId || place.region !== call.place.region) {
    throw clusterSnapshotNotFound(input.DBClusterSnapshotIdentifier ?? '');
  }
  if (snapshot.type !== 'manual') {
    throw invalidSnapshotState(
      `Only manual snapshots may be deleted; ${snapshot.id} is ${snapshot.type}.`,
    );
  }
  if (snapshot.status !== 'available') {
    throw invalidSnapshotState(
      `The snapshot ${snapshot.id} is ${snapshot.status} and cannot be deleted now.`,
    );
  }
  delete rds.clusterSnapshots[snapshot.id];
  const gone = {...snapshot, status: 'deleted'};
  return {DBClusterSnapshot: presentClusterSnapshot({place, snapshot: gone}, call.now)};
};

/** A free identifier in lower case; refuses a taken one and a Region that is full. */
export function freeSnapshotName(call: Call, text: string | undefined, member: string): string {
  const {clusterSnapshots} = call.here.rds;
  const id = newIdentifier(text, member);
  if (Object.hasOwn(clusterSnapshots, id)) {
    const message = `Cannot create the snapshot because a snapshot with the identifier ${id} already exists.`;
    throw new AwsError('DBClusterSnapshotAlreadyExistsFault', message);
  }
  const manual = Object.values(clusterSnapshots).filter(({type}) => type === 'manual');
  if (manual.length >= quotas.manualSnapshots) {
    throw quotaExceeded('SnapshotQuotaExceededFault', 'Snapshot quota exceeded');
  }
  return id;
}
