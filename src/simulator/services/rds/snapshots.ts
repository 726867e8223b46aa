/** DescribeDBSnapshots, CreateDBSnapshot and CopyDBSnapshot. */
import type {
  CopyDBSnapshotCommandInput,
  CopyDBSnapshotCommandOutput,
  CreateDBSnapshotCommandInput,
  CreateDBSnapshotCommandOutput,
  DescribeDBSnapshotsCommandInput,
  DescribeDBSnapshotsCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../wire/aws-error.ts';
import type {Snapshot} from '../../world/databases.ts';
import {rdsArn} from '../../world/names.ts';
import {schedule} from '../../world/queue.ts';
import {randomOf} from '../../world/random.ts';
import type {Call, Handler} from '../call.ts';
import {takeSnapshot} from './backups.ts';
import {tagsOf} from './birth.ts';
import {invalidState, invalidValue, sourceKeyNotAccessible} from './errors.ts';
import {findInstance, findSnapshot, identifierOf, newIdentifier} from './find.ts';
import {chosenKey, usableKey} from './key-choice.ts';
import {filtered, rdsPage} from './lists.ts';
import {presentSnapshot} from './present-backups.ts';

// Manual snapshots per Region (facts/aws.md §7).
const mostManual = 100;
const types = ['automated', 'manual', 'shared', 'public', 'awsbackup'];

export const describeDBSnapshots: Handler<
  DescribeDBSnapshotsCommandInput,
  DescribeDBSnapshotsCommandOutput
> = (input, call) => {
  const {rds} = call.here;
  const {SnapshotType: type} = input;
  if (type !== undefined && !types.includes(type)) {
    throw invalidValue(`Invalid snapshot type: ${type}`);
  }
  const all = input.DBSnapshotIdentifier
    ? [findSnapshot(rds, input.DBSnapshotIdentifier)]
    : Object.values(rds.snapshots);
  const instanceId = input.DBInstanceIdentifier && identifierOf(input.DBInstanceIdentifier, 'db');
  const named = all.filter(
    (snapshot) =>
      (type === undefined || snapshot.type === type) &&
      (!instanceId || snapshot.instanceId === instanceId) &&
      (!input.DbiResourceId || snapshot.resourceId === input.DbiResourceId),
  );
  const matching = filtered(named, input.Filters, {
    'db-instance-id': (snapshot) => [
      snapshot.instanceId,
      rdsArn(call.place, 'db', snapshot.instanceId),
    ],
    'db-snapshot-id': (snapshot) => [snapshot.id],
    'dbi-resource-id': (snapshot) => [snapshot.resourceId],
    'snapshot-type': (snapshot) => [snapshot.type],
    engine: (snapshot) => [snapshot.settings.engine],
  });
  const page = rdsPage(matching, input);
  return {
    DBSnapshots: page.items.map((snapshot) => presentSnapshot(snapshot, call)),
    Marker: page.marker,
  };
};

export const createDBSnapshot: Handler<
  CreateDBSnapshotCommandInput,
  CreateDBSnapshotCommandOutput
> = (input, call) => {
  const {rds} = call.here;
  const instance = findInstance(rds, input.DBInstanceIdentifier);
  const id = freeSnapshotName(call, input.DBSnapshotIdentifier, 'DBSnapshotIdentifier');
  if (instance.status !== 'available') {
    // An inaccessible database cannot be snapshotted (facts/aws.md §1.6).
    throw invalidState(
      `Cannot create a snapshot because the database instance ${instance.id} is not currently in the available state.`,
    );
  }
  const tags = tagsOf(input.Tags ?? []);
  const own = instance.settings.copiesTagsToSnapshots ? structuredClone(instance.tags) : [];
  const snapshot = takeSnapshot(call.world, call.place, rds, instance, {
    id,
    type: 'manual',
    tags: [...own, ...tags],
  });
  return {DBSnapshot: presentSnapshot(snapshot, call)};
};

export const copyDBSnapshot: Handler<CopyDBSnapshotCommandInput, CopyDBSnapshotCommandOutput> = (
  input,
  call,
) => {
  const {rds} = call.here;
  const source = findSnapshot(rds, input.SourceDBSnapshotIdentifier);
  const id = freeSnapshotName(call, input.TargetDBSnapshotIdentifier, 'TargetDBSnapshotIdentifier');
  if (source.status !== 'available') {
    const message = `The snapshot ${source.id} is not in the available state.`;
    throw new AwsError('InvalidDBSnapshotStateFault', message);
  }
  // Both keys must be usable (facts/aws.md §6.2).
  if (source.keyArn !== undefined && !usableKey(call, source.keyArn)) {
    throw sourceKeyNotAccessible(source.keyArn);
  }
  const key = input.KmsKeyId === undefined ? undefined : chosenKey(call, input.KmsKeyId);
  const copy: Snapshot = {
    ...structuredClone(source),
    id,
    type: 'manual',
    status: 'creating',
    progress: 0,
    createdAt: call.now,
    sourceArn: rdsArn(call.place, 'snapshot', source.id),
    tags: input.CopyTags ? structuredClone(source.tags) : tagsOf(input.Tags ?? []),
    ...(key ? {keyArn: key.arn, encryption: 'sse-kms'} : {}),
  };
  rds.snapshots[id] = copy;
  const length = randomOf(call.world.random, 'estate').between(480_000, 1_200_000);
  schedule(call.world, call.now + length, {type: 'snapshot-done', ...call.place, snapshotId: id});
  return {DBSnapshot: presentSnapshot(copy, call)};
};

function freeSnapshotName(call: Call, text: string | undefined, member: string): string {
  const {snapshots} = call.here.rds;
  const id = newIdentifier(text, member, 255);
  if (Object.hasOwn(snapshots, id)) {
    const message = `Cannot create the snapshot because a snapshot with the identifier ${id} already exists.`;
    throw new AwsError('DBSnapshotAlreadyExistsFault', message);
  }
  const manual = Object.values(snapshots).filter((snapshot) => snapshot.type === 'manual');
  if (manual.length >= mostManual) {
    throw new AwsError('SnapshotQuotaExceededFault', 'Snapshot quota exceeded');
  }
  return id;
}
