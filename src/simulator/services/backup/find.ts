/** From what a caller wrote to the vault, recovery point or job it means. */
import type {RecoveryPoint} from '../../world/backup.ts';
import {arnParts} from '../../world/names.ts';
import {member, type Place} from '../../world/world.ts';
import type {Call} from '../call.ts';
import {notFound} from './errors.ts';
import {type PointSnapshot, snapshotOfPoint} from './snapshots.ts';

/** ARN of a vault. */
export function vaultArn(place: Place, name: string): string {
  return `arn:aws:backup:${place.region}:${place.accountId}:backup-vault:${name}`;
}

/** Place and name in a vault's ARN; undefined for any other text. */
export function vaultOfArn(arn: string): (Place & {readonly vaultName: string}) | undefined {
  const parts = arnParts(arn);
  const name = /^backup-vault:([\w-]{2,50})$/.exec(parts?.resource ?? '')?.[1];
  if (parts?.service !== 'backup' || name === undefined) return undefined;
  return {accountId: parts.accountId, region: parts.region, vaultName: name};
}

/** The vault of that name, or ResourceNotFoundException. */
export function findVault(call: Call, name: string | undefined) {
  const vault = member(call.here.backup.vaults, name ?? '');
  if (!vault) throw notFound('Backup vault', name ?? '');
  return vault;
}

/** A recovery point with the snapshot that holds its data. */
export type FoundPoint = {readonly point: RecoveryPoint; readonly snapshot: PointSnapshot};

/** The recovery point of that ARN in that vault, or ResourceNotFoundException. */
export function findPoint(call: Call, arn: string | undefined, vaultName?: string): FoundPoint {
  const point = member(call.here.backup.points, arn ?? '');
  const snapshot = point && snapshotOfPoint(call.accounts, point.arn);
  if (!snapshot || (vaultName !== undefined && point.vaultName !== vaultName)) {
    throw notFound('Recovery point', arn ?? '');
  }
  return {point, snapshot};
}

/** Recovery points whose snapshot is there, newest first. */
export function pointsWhere(
  call: Call,
  matches: (point: RecoveryPoint) => boolean,
): readonly FoundPoint[] {
  return Object.values(call.here.backup.points)
    .filter(matches)
    .flatMap((point) => {
      const snapshot = snapshotOfPoint(call.accounts, point.arn);
      return snapshot ? [{point, snapshot}] : [];
    })
    .sort((a, b) => b.snapshot.createdAt - a.snapshot.createdAt);
}
