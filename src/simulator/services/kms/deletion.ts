/** ScheduleKeyDeletion and CancelKeyDeletion, and the deletion itself when its day comes. */
import type {
  CancelKeyDeletionCommandInput,
  CancelKeyDeletionCommandOutput,
  ScheduleKeyDeletionCommandInput,
  ScheduleKeyDeletionCommandOutput,
} from '@aws-sdk/client-kms';
import {watchKey} from '../../bond/lock-out.ts';
import {type Key, setKeyState} from '../../world/keys.ts';
import {schedule} from '../../world/queue.ts';
import {member, regionOf, type World, type WorldEvent} from '../../world/world.ts';
import type {Handler} from '../call.ts';
import {recordKmsEvent} from '../cloudtrail/by-services.ts';
import {storeOf} from './key-health.ts';
import {customerKey} from './keys.ts';
import {requireBetween} from './limits.ts';
import {isPrimary, relatedKeys, replicasOf} from './multi-region.ts';

const day = 86_400_000;

export const scheduleKeyDeletion: Handler<
  ScheduleKeyDeletionCommandInput,
  ScheduleKeyDeletionCommandOutput
> = (input, call) => {
  const {PendingWindowInDays: days = 30} = input;
  // 7 to 30 by the documentation (facts/aws.md §2.3).
  requireBetween('pendingWindowInDays', days, 7, 30);
  const key = customerKey(call, input.KeyId, 'ScheduleKeyDeletion');
  delete key.stateBehind;
  if (isPrimary(key) && replicasOf(call.world.accounts, key).length > 0) {
    setKeyState(key, 'PendingReplicaDeletion', call.now);
    key.pendingWindowDays = days;
    return {KeyId: key.arn, KeyState: 'PendingReplicaDeletion', PendingWindowInDays: days};
  }
  const deletionAt = startWaiting(call.world, key, days);
  return {
    KeyId: key.arn,
    DeletionDate: new Date(deletionAt),
    KeyState: 'PendingDeletion',
    PendingWindowInDays: days,
  };
};

function startWaiting(world: World, key: Key, days: number): number {
  const deletionAt = world.now + days * day;
  setKeyState(key, 'PendingDeletion', world.now);
  key.deletionAt = deletionAt;
  const {accountId, region, id: keyId} = key;
  schedule(world, deletionAt, {type: 'key-deletion', accountId, region, keyId, deletionAt});
  return deletionAt;
}

/** Leaves the key Disabled: EnableKey is a call of its own (facts/aws.md §2.3). */
export const cancelKeyDeletion: Handler<
  CancelKeyDeletionCommandInput,
  CancelKeyDeletionCommandOutput
> = (input, call) => {
  const key = customerKey(call, input.KeyId, 'CancelKeyDeletion');
  delete key.deletionAt;
  delete key.pendingWindowDays;
  const store = storeOf(call.world.accounts, key);
  if (store?.state === 'DISCONNECTED' || store?.state === 'DISCONNECTING') {
    // It showed its deletion although its store is away (facts/aws.md §2.1 note 13).
    key.stateBehind = 'Disabled';
    setKeyState(key, 'Unavailable', call.now);
  } else if (key.imports && !hasMaterial(key)) {
    // A key without its material cannot be Disabled and then enabled; it waits for the import.
    setKeyState(key, 'PendingImport', call.now);
  } else {
    setKeyState(key, 'Disabled', call.now);
  }
  return {KeyId: key.arn};
};

/** True where a key has all its key material: one piece that is missing disables it all. */
export function hasMaterial(key: Key): boolean {
  const needed = (key.imports ?? []).filter(({state}) => state !== 'PENDING_ROTATION');
  return needed.length > 0 && needed.every(({bytes}) => bytes !== undefined);
}

/** The waiting period is over: key, aliases and grants are gone for good (facts/aws.md §2.3). */
export function deleteKey(world: World, event: Extract<WorldEvent, {type: 'key-deletion'}>): void {
  const {kms} = regionOf(world.accounts, event);
  const key = member(kms.keys, event.keyId);
  if (key?.state !== 'PendingDeletion' || key.deletionAt !== event.deletionAt) return;
  delete kms.keys[key.id];
  for (const alias of Object.values(kms.aliases)) {
    if (alias.keyId === key.id) delete kms.aliases[alias.name];
  }
  recordKmsEvent(world, 'DeleteKey', key.arn, key);
  watchKey(world, key.arn);
  releasePrimary(world, key);
}

/** With its last replica gone, a primary's own waiting period begins (facts/aws.md §2.3). */
function releasePrimary(world: World, gone: Key): void {
  const [primary, ...others] = relatedKeys(world.accounts, gone);
  if (primary?.state !== 'PendingReplicaDeletion' || others.length > 0) return;
  const days = primary.pendingWindowDays ?? 30;
  delete primary.pendingWindowDays;
  startWaiting(world, primary, days);
}
