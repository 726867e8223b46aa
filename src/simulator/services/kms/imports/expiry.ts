/** Imported key material goes: on the day it expires, or by DeleteImportedKeyMaterial. */
import type {
  DeleteImportedKeyMaterialCommandInput,
  DeleteImportedKeyMaterialCommandOutput,
  ImportKeyMaterialCommandInput,
} from '@aws-sdk/client-kms';
import {watchKey} from '../../../bond/lock-out.ts';
import {AwsError} from '../../../wire/aws-error.ts';
import type {ImportedMaterial} from '../../../world/key-material.ts';
import {type Key, setKeyState} from '../../../world/keys.ts';
import {schedule} from '../../../world/queue.ts';
import {member, regionOf, type World, type WorldEvent} from '../../../world/world.ts';
import type {Handler} from '../../call.ts';
import {recordKmsEvent} from '../../cloudtrail/by-services.ts';
import {customerKey} from '../keys.ts';

// The longest a piece of key material may be told to live (API reference, ImportKeyMaterial).
const longest = 365 * 86_400_000;

/** When the material of an import expires; undefined where it does not. */
export function validToOf(
  {
    ExpirationModel: model = 'KEY_MATERIAL_EXPIRES',
    ValidTo: validTo,
  }: ImportKeyMaterialCommandInput,
  now: number,
): number | undefined {
  if (model === 'KEY_MATERIAL_DOES_NOT_EXPIRE') {
    if (validTo === undefined) return undefined;
    throw invalid(
      'A validTo date must not be set if the ExpirationModel is KEY_MATERIAL_DOES_NOT_EXPIRE',
    );
  }
  if (validTo === undefined) {
    // Recorded (facts/wire.md §6).
    throw invalid('A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES');
  }
  const at = validTo.getTime();
  if (at <= now) throw invalid('The validTo date must be in the future');
  if (at > now + longest) throw invalid('The validTo date must be within 365 days');
  return at;
}

/** Puts the expiry into the queue; a later import with another date makes it pass without effect. */
export function planExpiry(
  world: World,
  {accountId, region, id: keyId}: Key,
  {id: materialId, validTo}: ImportedMaterial,
): void {
  if (validTo === undefined) return;
  const event: WorldEvent = {
    type: 'key-material-expiry',
    accountId,
    region,
    keyId,
    materialId,
    validTo,
  };
  schedule(world, validTo, event);
}

/** The day has come: the material is deleted, and CloudTrail gets an event of KMS itself. */
export function expireMaterial(
  world: World,
  event: Extract<WorldEvent, {type: 'key-material-expiry'}>,
): void {
  const key = member(regionOf(world.accounts, event).kms.keys, event.keyId);
  const material = key?.imports?.find(({id}) => id === event.materialId);
  if (!key || !material || material.validTo !== event.validTo) return;
  if (material.bytes === undefined) return;
  removeMaterial(key, material, world.now);
  recordKmsEvent(world, 'DeleteExpiredKeyMaterial', key.arn, key, {
    keyId: key.id,
    keyMaterialId: material.id,
  });
  watchKey(world, key.arn);
}

export const deleteImportedKeyMaterial: Handler<
  DeleteImportedKeyMaterialCommandInput,
  DeleteImportedKeyMaterialCommandOutput
> = (input, call) => {
  const key = customerKey(call, input.KeyId, 'DeleteImportedKeyMaterial');
  const id = input.KeyMaterialId ?? key.materialId;
  const material = key.imports?.find((candidate) => candidate.id === id);
  if (!material && input.KeyMaterialId !== undefined) {
    throw new AwsError('NotFoundException', `Key material ${id} is not part of ${key.arn}`);
  }
  if (material) removeMaterial(key, material, call.now);
  return {KeyId: key.arn, KeyMaterialId: material?.id};
};

/** Any one material that is missing makes the whole key wait (facts/aws.md §2.5). */
function removeMaterial(key: Key, material: ImportedMaterial, now: number): void {
  delete material.bytes;
  delete material.validTo;
  if (material.state === 'PENDING_ROTATION') return;
  const isLeaving = key.state === 'PendingDeletion' || key.state === 'PendingReplicaDeletion';
  if (!isLeaving) setKeyState(key, 'PendingImport', now);
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message, 400);
}
