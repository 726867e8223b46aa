/** Snapshots of other accounts that the caller may see, and the one a restore means. */
import {arnParts} from '../../world/names.ts';
import type {Snapshot} from '../../world/snapshots.ts';
import {member, type Place, regionOf} from '../../world/world.ts';
import type {Call} from '../call.ts';
import {asInstanceSnapshot} from './clusters/as-instance-snapshot.ts';
import {invalidCombination, snapshotNotFound} from './errors.ts';
import {findSnapshot, identifierOf} from './find.ts';

/** A snapshot with the place it lies in. */
export type PlacedSnapshot = {readonly place: Place; readonly snapshot: Snapshot};

/** The snapshots of other accounts in this Region that are shared with the caller or public. */
export function foreignSnapshots(call: Call): PlacedSnapshot[] {
  const {accountId, region} = call.place;
  return Object.entries(call.accounts).flatMap(([owner, {regions}]) => {
    const there = member(regions, region);
    if (owner === accountId || !there) return [];
    const place = {accountId: owner, region};
    const all = Object.values(there.rds.snapshots);
    return all.filter((one) => isOpenTo(accountId, one)).map((snapshot) => ({place, snapshot}));
  });
}

/** The snapshot that a name or an ARN means, in whatever account or Region the caller may reach. */
export function reachableSnapshot(call: Call, text: string | undefined): PlacedSnapshot {
  const parts = arnParts(text ?? '');
  if (!parts) return {place: call.place, snapshot: findSnapshot(call.here.rds, text)};
  const place = {accountId: parts.accountId, region: parts.region};
  const {snapshots} = regionOf(call.accounts, place).rds;
  const snapshot = member(snapshots, identifierOf(text ?? '', 'snapshot'));
  const isOwn = parts.accountId === call.place.accountId;
  if (!snapshot || !(isOwn || isOpenTo(call.place.accountId, snapshot))) {
    throw snapshotNotFound(text ?? '');
  }
  return {place, snapshot};
}

/** The snapshot to restore: a shared one that is encrypted must be copied first (facts/aws.md §6.1). */
export function restorableSnapshot(
  call: Call,
  input: {
    readonly DBSnapshotIdentifier?: string | undefined;
    readonly DBClusterSnapshotIdentifier?: string | undefined;
  },
): Snapshot {
  const {DBSnapshotIdentifier: name, DBClusterSnapshotIdentifier: clusterName} = input;
  if ((name === undefined) === (clusterName === undefined)) {
    throw invalidCombination(
      'Exactly one of DBSnapshotIdentifier and DBClusterSnapshotIdentifier must be specified.',
    );
  }
  if (clusterName !== undefined) return asInstanceSnapshot(call, clusterName);
  const {place, snapshot} = reachableSnapshot(call, name);
  if (place.region !== call.place.region) throw snapshotNotFound(name ?? '');
  if (place.accountId !== call.place.accountId && snapshot.encryption !== 'none') {
    throw invalidCombination(
      'You cannot restore a DB instance from a shared snapshot that is encrypted. Copy the snapshot first.',
    );
  }
  return snapshot;
}

function isOpenTo(accountId: string, {sharedWith, type}: Snapshot): boolean {
  return type === 'manual' && (sharedWith.includes(accountId) || sharedWith.includes('all'));
}
