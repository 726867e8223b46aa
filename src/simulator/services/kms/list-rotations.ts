/** ListKeyRotations: the rotations of a key, and on request every key material it has. */
import type {
  ListKeyRotationsCommandInput,
  ListKeyRotationsCommandOutput,
  RotationsListEntry,
} from '@aws-sdk/client-kms';
import type {Key} from '../../world/keys.ts';
import type {Handler} from '../call.ts';
import {findKey} from './find-key.ts';
import {requireState} from './key-states.ts';
import {kmsPage} from './limits.ts';

export const listKeyRotations: Handler<
  ListKeyRotationsCommandInput,
  ListKeyRotationsCommandOutput
> = (input, call) => {
  const key = findKey(call, input.KeyId ?? '');
  requireState('ListKeyRotations', key);
  const isAll = input.IncludeKeyMaterial === 'ALL_KEY_MATERIAL';
  const ids = isAll ? allMaterials(key) : (key.rotations ?? []).map(({materialId}) => materialId);
  const {items, Truncated, NextMarker} = kmsPage(ids, input, 100);
  return {Rotations: items.map((id) => entryOf(key, id)), Truncated, NextMarker};
};

function allMaterials(key: Key): string[] {
  if (key.imports) return key.imports.map(({id}) => id);
  const rotated = (key.rotations ?? []).map(({materialId}) => materialId);
  return [key.firstMaterialId ?? key.materialId, ...rotated];
}

function entryOf(key: Key, id: string): RotationsListEntry {
  const rotation = key.rotations?.find(({materialId}) => materialId === id);
  return {
    KeyId: key.id,
    KeyMaterialId: id,
    KeyMaterialState: id === key.materialId ? 'CURRENT' : 'NON_CURRENT',
    RotationDate: rotation && new Date(rotation.at),
    RotationType: rotation?.type,
    ...importedPart(key, id),
  };
}

function importedPart(key: Key, id: string): RotationsListEntry {
  const material = key.imports?.find((candidate) => candidate.id === id);
  if (!material) return {};
  const expires = material.validTo !== undefined;
  return {
    KeyMaterialDescription: material.description,
    KeyMaterialState: material.state,
    ImportState: material.bytes === undefined ? 'PENDING_IMPORT' : 'IMPORTED',
    ExpirationModel: expires ? 'KEY_MATERIAL_EXPIRES' : 'KEY_MATERIAL_DOES_NOT_EXPIRE',
    ValidTo: material.validTo === undefined ? undefined : new Date(material.validTo),
  };
}
