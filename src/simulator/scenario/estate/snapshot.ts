/** Manual snapshots of the estate come into the world. */
import {snapshotOf} from '../../services/rds/backups.ts';
import {instanceNamed} from '../../world/directory.ts';
import {regionOf, type World} from '../../world/world.ts';
import {milliseconds} from '../duration.ts';
import type {EstateSnapshot} from '../schema/snapshot.ts';
import {keyNamed, pairs, placeOf} from './place.ts';

/** One manual snapshot or a series of them, the newest at `created`. */
export function addSnapshots(world: World, written: EstateSnapshot): void {
  const place = placeOf(world, written);
  const {rds} = regionOf(world.accounts, place);
  const instance = instanceNamed(rds, written.DBInstanceIdentifier);
  if (!instance) return;
  const tags = pairs(written.Tags);
  const step = written.every === undefined ? 0 : milliseconds(written.every);
  for (let index = 0; index < written.count; index += 1) {
    const at = Date.parse(written.created) - index * step;
    const id = snapshotName(written, at);
    const snapshot = snapshotOf(instance, {id, type: written.SnapshotType, tags}, at);
    const key = keyNamed(world, place, written.KmsKeyId);
    rds.snapshots[id] = {
      ...snapshot,
      status: 'available',
      progress: 100,
      sharedWith: written.sharedWith,
      settings: {
        ...snapshot.settings,
        AllocatedStorage: written.AllocatedStorage ?? snapshot.settings.AllocatedStorage,
      },
      ...(key ? {keyArn: key.arn, encryption: 'sse-kms'} : {}),
    };
  }
}

function snapshotName(written: EstateSnapshot, at: number): string {
  if (written.count === 1) return written.DBSnapshotIdentifier;
  return `${written.DBSnapshotIdentifier}-${new Date(at).toISOString().slice(0, 10)}`;
}
