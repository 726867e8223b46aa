/** DescribeDBSnapshots: own ones, and those of other accounts where they are asked for. */
import type {
  DescribeDBSnapshotsCommandInput,
  DescribeDBSnapshotsCommandOutput,
} from '@aws-sdk/client-rds';
import {arnParts, rdsArn} from '../../../world/names.ts';
import type {Snapshot} from '../../../world/snapshots.ts';
import {member, type Place} from '../../../world/world.ts';
import type {Call, Handler} from '../../call.ts';
import {invalidValue} from '../errors.ts';
import {findSnapshot, identifierOf} from '../find.ts';
import {type FilterValues, filtered, rdsPage} from '../lists.ts';
import {presentSnapshot} from '../present-backups.ts';
import {automatedSnapshots} from '../restorable.ts';
import {foreignSnapshots, type PlacedSnapshot, reachableSnapshot} from '../shared-snapshots.ts';

type Input = DescribeDBSnapshotsCommandInput;

const types = ['automated', 'manual', 'shared', 'public', 'awsbackup'];

export const describeDBSnapshots: Handler<Input, DescribeDBSnapshotsCommandOutput> = (
  input,
  call,
) => {
  const {SnapshotType: type} = input;
  if (type !== undefined && !types.includes(type)) {
    throw invalidValue(`Invalid snapshot type: ${type}`);
  }
  const named = candidates(call, input).filter(({snapshot}) => isNamed(snapshot, input));
  const matching = filtered(named, input.Filters, filtersIn(call.place));
  const page = rdsPage(matching, input);
  return {
    DBSnapshots: page.items.map(({place, snapshot}) => presentSnapshot(snapshot, call, place)),
    Marker: page.marker,
  };
};

/** The snapshots that the type and the two Include members let in. */
function candidates(call: Call, input: Input): PlacedSnapshot[] {
  const {DBSnapshotIdentifier: name, SnapshotType: type} = input;
  if (name) {
    if (arnParts(name)) return [reachableSnapshot(call, name)];
    return [{place: call.place, snapshot: findSnapshot(call.here.rds, name)}];
  }
  const foreign = foreignSnapshots(call);
  const isPublic = ({snapshot}: PlacedSnapshot): boolean => snapshot.sharedWith.includes('all');
  if (type === 'shared') return foreign.filter((one) => !isPublic(one));
  if (type === 'public') return foreign.filter(isPublic);
  const own = ownSnapshots(call, input).filter(
    (snapshot) => type === undefined || snapshot.type === type,
  );
  const more = foreign.filter((one) => (isPublic(one) ? input.IncludePublic : input.IncludeShared));
  return [...own.map((snapshot) => ({place: call.place, snapshot})), ...more];
}

/** Those of one database are found through it where the database still exists. */
function ownSnapshots(call: Call, input: Input): Snapshot[] {
  const {rds} = call.here;
  const instance = input.DbiResourceId && member(rds.instances, input.DbiResourceId);
  if (instance && input.SnapshotType === 'automated') return automatedSnapshots(rds, instance);
  return Object.values(rds.snapshots);
}

function isNamed(snapshot: Snapshot, input: Input): boolean {
  const {DBInstanceIdentifier, DbiResourceId} = input;
  const instanceId = DBInstanceIdentifier && identifierOf(DBInstanceIdentifier, 'db');
  return (
    (!instanceId || snapshot.instanceId === instanceId) &&
    (!DbiResourceId || snapshot.resourceId === DbiResourceId)
  );
}

function filtersIn(here: Place): FilterValues<PlacedSnapshot> {
  return {
    'db-instance-id': ({place, snapshot}) => [
      snapshot.instanceId,
      rdsArn(place, 'db', snapshot.instanceId),
    ],
    'db-snapshot-id': ({snapshot}) => [snapshot.id],
    'dbi-resource-id': ({snapshot}) => [snapshot.resourceId],
    'snapshot-type': ({place, snapshot}) => [
      place.accountId === here.accountId ? snapshot.type : 'shared',
    ],
    engine: ({snapshot}) => [snapshot.settings.Engine],
  };
}
