/** Manual snapshots of the estate come into the world. */
import {snapshotOf} from '../../services/rds/backups.ts';
import {instanceNamed} from '../../world/directory.ts';
import {regionOf, type World} from '../../world/world.ts';
import {milliseconds} from '../duration.ts';
import type {EstateSnapshot} from '../schema/snapshot.ts';
import {keyNamed, pairs, placeOf} from './place.ts';

const day = 86_400_000;

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
    const id = snapshotName(written, at, step);
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

/** The day makes it unique, and the minute where there are several a day. */
function snapshotName(written: EstateSnapshot, at: number, step: number): string {
  if (written.count === 1) return written.DBSnapshotIdentifier;
  const stamp = new Date(at).toISOString();
  const name = step < day ? stamp.slice(0, 16).replace(/[T:]/g, '-') : stamp.slice(0, 10);
  return `${written.DBSnapshotIdentifier}-${name}`;
}
