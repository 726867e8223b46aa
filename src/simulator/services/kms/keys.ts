/** DescribeKey, ListKeys, EnableKey, DisableKey, GetKeyLastUsage and ListResourceTags. */
import type {
  DescribeKeyCommandInput,
  DescribeKeyCommandOutput,
  DisableKeyCommandInput,
  DisableKeyCommandOutput,
  EnableKeyCommandInput,
  EnableKeyCommandOutput,
  GetKeyLastUsageCommandInput,
  GetKeyLastUsageCommandOutput,
  KeyMetadata,
  ListKeysCommandInput,
  ListKeysCommandOutput,
  ListResourceTagsCommandInput,
  ListResourceTagsCommandOutput,
} from '@aws-sdk/client-kms';
import {lastUsageOf} from '../../bond/usage.ts';
import {AwsError} from '../../wire/aws-error.ts';
import {type Key, setKeyState} from '../../world/keys.ts';
import type {Call, Handler} from '../call.ts';
import {findKey, findKeyOrAlias} from './find-key.ts';
import {requireState} from './key-states.ts';
import {kmsPage} from './limits.ts';

/** KeyMetadata of a key as recorded for an AES key (facts/wire.md §6, shapes). */
function metadataOf(key: Key): KeyMetadata {
  return {
    AWSAccountId: key.accountId,
    KeyId: key.id,
    Arn: key.arn,
    CreationDate: new Date(key.createdAt),
    Enabled: key.state === 'Enabled',
    Description: key.description,
    KeyUsage: 'ENCRYPT_DECRYPT',
    KeyState: key.state,
    Origin: key.origin,
    KeyManager: key.manager,
    CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    KeySpec: 'SYMMETRIC_DEFAULT',
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    MultiRegion: key.isMultiRegion,
    DeletionDate: key.deletionAt === undefined ? undefined : new Date(key.deletionAt),
    CurrentKeyMaterialId: key.materialId,
  };
}

export const describeKey: Handler<DescribeKeyCommandInput, DescribeKeyCommandOutput> = (
  input,
  call,
) => ({KeyMetadata: metadataOf(findKeyOrAlias(call, input.KeyId ?? ''))});

export const listKeys: Handler<ListKeysCommandInput, ListKeysCommandOutput> = (input, call) => {
  const keys = Object.values(call.here.kms.keys);
  const {items, Truncated, NextMarker} = kmsPage(keys, input, 100);
  return {
    Keys: items.map((key) => ({KeyId: key.id, KeyArn: key.arn})),
    Truncated,
    NextMarker,
  };
};

export const enableKey: Handler<EnableKeyCommandInput, EnableKeyCommandOutput> = (input, call) => {
  const key = customerKey(call, input.KeyId, 'EnableKey');
  // An unavailable key stays so until its store is back (facts/aws.md §2.1 note 12).
  if (key.state !== 'Unavailable') setKeyState(key, 'Enabled', call.now);
  return {};
};

export const disableKey: Handler<DisableKeyCommandInput, DisableKeyCommandOutput> = (
  input,
  call,
) => {
  const key = customerKey(call, input.KeyId, 'DisableKey');
  if (key.state !== 'Unavailable') setKeyState(key, 'Disabled', call.now);
  return {};
};

/** The key of a change, in a state that allows it and not one that AWS manages (facts/aws.md §2.5). */
export function customerKey(call: Call, keyId: string | undefined, operation: string): Key {
  const key = findKey(call, keyId ?? '');
  if (key.manager === 'AWS') {
    // The code is documented nowhere we know; only that the call does not work.
    const message = `You are not authorized to perform ${operation} on an AWS managed key`;
    throw new AwsError('AccessDeniedException', message, 400);
  }
  requireState(operation, key);
  return key;
}

export const getKeyLastUsage: Handler<GetKeyLastUsageCommandInput, GetKeyLastUsageCommandOutput> = (
  input,
  call,
) => {
  const key = findKey(call, input.KeyId ?? '');
  const usage = lastUsageOf(call.world, call.accounts, key);
  return {
    KeyId: key.arn,
    KeyLastUsage: usage && {
      Operation: usage.operation,
      Timestamp: new Date(usage.at),
      CloudTrailEventId: usage.eventId,
      KmsRequestId: usage.requestId,
    },
    TrackingStartDate: new Date(key.createdAt),
    KeyCreationDate: new Date(key.createdAt),
  };
};

export const listResourceTags: Handler<
  ListResourceTagsCommandInput,
  ListResourceTagsCommandOutput
> = (input, call) => {
  const {tags} = findKey(call, input.KeyId ?? '');
  const {items, Truncated, NextMarker} = kmsPage(tags, input, 50);
  return {
    Tags: items.map((tag) => ({TagKey: tag.key, TagValue: tag.value})),
    Truncated,
    NextMarker,
  };
};
