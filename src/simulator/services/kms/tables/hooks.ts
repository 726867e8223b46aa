/** What the rows of KMS's tables have in common: the key a call is about, and its trail. */
import type {Call, Demand, TrailResource} from '../../call.ts';
import {keyOrAliasResource, keyResource, ownKeyResource} from '../find-key.ts';

type NamesKey = {readonly KeyId?: string | undefined};

type Hooks = {
  readonly resource: (input: NamesKey, call: Call) => string;
  readonly trail: (input: NamesKey, call: Call) => TrailResource[];
};

/** For KMS keys the resource of a record is the key's ARN (facts/aws.md §5.1). */
export function keyTrail(arn: string): TrailResource[] {
  return [{type: 'AWS::KMS::Key', name: arn}];
}

/** A call that also works with a key of another account, by its ARN (facts/aws.md §2.4). */
export const onKey: Hooks = {
  resource: (input, call) => keyResource(call, input.KeyId ?? ''),
  trail: (input, call) => keyTrail(keyResource(call, input.KeyId ?? '')),
};

/** A call that takes an alias as well. */
export const onKeyOrAlias: Hooks = {
  resource: (input, call) => keyOrAliasResource(call, input.KeyId ?? ''),
  trail: (input, call) => keyTrail(keyOrAliasResource(call, input.KeyId ?? '')),
};

/** A call that only works in the account that owns the key (facts/aws.md §2.4). */
export function onOwnKey(operation: string): Hooks {
  return {
    resource: (input, call) => ownKeyResource(call, input.KeyId ?? '', operation),
    trail: onKey.trail,
  };
}

/** A permission of KMS on a resource. */
export function demand(operation: string, resource: string): Demand {
  return {action: `kms:${operation}`, resource};
}
