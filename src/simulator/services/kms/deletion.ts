/** ScheduleKeyDeletion and CancelKeyDeletion, and the deletion itself when its day comes. */
import type {
  CancelKeyDeletionCommandInput,
  CancelKeyDeletionCommandOutput,
  ScheduleKeyDeletionCommandInput,
  ScheduleKeyDeletionCommandOutput,
} from '@aws-sdk/client-kms';
import {watchKey} from '../../bond/lock-out.ts';
import {setKeyState} from '../../world/keys.ts';
import {schedule} from '../../world/queue.ts';
import {member, regionOf, type World, type WorldEvent} from '../../world/world.ts';
import type {Handler} from '../call.ts';
import {recordKmsEvent} from '../cloudtrail/by-services.ts';
import {customerKey} from './keys.ts';
import {requireBetween} from './limits.ts';

const day = 86_400_000;

export const scheduleKeyDeletion: Handler<
  ScheduleKeyDeletionCommandInput,
  ScheduleKeyDeletionCommandOutput
> = (input, call) => {
  const {PendingWindowInDays: days = 30} = input;
  // 7 to 30 by the documentation (facts/aws.md §2.3).
  requireBetween('pendingWindowInDays', days, 7, 30);
  const key = customerKey(call, input.KeyId, 'ScheduleKeyDeletion');
  const deletionAt = call.now + days * day;
  setKeyState(key, 'PendingDeletion', call.now);
  key.deletionAt = deletionAt;
  schedule(call.world, deletionAt, {
    type: 'key-deletion',
    accountId: key.accountId,
    region: key.region,
    keyId: key.id,
    deletionAt,
  });
  return {
    KeyId: key.arn,
    DeletionDate: new Date(deletionAt),
    KeyState: 'PendingDeletion',
    PendingWindowInDays: days,
  };
};

/** Leaves the key Disabled: EnableKey is a call of its own (facts/aws.md §2.3). */
export const cancelKeyDeletion: Handler<
  CancelKeyDeletionCommandInput,
  CancelKeyDeletionCommandOutput
> = (input, call) => {
  const key = customerKey(call, input.KeyId, 'CancelKeyDeletion');
  setKeyState(key, 'Disabled', call.now);
  delete key.deletionAt;
  return {KeyId: key.arn};
};

/** The waiting period is over: key, aliases and grants are gone for good (facts/aws.md §2.3). */
export function deleteKey(
  world: World,
  event: Extract<WorldEvent, {type: 'key-deletion'}>,
): string | undefined {
  const {kms} = regionOf(world.accounts, event);
  const key = member(kms.keys, event.keyId);
  if (key?.state !== 'PendingDeletion' || key.deletionAt !== event.deletionAt) return undefined;
  delete kms.keys[key.id];
  for (const alias of Object.values(kms.aliases)) {
    if (alias.keyId === key.id) delete kms.aliases[alias.name];
  }
  recordKmsEvent(world, 'DeleteKey', key.arn, key);
  watchKey(world, key.arn);
  return key.arn;
}
