/** DescribeKey, ListKeys, EnableKey, DisableKey, UpdateKeyDescription and GetKeyLastUsage. */
import type {
  DescribeKeyCommandInput,
  DescribeKeyCommandOutput,
  DisableKeyCommandInput,
  DisableKeyCommandOutput,
  EnableKeyCommandInput,
  EnableKeyCommandOutput,
  GetKeyLastUsageCommandInput,
  GetKeyLastUsageCommandOutput,
  KeyLastUsageTrackingOperation,
  ListKeysCommandInput,
  ListKeysCommandOutput,
  UpdateKeyDescriptionCommandInput,
  UpdateKeyDescriptionCommandOutput,
} from '@aws-sdk/client-kms';
import {lastUsageOf} from '../../bond/usage.ts';
import {type Key, type KeyState, setKeyState} from '../../world/keys.ts';
import type {Call, Handler} from '../call.ts';
import {requireCustomerManaged} from './aws-managed.ts';
import {findKey, findKeyOrAlias} from './find-key.ts';
import {requireState} from './key-states.ts';
import {kmsPage} from './limits.ts';
import {metadataOf} from './metadata.ts';

export const describeKey: Handler<DescribeKeyCommandInput, DescribeKeyCommandOutput> = (
  input,
  call,
) => ({KeyMetadata: metadataOf(call.accounts, findKeyOrAlias(call, input.KeyId ?? ''))});

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
  switchKey(call, input.KeyId, 'EnableKey', 'Enabled');
  return {};
};

export const disableKey: Handler<DisableKeyCommandInput, DisableKeyCommandOutput> = (
  input,
  call,
) => {
  switchKey(call, input.KeyId, 'DisableKey', 'Disabled');
  return {};
};

/** An unavailable key stays so; what it was told counts once its store is back (§2.1 note 12). */
function switchKey(
  call: Call,
  keyId: string | undefined,
  operation: string,
  state: KeyState,
): void {
  const key = customerKey(call, keyId, operation);
  if (key.state === 'Unavailable') key.stateBehind = state;
  else setKeyState(key, state, call.now);
}

/** The key of a change, in a state that allows it and not one that AWS manages (facts/aws.md §2.5). */
export function customerKey(call: Call, keyId: string | undefined, operation: string): Key {
  const key = findKey(call, keyId ?? '');
  requireCustomerManaged(call, key, operation);
  requireState(operation, key);
  return key;
}

export const updateKeyDescription: Handler<
  UpdateKeyDescriptionCommandInput,
  UpdateKeyDescriptionCommandOutput
> = (input, call) => {
  customerKey(call, input.KeyId, 'UpdateKeyDescription').description = input.Description ?? '';
  return {};
};

export const getKeyLastUsage: Handler<GetKeyLastUsageCommandInput, GetKeyLastUsageCommandOutput> = (
  input,
  call,
) => {
  const key = findKey(call, input.KeyId ?? '');
  const usage = lastUsageOf(call.world, call.accounts, key);
  return {
    KeyId: key.arn,
    KeyLastUsage: usage && {
      // Only operations of that list are ever noted.
      Operation: usage.operation as KeyLastUsageTrackingOperation,
      Timestamp: new Date(usage.at),
      CloudTrailEventId: usage.eventId,
      KmsRequestId: usage.requestId,
    },
    TrackingStartDate: new Date(key.createdAt),
    KeyCreationDate: new Date(key.createdAt),
  };
};
