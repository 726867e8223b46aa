/** A key takes the state in which it was read, and what is due for it by itself is planned. */
import type {KeyMetadata} from '@aws-sdk/client-kms';
import {databaseOf, isLockedOut} from '../../core/database.ts';
import {planExpiry} from '../services/kms/imports/expiry.ts';
import {noteHealth} from '../services/kms/key-health.ts';
import type {ImportedMaterial} from '../world/key-material.ts';
import {isUsableState, type Key, type KeyState, setKeyState} from '../world/keys.ts';
import {schedule} from '../world/queue.ts';
import {derivedId} from '../world/random.ts';
import type {World} from '../world/world.ts';
import {type Kept, type SavedIncident, timeOf} from './kept.ts';
import {ownKeyArn} from './metadata.ts';

/** Sets the state. A key that did not answer counts as Enabled, unless its database is locked out. */
export function copyKeyState(
  world: World,
  saved: SavedIncident,
  key: Key,
  metadata: Kept<KeyMetadata> | undefined,
): void {
  const state = (metadata?.KeyState as KeyState | undefined) ?? assumedState(saved, key);
  if (key.origin === 'EXTERNAL') copyMaterial(world, key, metadata, state);
  if (state !== key.state) setKeyState(key, state, world.now);
  if (state === 'Unavailable') key.stateBehind = 'Enabled';
  if (metadata?.PendingDeletionWindowInDays !== undefined) {
    key.pendingWindowDays = metadata.PendingDeletionWindowInDays;
  }
  planDeletion(world, key, timeOf(metadata?.DeletionDate));
  planRotation(world, key);
  noteHealth(world.accounts, key, world.now);
}

/** A database is not locked out for nothing: a key that cannot be looked at is taken as switched off. */
function assumedState(saved: SavedIncident, key: Key): KeyState {
  const status = databaseOf(saved.facts)?.status ?? '';
  return key.arn === ownKeyArn(saved) && isLockedOut(status) ? 'Disabled' : 'Enabled';
}

function planDeletion(world: World, key: Key, deletionAt: number | undefined): void {
  if (key.state !== 'PendingDeletion' || deletionAt === undefined) return;
  key.deletionAt = deletionAt;
  const {accountId, region, id: keyId} = key;
  schedule(world, deletionAt, {type: 'key-deletion', accountId, region, keyId, deletionAt});
}

function planRotation(world: World, key: Key): void {
  const nextAt = key.rotation?.nextAt;
  if (nextAt === undefined || nextAt <= world.now) return;
  const {accountId, region, id: keyId} = key;
  schedule(world, nextAt, {type: 'key-rotation', accountId, region, keyId, nextAt});
}

/** The material itself never leaves its owner: the copy has some of its own, and takes any. */
function copyMaterial(
  world: World,
  key: Key,
  metadata: Kept<KeyMetadata> | undefined,
  state: KeyState,
): void {
  if (!isUsableState(state) && state !== 'Disabled' && state !== 'PendingDeletion') return;
  const bytes = Buffer.from(derivedId(key.arn).replaceAll('-', ''), 'utf8').toString('base64');
  const validTo = timeOf(metadata?.ValidTo);
  const id = key.materialId || derivedId(`material ${key.arn}`);
  const material: ImportedMaterial = {
    id,
    state: 'CURRENT',
    bytes,
    ...(validTo === undefined ? {} : {validTo}),
  };
  key.materialId = id;
  key.imports = [material];
  setKeyState(key, 'Enabled', key.createdAt);
  planExpiry(world, key, material);
}
