/** ReplicateKey and UpdatePrimaryRegion: both take a few seconds more after they have answered. */
import type {
  ReplicateKeyCommandInput,
  ReplicateKeyCommandOutput,
  UpdatePrimaryRegionCommandInput,
  UpdatePrimaryRegionCommandOutput,
} from '@aws-sdk/client-kms';
import {AwsError} from '../../wire/aws-error.ts';
import {type Key, setKeyState} from '../../world/keys.ts';
import {keyArn} from '../../world/names.ts';
import {schedule} from '../../world/queue.ts';
import {randomOf} from '../../world/random.ts';
import {member, regionOf, type World, type WorldEvent} from '../../world/world.ts';
import type {Call, Handler} from '../call.ts';
import {defaultPolicy} from './default-policy.ts';
import {customerKey} from './keys.ts';
import {metadataOf} from './metadata.ts';
import {isPrimary, relatedKeys} from './multi-region.ts';
import {addNewKey} from './new-key.ts';
import {acceptedPolicy} from './policies.ts';
import {tagsOf} from './tags.ts';
import {recordReplica} from './trail.ts';

export const replicateKey: Handler<ReplicateKeyCommandInput, ReplicateKeyCommandOutput> = (
  input,
  call,
) => {
  const primary = primaryKey(call, input.KeyId, 'ReplicateKey');
  const {ReplicaRegion: region = '', Policy, Tags, Description} = input;
  const place = {accountId: primary.accountId, region};
  if (member(regionOf(call.world.accounts, place).kms.keys, primary.id)) {
    const message = `The key ${primary.id} already exists in ${region}`;
    throw new AwsError('AlreadyExistsException', message);
  }
  const replicaArn = keyArn(place, primary.id);
  const policy =
    Policy === undefined
      ? JSON.stringify(defaultPolicy(primary.accountId), undefined, 2)
      : acceptedPolicy(call, replicaArn, Policy, input.BypassPolicyLockoutSafetyCheck);
  const tags = tagsOf(Tags, []);
  const replica = addNewKey(call.world, place, {
    id: primary.id,
    createdAt: call.now,
    policy,
    // Policy, tags, aliases, description and state are each Region's own (facts/aws.md §2.5).
    description: Description,
    tags,
    origin: primary.origin,
    spec: primary.spec,
    usage: primary.usage,
    primaryRegion: primary.region,
    materialId: primary.materialId,
  });
  inheritRotation(replica, primary);
  setKeyState(replica, 'Creating', call.now);
  later(call.world, {type: 'key-created', ...place, keyId: replica.id, createdAt: call.now});
  recordReplica(call, replica);
  return {
    ReplicaKeyMetadata: metadataOf(call.world.accounts, replica),
    ReplicaPolicy: policy,
    ReplicaTags: tags.map((tag) => ({TagKey: tag.key, TagValue: tag.value})),
  };
};

/** Key material is shared, also what rotations left behind; imported material is not there yet. */
function inheritRotation(replica: Key, primary: Key): void {
  if (primary.rotations) replica.rotations = structuredClone(primary.rotations);
  if (primary.firstMaterialId !== undefined) replica.firstMaterialId = primary.firstMaterialId;
  if (primary.imports) {
    replica.imports = primary.imports
      .filter(({state}) => state !== 'PENDING_ROTATION')
      .map(({id, state}) => ({id, state}));
  }
}

/** The replica is there: Enabled, or waiting for its imported material. */
export function finishReplica(
  world: World,
  event: Extract<WorldEvent, {type: 'key-created'}>,
): void {
  const key = member(regionOf(world.accounts, event).kms.keys, event.keyId);
  if (key?.state !== 'Creating' || key.createdAt !== event.createdAt) return;
  setKeyState(key, key.imports ? 'PendingImport' : 'Enabled', world.now);
}

export const updatePrimaryRegion: Handler<
  UpdatePrimaryRegionCommandInput,
  UpdatePrimaryRegionCommandOutput
> = (input, call) => {
  const primary = primaryKey(call, input.KeyId, 'UpdatePrimaryRegion');
  const {PrimaryRegion: region = ''} = input;
  const place = {accountId: primary.accountId, region};
  const replica = member(regionOf(call.world.accounts, place).kms.keys, primary.id);
  if (!replica || replica === primary) {
    const message = `The key ${primary.id} has no replica in ${region}`;
    throw new AwsError('NotFoundException', message);
  }
  // Both keys can be used meanwhile and neither can be switched (facts/aws.md §2.1).
  for (const key of [primary, replica]) {
    if (key.state !== 'Enabled') continue;
    key.stateBehind = key.state;
    setKeyState(key, 'Updating', call.now);
  }
  const {id: keyId} = primary;
  later(call.world, {
    type: 'key-updated',
    accountId: primary.accountId,
    region: primary.region,
    keyId,
    primaryRegion: region,
  });
  return {};
};

/** The new primary is primary, and both keys have their states back. */
export function finishUpdate(
  world: World,
  event: Extract<WorldEvent, {type: 'key-updated'}>,
): void {
  const old = member(regionOf(world.accounts, event).kms.keys, event.keyId);
  if (!old) return;
  for (const key of relatedKeys(world.accounts, old)) {
    key.primaryRegion = event.primaryRegion;
    if (key.state !== 'Updating') continue;
    setKeyState(key, key.stateBehind ?? 'Enabled', world.now);
    delete key.stateBehind;
  }
}

function primaryKey(call: Call, keyId: string | undefined, operation: string): Key {
  const key = customerKey(call, keyId, operation);
  if (isPrimary(key)) return key;
  // Recorded for a replica of a replica (facts/wire.md §6).
  const message = `${key.arn} is not a multi-region primary key.`;
  throw new AwsError('UnsupportedOperationException', message);
}

// "A few seconds" by the API reference.
function later(world: World, event: WorldEvent): void {
  const seconds = randomOf(world.random, 'estate').between(3, 9);
  schedule(world, world.now + seconds * 1000, event);
}
