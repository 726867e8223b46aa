/** Rotation: GetKeyRotationStatus, EnableKeyRotation, DisableKeyRotation, RotateKeyOnDemand, ListKeyRotations. */
import type {
  DisableKeyRotationCommandInput,
  DisableKeyRotationCommandOutput,
  EnableKeyRotationCommandInput,
  EnableKeyRotationCommandOutput,
  GetKeyRotationStatusCommandInput,
  GetKeyRotationStatusCommandOutput,
  RotateKeyOnDemandCommandInput,
  RotateKeyOnDemandCommandOutput,
} from '@aws-sdk/client-kms';
import {AwsError} from '../../wire/aws-error.ts';
import type {Key} from '../../world/keys.ts';
import {schedule} from '../../world/queue.ts';
import {member, regionOf, type World, type WorldEvent} from '../../world/world.ts';
import type {Call, Handler} from '../call.ts';
import {findKey} from './find-key.ts';
import {requireState, wrongOrigin} from './key-states.ts';
import {customerKey} from './keys.ts';
import {isPrimary, relatedKeys} from './multi-region.ts';
import {newMaterialId} from './new-key.ts';

const day = 86_400_000;
const usualPeriod = 365;
// On-demand rotations of one key in its life (API reference, RotateKeyOnDemand).
const mostOnDemand = 25;

export const getKeyRotationStatus: Handler<
  GetKeyRotationStatusCommandInput,
  GetKeyRotationStatusCommandOutput
> = (input, call) => {
  const key = findKey(call, input.KeyId ?? '');
  requireState('GetKeyRotationStatus', key);
  requireSymmetric(key);
  // AWS rotates its own keys every year (facts/aws.md §2.5).
  if (key.manager === 'AWS') return {KeyId: key.arn, KeyRotationEnabled: true};
  const isLeaving = key.state === 'PendingDeletion' || key.state === 'PendingReplicaDeletion';
  if (!key.rotation || isLeaving) return {KeyId: key.arn, KeyRotationEnabled: false};
  return {
    KeyId: key.arn,
    KeyRotationEnabled: true,
    RotationPeriodInDays: key.rotation.periodDays,
    NextRotationDate: new Date(key.rotation.nextAt),
  };
};

export const enableKeyRotation: Handler<
  EnableKeyRotationCommandInput,
  EnableKeyRotationCommandOutput
> = (input, call) => {
  const key = rotatableKey(call, input.KeyId, 'EnableKeyRotation');
  const periodDays = input.RotationPeriodInDays ?? usualPeriod;
  for (const one of relatedKeys(call.world.accounts, key)) {
    one.rotation = {periodDays, nextAt: call.now + periodDays * day};
  }
  planRotation(call.world, key);
  return {};
};

export const disableKeyRotation: Handler<
  DisableKeyRotationCommandInput,
  DisableKeyRotationCommandOutput
> = (input, call) => {
  const key = rotatableKey(call, input.KeyId, 'DisableKeyRotation');
  for (const one of relatedKeys(call.world.accounts, key)) delete one.rotation;
  return {};
};

export const rotateKeyOnDemand: Handler<
  RotateKeyOnDemandCommandInput,
  RotateKeyOnDemandCommandOutput
> = (input, call) => {
  const key = customerKey(call, input.KeyId, 'RotateKeyOnDemand');
  requireSymmetric(key);
  requirePrimary(key);
  const made = (key.rotations ?? []).filter(({type}) => type === 'ON_DEMAND').length;
  if (made >= mostOnDemand) {
    // Recorded (facts/wire.md §6).
    const message = `The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be performed for this key: ${key.arn}`;
    throw new AwsError('LimitExceededException', message);
  }
  if (key.imports) rotateToImported(call, key);
  else rotate(call.world, key, 'ON_DEMAND', newMaterialId(call.world));
  return {KeyId: key.arn};
};

/** A key with imported material rotates to the one that was imported for it. */
function rotateToImported(call: Call, key: Key): void {
  const next = key.imports?.find(({state}) => state === 'PENDING_ROTATION');
  if (next?.bytes === undefined) {
    const message = `${key.arn} has no key material that is pending rotation.`;
    throw new AwsError('KMSInvalidStateException', message);
  }
  for (const material of key.imports ?? []) {
    if (material.state === 'CURRENT') material.state = 'NON_CURRENT';
  }
  next.state = 'CURRENT';
  rotate(call.world, key, 'ON_DEMAND', next.id);
}

function rotatableKey(call: Call, keyId: string | undefined, operation: string): Key {
  const key = customerKey(call, keyId, operation);
  requireSymmetric(key);
  if (key.origin === 'EXTERNAL') throw wrongOrigin(key);
  requirePrimary(key);
  return key;
}

/** Rotation of related keys is set on the primary. */
function requirePrimary(key: Key): void {
  if (!key.isMultiRegion || isPrimary(key)) return;
  const message = `${key.arn} is not a multi-region primary key.`;
  throw new AwsError('UnsupportedOperationException', message);
}

function requireSymmetric(key: Key): void {
  if (key.spec === undefined) return;
  const message = `${key.arn} key spec is ${key.spec} which is not valid for this operation.`;
  throw new AwsError('UnsupportedOperationException', message);
}

function planRotation(world: World, {accountId, region, id: keyId, rotation}: Key): void {
  if (!rotation) return;
  const {nextAt} = rotation;
  schedule(world, nextAt, {type: 'key-rotation', accountId, region, keyId, nextAt});
}

/** The period is over. A key that is not Enabled waits, and is looked at again a day later. */
export function rotateAutomatically(
  world: World,
  event: Extract<WorldEvent, {type: 'key-rotation'}>,
): void {
  const key = member(regionOf(world.accounts, event).kms.keys, event.keyId);
  if (key?.rotation?.nextAt !== event.nextAt) return;
  const isDue = key.state === 'Enabled';
  if (isDue) rotate(world, key, 'AUTOMATIC', newMaterialId(world));
  key.rotation.nextAt = world.now + (isDue ? key.rotation.periodDays : 1) * day;
  planRotation(world, key);
}

/** Older material stays and still decrypts (facts/aws.md §4 C15). */
function rotate(world: World, key: Key, type: 'AUTOMATIC' | 'ON_DEMAND', materialId: string): void {
  for (const one of relatedKeys(world.accounts, key)) {
    one.firstMaterialId ??= one.materialId;
    one.rotations = [...(one.rotations ?? []), {at: world.now, materialId, type}];
    one.materialId = materialId;
  }
}
