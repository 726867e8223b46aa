/** CreateKey. */
import type {CreateKeyCommandInput, CreateKeyCommandOutput, KeySpec} from '@aws-sdk/client-kms';
import {AwsError} from '../../wire/aws-error.ts';
import type {KeyOrigin, KeyUsage} from '../../world/keys.ts';
import {keyArn} from '../../world/names.ts';
import type {Handler} from '../call.ts';
import {defaultPolicy} from './default-policy.ts';
import {usagesOf} from './key-specs.ts';
import {metadataOf} from './metadata.ts';
import {addNewKey, newKeyId} from './new-key.ts';
import {acceptedPolicy} from './policies.ts';
import {requirePlaceInStore} from './stores/place.ts';
import {tagsOf} from './tags.ts';

export const createKey: Handler<CreateKeyCommandInput, CreateKeyCommandOutput> = (input, call) => {
  const kind = kindOf(input);
  const origin: KeyOrigin = input.Origin ?? 'AWS_KMS';
  requireOrigin(input, origin, kind.spec);
  const isMultiRegion = input.MultiRegion ?? false;
  const tags = tagsOf(input.Tags, []);
  requirePlaceInStore(call, input, origin);
  const id = newKeyId(call.world, isMultiRegion);
  const {Policy, BypassPolicyLockoutSafetyCheck: isBypassed} = input;
  const policy =
    Policy === undefined
      ? JSON.stringify(defaultPolicy(call.place.accountId), undefined, 2)
      : acceptedPolicy(call, keyArn(call.place, id), Policy, isBypassed);
  const key = addNewKey(call.world, call.place, {
    id,
    createdAt: call.now,
    policy,
    description: input.Description,
    origin,
    tags,
    ...(kind.spec === 'SYMMETRIC_DEFAULT' ? {} : kind),
    primaryRegion: isMultiRegion ? call.place.region : undefined,
    storeId: input.CustomKeyStoreId,
    externalKeyId: input.XksKeyId,
  });
  return {KeyMetadata: metadataOf(call.world.accounts, key)};
};

function kindOf(input: CreateKeyCommandInput): {spec: KeySpec; usage: KeyUsage} {
  const spec = input.KeySpec ?? input.CustomerMasterKeySpec ?? 'SYMMETRIC_DEFAULT';
  const known = usagesOf(spec);
  const symmetric = spec === 'SYMMETRIC_DEFAULT' ? 'ENCRYPT_DECRYPT' : undefined;
  const asked = input.KeyUsage ?? symmetric;
  if (asked === undefined) {
    throw invalid('You must specify a KeyUsage value for all KMS keys except for symmetric keys.');
  }
  const usage = known.find((one) => one === asked);
  if (usage !== undefined) return {spec, usage};
  // RDS takes symmetric encryption keys only, so other encryption keys are left out here.
  const message = `This simulated KMS makes no ${spec} key with the key usage ${asked}.`;
  throw new AwsError('UnsupportedOperationException', message);
}

function requireOrigin(input: CreateKeyCommandInput, origin: KeyOrigin, spec: KeySpec): void {
  const isInStore = origin === 'AWS_CLOUDHSM' || origin === 'EXTERNAL_KEY_STORE';
  if (isInStore !== (input.CustomKeyStoreId !== undefined)) {
    throw invalid(
      `A key with origin ${origin} ${isInStore ? 'needs' : 'has no'} CustomKeyStoreId.`,
    );
  }
  if ((origin === 'EXTERNAL_KEY_STORE') !== (input.XksKeyId !== undefined)) {
    const words = origin === 'EXTERNAL_KEY_STORE' ? 'needs' : 'has no';
    throw invalid(`A key with origin ${origin} ${words} XksKeyId.`);
  }
  if (isInStore && (input.MultiRegion || spec !== 'SYMMETRIC_DEFAULT')) {
    const message = 'A custom key store holds only single-Region symmetric encryption keys.';
    throw new AwsError('UnsupportedOperationException', message);
  }
  if (origin === 'EXTERNAL' && spec !== 'SYMMETRIC_DEFAULT') {
    const message = `This simulated KMS imports key material for symmetric encryption keys only, not for ${spec}.`;
    throw new AwsError('UnsupportedOperationException', message);
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message, 400);
}
