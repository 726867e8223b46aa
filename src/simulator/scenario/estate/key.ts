/** A key of the estate comes into the world as it would stand after its years of age. */
import {defaultPolicy, managedPolicy} from '../../services/kms/default-policy.ts';
import {planExpiry} from '../../services/kms/imports/expiry.ts';
import {importedMaterialId} from '../../services/kms/imports/import-material.ts';
import {noteHealth, storeOf} from '../../services/kms/key-health.ts';
import {addNewKey, newMaterialId} from '../../services/kms/new-key.ts';
import type {ImportedMaterial} from '../../world/key-material.ts';
import {type Key, setKeyState} from '../../world/keys.ts';
import {schedule} from '../../world/queue.ts';
import {type Place, regionOf, type World} from '../../world/world.ts';
import type {EstateKey} from '../schema/key.ts';
import {pairs, placeOf} from './place.ts';

/** A key with its aliases and its replicas, in a state to be used where its store lets it. */
export function addKey(world: World, written: EstateKey): void {
  const home = placeOf(world, written);
  const isMultiRegion = written.KeyId.startsWith('mrk-');
  const materialId = materialIdOf(world, written);
  for (const region of [home.region, ...written.replicas]) {
    const key = addNewKey(
      world,
      {...home, region},
      {
        id: written.KeyId,
        createdAt: Date.parse(written.created),
        description: written.Description,
        manager: written.KeyManager,
        origin: written.Origin,
        policy: JSON.stringify(written.Policy ?? policyOf(written, home), undefined, 2),
        tags: pairs(written.Tags),
        materialId,
        primaryRegion: isMultiRegion ? home.region : undefined,
        storeId: written.CustomKeyStoreId,
        externalKeyId: written.XksKeyId,
      },
    );
    importMaterial(world, key, written);
    if (storeOf(world.accounts, key)?.state === 'DISCONNECTED') {
      key.stateBehind = 'Enabled';
      setKeyState(key, 'Unavailable', key.createdAt);
    }
    noteHealth(world.accounts, key, key.createdAt);
    addAliases(world, key, written);
    planProblems(world, key, written);
  }
}

function materialIdOf(world: World, {KeyId, Origin, material}: EstateKey): string {
  if (Origin !== 'EXTERNAL') return newMaterialId(world);
  return material === undefined ? '' : importedMaterialId(KeyId, Buffer.from(material, 'hex'));
}

/** Imported long ago; without material in the scenario the key waits for its first import. */
function importMaterial(world: World, key: Key, {material, ValidTo}: EstateKey): void {
  if (material === undefined || !key.imports) return;
  const imported: ImportedMaterial = {
    id: key.materialId,
    state: 'CURRENT',
    bytes: Buffer.from(material, 'hex').toString('base64'),
    ...(ValidTo === undefined ? {} : {validTo: Date.parse(ValidTo)}),
  };
  key.imports = [imported];
  setKeyState(key, 'Enabled', key.createdAt);
  planExpiry(world, key, imported);
}

/** Aliases belong to the key's own Region; a replica has none until somebody gives it one. */
function addAliases(world: World, key: Key, {aliases}: EstateKey): void {
  if (key.primaryRegion !== undefined && key.primaryRegion !== key.region) return;
  const {kms} = regionOf(world.accounts, key);
  for (const name of aliases) {
    kms.aliases[name] = {
      name,
      keyId: key.id,
      createdAt: key.createdAt,
      updatedAt: key.createdAt,
    };
  }
}

function planProblems(world: World, key: Key, {externalKeyProblems}: EstateKey): void {
  const {accountId, region, id: keyId} = key;
  for (const {problem, from, until} of externalKeyProblems) {
    const event = {type: 'key-problem' as const, accountId, region, keyId};
    schedule(world, Date.parse(from), {...event, problem});
    if (until !== undefined) schedule(world, Date.parse(until), event);
  }
}

function policyOf({KeyManager, aliases}: EstateKey, place: Place): object {
  if (KeyManager === 'CUSTOMER') return defaultPolicy(place.accountId);
  const isForSecrets = aliases.includes('alias/aws/secretsmanager');
  return managedPolicy(place, isForSecrets ? 'secretsmanager' : 'rds');
}
