/** DescribeDBClusterSnapshots: one's own, and those of other accounts that are shared. */
import type {
  DescribeDBClusterSnapshotsCommandInput,
  DescribeDBClusterSnapshotsCommandOutput,
} from '@aws-sdk/client-rds';
import {rdsArn} from '../../../world/names.ts';
import {member} from '../../../world/world.ts';
import type {Call, Handler} from '../../call.ts';
import {invalidValue} from '../errors.ts';
import {identifierOf} from '../find.ts';
import {filtered, rdsPage} from '../lists.ts';
import {findClusterSnapshot, isOpenTo, type LocatedSnapshot} from './find.ts';
import {presentClusterSnapshot} from './present-snapshot.ts';

type Input = DescribeDBClusterSnapshotsCommandInput;

const types = ['automated', 'manual', 'shared', 'public', 'awsbackup'];

export const describeDBClusterSnapshots: Handler<Input, DescribeDBClusterSnapshotsCommandOutput> = (
  input,
  call,
) => {
  const {SnapshotType: type, DBClusterSnapshotIdentifier: name} = input;
  if (type !== undefined && !types.includes(type)) {
    throw invalidValue(`Invalid snapshot type: ${type}`);
  }
  const all = name ? [findClusterSnapshot(call, name)] : visible(call, input);
  const cluster = input.DBClusterIdentifier && identifierOf(input.DBClusterIdentifier, 'cluster');
  const named = all.filter(
    ({snapshot}) =>
      (!cluster || snapshot.clusterId === cluster) &&
      (!input.DbClusterResourceId || snapshot.resourceId === input.DbClusterResourceId) &&
      (!name || type === undefined || snapshot.type === type),
  );
  const matching = filtered(named, input.Filters, {
    'db-cluster-id': ({snapshot, place}) => [
      snapshot.clusterId,
      rdsArn(place, 'cluster', snapshot.clusterId),
    ],
    'db-cluster-snapshot-id': ({snapshot}) => [snapshot.id],
    'snapshot-type': ({snapshot}) => [snapshot.type],
    engine: ({snapshot}) => [snapshot.settings.Engine],
  });
  const page = rdsPage(matching, input);
  return {
    DBClusterSnapshots: page.items.map((item) => presentClusterSnapshot(item, call.now)),
    Marker: page.marker,
  };
};

/** The snapshots of the type asked for; without a type one's own and, if asked, others'. */
function visible(call: Call, input: Input): LocatedSnapshot[] {
  const {SnapshotType: type} = input;
  const own = Object.values(call.here.rds.clusterSnapshots).map((snapshot) => ({
    place: call.place,
    snapshot,
  }));
  const isPublic = ({snapshot}: LocatedSnapshot): boolean => snapshot.sharedWith.includes('all');
  const isForMe = ({snapshot}: LocatedSnapshot): boolean =>
    snapshot.sharedWith.includes(call.place.accountId);
  if (type === 'shared') return ofOthers(call).filter(isForMe);
  if (type === 'public') return [...own, ...ofOthers(call)].filter(isPublic);
  if (type !== undefined) return own.filter(({snapshot}) => snapshot.type === type);
  const shared = input.IncludeShared ? ofOthers(call).filter(isForMe) : [];
  const open = input.IncludePublic ? ofOthers(call).filter(isPublic) : [];
  return [...new Set([...own, ...shared, ...open])];
}

/** Snapshots of other accounts in this Region that the caller's account may restore. */
function ofOthers(call: Call): LocatedSnapshot[] {
  const {accountId, region} = call.place;
  const others = Object.entries(call.accounts).filter(([id]) => id !== accountId);
  return others.flatMap(([id, {regions}]) => {
    const place = {accountId: id, region};
    const snapshots = Object.values(member(regions, region)?.rds.clusterSnapshots ?? {});
    return snapshots
      .filter((snapshot) => isOpenTo(snapshot, place, call))
      .map((snapshot) => ({place, snapshot}));
  });
}
