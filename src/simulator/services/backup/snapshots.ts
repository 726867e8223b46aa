/** The RDS snapshots behind recovery points: one view of instance and cluster snapshots. */
import type {Encryption} from '../../world/instances.ts';
import {arnParts} from '../../world/names.ts';
import {type Accounts, member, type Place, regionOf} from '../../world/world.ts';

/** What a recovery point shows of its snapshot. */
export type PointSnapshot = {
  readonly id: string;
  readonly status: string;
  readonly createdAt: number;
  readonly encryption: Encryption;
  readonly keyArn?: string | undefined;
  readonly storageGiB: number;
};

/** Which kind of snapshot an ARN names, where, and its identifier. */
export type SnapshotName = {
  readonly kind: 'snapshot' | 'cluster-snapshot';
  readonly place: Place;
  readonly id: string;
};

/** The parts of a snapshot's ARN; undefined for any other text. */
export function snapshotName(arn: string): SnapshotName | undefined {
  const parts = arnParts(arn);
  const match = /^(snapshot|cluster-snapshot):(.+)$/.exec(parts?.resource ?? '');
  if (parts?.service !== 'rds' || !match) return undefined;
  return {
    kind: match[1] === 'snapshot' ? 'snapshot' : 'cluster-snapshot',
    place: {accountId: parts.accountId, region: parts.region},
    id: match[2] ?? '',
  };
}

/** The snapshot behind a recovery point; undefined where it is gone. */
export function snapshotOfPoint(accounts: Accounts, arn: string): PointSnapshot | undefined {
  const name = snapshotName(arn);
  if (!name) return undefined;
  const {rds} = regionOf(accounts, name.place);
  if (name.kind === 'snapshot') {
    const found = member(rds.snapshots, name.id);
    return found && {...found, storageGiB: found.settings.AllocatedStorage};
  }
  const found = member(rds.clusterSnapshots, name.id);
  return found && {...found, storageGiB: found.settings.AllocatedStorage ?? 1};
}
