/** KeyMetadata, member by member as recorded (facts/wire.md §6, shapes). */
import {type KeyMetadata, KeySpec, type MultiRegionConfiguration} from '@aws-sdk/client-kms';
import type {Key} from '../../world/keys.ts';
import type {Accounts} from '../../world/world.ts';
import {storeOf} from './key-health.ts';
import {algorithmsOf, olderSpec} from './key-specs.ts';
import {relatedKeys} from './multi-region.ts';

/** What DescribeKey, CreateKey and ReplicateKey say about a key. */
export function metadataOf(accounts: Accounts, key: Key): KeyMetadata {
  const spec = knownSpec(key.spec);
  return {
    AWSAccountId: key.accountId,
    KeyId: key.id,
    Arn: key.arn,
    CreationDate: new Date(key.createdAt),
    Enabled: key.state === 'Enabled',
    Description: key.description,
    KeyUsage: key.usage ?? 'ENCRYPT_DECRYPT',
    KeyState: key.state,
    DeletionDate: dateOf(key.deletionAt),
    PendingDeletionWindowInDays: key.pendingWindowDays,
    Origin: key.origin,
    KeyManager: key.manager,
    CustomerMasterKeySpec: olderSpec(spec),
    KeySpec: spec,
    ...algorithmsOf(spec, key.usage),
    MultiRegion: key.isMultiRegion,
    MultiRegionConfiguration: key.isMultiRegion ? configurationOf(accounts, key) : undefined,
    CurrentKeyMaterialId: hasMaterialId(key) ? key.materialId : undefined,
    ...importedPart(key),
    ...storedPart(accounts, key),
  };
}

/** Keys in custom key stores and asymmetric keys have no key material ID. */
function hasMaterialId(key: Key): boolean {
  return key.materialId !== '' && key.storeId === undefined && key.spec === undefined;
}

/** ExpirationModel appears with the first import and stays while material is there. */
function importedPart(key: Key): Partial<KeyMetadata> {
  const present = (key.imports ?? []).filter(({bytes}) => bytes !== undefined);
  if (present.length === 0) return {};
  const ends = present.flatMap(({validTo}) => validTo ?? []);
  if (ends.length === 0) return {ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE'};
  // The earliest of all materials counts: one that is gone takes the key with it.
  return {ExpirationModel: 'KEY_MATERIAL_EXPIRES', ValidTo: new Date(Math.min(...ends))};
}

function storedPart(accounts: Accounts, key: Key): Partial<KeyMetadata> {
  if (key.storeId === undefined) return {};
  return {
    CustomKeyStoreId: key.storeId,
    CloudHsmClusterId: storeOf(accounts, key)?.clusterId,
    XksKeyConfiguration: key.externalKeyId === undefined ? undefined : {Id: key.externalKeyId},
  };
}

function configurationOf(accounts: Accounts, key: Key): MultiRegionConfiguration {
  const related = relatedKeys(accounts, key).map(({arn, region}) => ({Arn: arn, Region: region}));
  return {
    MultiRegionKeyType: key.primaryRegion === key.region ? 'PRIMARY' : 'REPLICA',
    PrimaryKey: related.find(({Region}) => Region === key.primaryRegion),
    ReplicaKeys: related.filter(({Region}) => Region !== key.primaryRegion),
  };
}

const specs = Object.values(KeySpec);

function knownSpec(spec: string | undefined): KeySpec {
  return specs.find((known) => known === spec) ?? 'SYMMETRIC_DEFAULT';
}

function dateOf(at: number | undefined): Date | undefined {
  return at === undefined ? undefined : new Date(at);
}
