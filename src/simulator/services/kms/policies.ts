/** GetKeyPolicy, ListKeyPolicies and PutKeyPolicy. */
import type {
  GetKeyPolicyCommandInput,
  GetKeyPolicyCommandOutput,
  ListKeyPoliciesCommandInput,
  ListKeyPoliciesCommandOutput,
  PutKeyPolicyCommandInput,
  PutKeyPolicyCommandOutput,
} from '@aws-sdk/client-kms';
import {keyPolicyFlaw} from '../../../policy/check/key-policy.ts';
import {AwsError} from '../../wire/aws-error.ts';
import type {Call, Handler} from '../call.ts';
import {findKey} from './find-key.ts';
import {customerKey} from './keys.ts';
import {kmsPage} from './limits.ts';
import {requireNoLockout} from './lockout.ts';

export const getKeyPolicy: Handler<GetKeyPolicyCommandInput, GetKeyPolicyCommandOutput> = (
  input,
  call,
) => {
  const key = findKey(call, input.KeyId ?? '');
  requireDefault(input.PolicyName);
  return {Policy: key.policy, PolicyName: 'default'};
};

export const listKeyPolicies: Handler<ListKeyPoliciesCommandInput, ListKeyPoliciesCommandOutput> = (
  input,
  call,
) => {
  findKey(call, input.KeyId ?? '');
  const {items, Truncated, NextMarker} = kmsPage(['default'], input, 100);
  return {PolicyNames: items, Truncated, NextMarker};
};

export const putKeyPolicy: Handler<PutKeyPolicyCommandInput, PutKeyPolicyCommandOutput> = (
  input,
  call,
) => {
  const key = customerKey(call, input.KeyId, 'PutKeyPolicy');
  requireDefault(input.PolicyName);
  const {Policy = '', BypassPolicyLockoutSafetyCheck: isBypassed} = input;
  key.policy = acceptedPolicy(call, key.arn, Policy, isBypassed);
  return {};
};

/** A key policy that passes syntax and lockout check, as the key will keep it. */
export function acceptedPolicy(
  call: Call,
  keyArn: string,
  text: string,
  isBypassed: boolean | undefined,
): string {
  const flaw = keyPolicyFlaw(text);
  if (flaw) {
    throw new AwsError('MalformedPolicyDocumentException', flaw.awsText ?? flaw.message);
  }
  requireNoLockout(call, keyArn, text, isBypassed);
  return text;
}

/** A key has one policy, named `default` (facts/aws.md §2.8). */
function requireDefault(name: string | undefined): void {
  if (name === undefined || name === 'default') return;
  throw new AwsError('NotFoundException', 'No such policy exists');
}
