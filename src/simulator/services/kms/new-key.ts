/** A key comes into the world: by CreateKey, by ReplicateKey, for a service, or with an estate. */
import type {Key, KeyOrigin, KeyUsage, Tag} from '../../world/keys.ts';
import {keyArn} from '../../world/names.ts';
import {randomOf} from '../../world/random.ts';
import {type Place, regionOf, type World} from '../../world/world.ts';

/** What is said about a new key; the rest follows. */
export type NewKey = {
  readonly id: string;
  readonly createdAt: number;
  readonly policy: string;
  readonly description?: string;
  readonly manager?: 'CUSTOMER' | 'AWS';
  readonly origin?: KeyOrigin;
  readonly tags?: Tag[];
  readonly spec?: string;
  readonly usage?: KeyUsage;
  readonly primaryRegion?: string;
  readonly materialId?: string;
  readonly storeId?: string;
  readonly externalKeyId?: string;
};

/** Adds a key, Enabled, or PendingImport where its material comes from outside, and returns it. */
export function addNewKey(world: World, place: Place, written: NewKey): Key {
  const {origin = 'AWS_KMS', manager = 'CUSTOMER', description = '', tags = []} = written;
  const {id, createdAt, policy, spec, usage, primaryRegion, storeId, externalKeyId} = written;
  const isImported = origin === 'EXTERNAL';
  const {accountId, region} = place;
  const key: Key = {
    id,
    arn: keyArn(place, id),
    accountId,
    region,
    createdAt,
    description,
    state: isImported ? 'PendingImport' : 'Enabled',
    manager,
    origin,
    ...(spec === undefined ? {} : {spec, usage}),
    materialId: written.materialId ?? (isImported ? '' : newMaterialId(world)),
    ...(isImported ? {imports: [], unusableSince: createdAt} : {}),
    isMultiRegion: primaryRegion !== undefined,
    ...(primaryRegion === undefined ? {} : {primaryRegion}),
    ...(storeId === undefined ? {} : {storeId}),
    ...(externalKeyId === undefined ? {} : {externalKeyId}),
    policy,
    grants: [],
    tags,
  };
  regionOf(world.accounts, place).kms.keys[id] = key;
  return key;
}

/** A new key ID: a UUID, or `mrk-` and 32 digits for a multi-Region key. */
export function newKeyId(world: World, isMultiRegion: boolean): string {
  const random = randomOf(world.random, 'estate');
  return isMultiRegion ? `mrk-${random.hex(32)}` : random.uuid();
}

/** A new key material ID, as KMS gives its own key material. */
export function newMaterialId(world: World): string {
  return randomOf(world.random, 'estate').hex(64);
}
