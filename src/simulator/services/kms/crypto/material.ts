/** Key material: imported bytes as they were imported, everything else derived from the vault. */
import type {Key} from '../../../world/keys.ts';
import {secretFor} from '../../../world/vault.ts';
import type {World} from '../../../world/world.ts';

/** The 256 bits behind a key material ID; undefined where the key has none such at present. */
export function materialBytes(world: World, key: Key, materialId: string): Buffer | undefined {
  if (key.imports) {
    const imported = key.imports.find(({id}) => id === materialId);
    return imported?.bytes === undefined ? undefined : Buffer.from(imported.bytes, 'base64');
  }
  const isKnown =
    key.materialId === materialId ||
    (key.rotations ?? []).some((rotation) => rotation.materialId === materialId) ||
    key.firstMaterialId === materialId;
  return isKnown ? secretFor(world, `key material ${materialId}`, 32) : undefined;
}
