/** The keys of the evidence: first all of them in order, later in the state in which they were read. */
import type {GrantListEntry, KeyMetadata} from '@aws-sdk/client-kms';
import {factOf, namesInFamily} from '../../core/evidence.ts';
import {managedPolicy} from '../services/kms/default-policy.ts';
import {addNewKey} from '../services/kms/new-key.ts';
import type {Grant, Key, KeyOrigin, KeyUsage} from '../world/keys.ts';
import {arnParts} from '../world/names.ts';
import {derivedId, derivedLetters} from '../world/random.ts';
import {type Place, regionOf, type World} from '../world/world.ts';
import {clustersIn, instancesIn} from './databases.ts';
import {type Kept, known, type SavedIncident, timeOf} from './kept.ts';
import {policyOfKey} from './key-policy.ts';
import {copyKeyState} from './key-state.ts';
import {keyIdIn, metadataByArn, ownKeyArn} from './metadata.ts';
import {retainedClustersIn, retainedInstancesIn} from './retained.ts';
import {copyStore} from './stores.ts';

/** Every key that a database or a backup names exists and works, until all of them stand. */
export function admitKeys(world: World, saved: SavedIncident): void {
  copyStore(world, saved);
  const metadata = metadataByArn(saved);
  for (const arn of keyArnsIn(saved)) admitKey(world, saved, arn, metadata.get(arn));
}

/** Keys get the state, policy, grants and aliases in which they were read; those that are gone go. */
export function standAsRead(world: World, saved: SavedIncident): void {
  const metadata = metadataByArn(saved);
  for (const arn of keyArnsIn(saved)) {
    const place = placeOfArn(arn);
    const {kms} = regionOf(world.accounts, place);
    const key = kms.keys[keyIdIn(arn)];
    if (!key) continue;
    if (isGone(saved, arn)) {
      delete kms.keys[key.id];
      continue;
    }
    if (arn === ownKeyArn(saved)) dressOwnKey(world, saved, key);
    copyKeyState(world, saved, key, metadata.get(arn));
  }
}

function admitKey(
  world: World,
  saved: SavedIncident,
  arn: string,
  metadata: Kept<KeyMetadata> | undefined,
): void {
  const place = placeOfArn(arn);
  const isAws = metadata?.KeyManager === 'AWS';
  const primary = metadata?.MultiRegionConfiguration?.PrimaryKey?.Region;
  const isSibling = keyIdIn(arn).startsWith('mrk-');
  const policy = isAws ? managedPolicy(place) : policyOfKey(saved, arn);
  const spec = metadata?.KeySpec;
  addNewKey(world, place, {
    id: keyIdIn(arn),
    createdAt: timeOf(metadata?.CreationDate) ?? world.now - 90 * 86_400_000,
    policy: typeof policy === 'string' ? policy : JSON.stringify(policy, undefined, 2),
    description: metadata?.Description ?? '',
    manager: isAws ? 'AWS' : 'CUSTOMER',
    // Spelt as the API spells them: they are the API's own.
    origin: (metadata?.Origin ?? 'AWS_KMS') as KeyOrigin,
    materialId: metadata?.CurrentKeyMaterialId,
    primaryRegion: primary ?? (isSibling ? place.region : undefined),
    storeId: metadata?.CustomKeyStoreId,
    externalKeyId: metadata?.XksKeyConfiguration?.Id,
    ...(spec === undefined || spec === 'SYMMETRIC_DEFAULT'
      ? {}
      : {spec, usage: metadata?.KeyUsage as KeyUsage | undefined}),
  });
}

/** What is known of the incident's own key alone: grants, aliases, tags, rotation. */
function dressOwnKey(world: World, saved: SavedIncident, key: Key): void {
  const grants = known(saved, 'grants')?.Grants;
  if (grants) key.grants = (grants as readonly Kept<GrantListEntry>[]).map(grantOf);
  const tags = known(saved, 'keyTags')?.Tags ?? [];
  key.tags = tags.map(({TagKey = '', TagValue = ''}) => ({key: TagKey, value: TagValue}));
  const {kms} = regionOf(world.accounts, key);
  const aliases = known(saved, 'aliases')?.Aliases ?? [];
  for (const {AliasName: name = ''} of aliases) {
    const {createdAt} = key;
    kms.aliases[name] = {name, keyId: key.id, createdAt, updatedAt: createdAt};
  }
  const rotation = known(saved, 'keyRotation');
  const nextAt = timeOf(rotation?.NextRotationDate);
  if (rotation?.KeyRotationEnabled && nextAt !== undefined) {
    key.rotation = {periodDays: 365, nextAt};
  }
}

function grantOf(entry: Kept<GrantListEntry>): Grant {
  const {Constraints: constraints, GranteePrincipal: grantee = ''} = entry;
  const id = entry.GrantId ?? derivedId(JSON.stringify(entry));
  const service = entry.GranteeServicePrincipal ?? grantee;
  return {
    id,
    // Tokens are secrets and never in the evidence.
    token: derivedLetters(id, 32),
    name: entry.Name ?? '',
    createdAt: timeOf(entry.CreationDate) ?? 0,
    granteePrincipal: grantee,
    retiringPrincipal: entry.RetiringPrincipal ?? '',
    issuingAccount: entry.IssuingAccount ?? '',
    operations: [...(entry.Operations ?? [])],
    encryptionContextSubset: constraints?.EncryptionContextSubset && {
      ...constraints.EncryptionContextSubset,
    },
    encryptionContextEquals: constraints?.EncryptionContextEquals && {
      ...constraints.EncryptionContextEquals,
    },
    sourceArn: constraints?.SourceArn,
    granteeService: entry.GranteeServicePrincipal,
    retiringService: entry.RetiringServicePrincipal,
    ...(/^rds\./.test(service) ? {serviceName: 'rds'} : {}),
  };
}

/** Keys of databases, of backups and of siblings in other Regions. */
function keyArnsIn(saved: SavedIncident): readonly string[] {
  const {facts} = saved;
  const named = [
    ...instancesIn(saved).flatMap((one) => [
      one.KmsKeyId,
      one.PerformanceInsightsKMSKeyId,
      one.MasterUserSecret?.KmsKeyId,
    ]),
    ...clustersIn(saved).flatMap((one) => [one.KmsKeyId, one.MasterUserSecret?.KmsKeyId]),
    ...(known(saved, 'regionSnapshots')?.DBSnapshots ?? []).map((one) => one.KmsKeyId),
    ...(known(saved, 'snapshots')?.DBSnapshots ?? []).map((one) => one.KmsKeyId),
    ...(known(saved, 'regionClusterSnapshots')?.DBClusterSnapshots ?? []).map(
      (one) => one.KmsKeyId,
    ),
    ...(known(saved, 'clusterSnapshots')?.DBClusterSnapshots ?? []).map((one) => one.KmsKeyId),
    ...retainedInstancesIn(saved).map((one) => one.KmsKeyId),
    ...retainedClustersIn(saved).map((one) => one.KmsKeyId),
    ...namesInFamily(facts, 'key'),
    ...metadataByArn(saved).keys(),
  ];
  return [...new Set(named.filter((arn) => arn !== undefined && isKeyArn(arn)))] as string[];
}

function isKeyArn(arn: string): boolean {
  const parts = arnParts(arn);
  return parts?.service === 'kms' && parts.resource.startsWith('key/');
}

function isGone(saved: SavedIncident, arn: string): boolean {
  const name = arn === ownKeyArn(saved) ? 'key' : (`key:${arn}` as const);
  const fact = factOf(saved.facts, name);
  return fact.status === 'absent' && fact.because === 'does-not-exist';
}

function placeOfArn(arn: string): Place {
  const {accountId = '', region = ''} = arnParts(arn) ?? {};
  return {accountId, region};
}
