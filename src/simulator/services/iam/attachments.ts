/** Managed policies on roles and users: attach, detach, list. */
import type * as iam from '@aws-sdk/client-iam';
import {AwsError} from '../../wire/aws-error.ts';
import type {Identity} from '../../world/identities.ts';
import type {Call, Handler} from '../call.ts';
import {textOfManaged} from './aws-managed.ts';
import {findRole, findUser, iamOf, iamPage, noSuchEntity} from './find.ts';

// Recorded text (facts/wire.md §6).
/** The ARN of a managed policy that exists. */
export function requireManaged(call: Call, arn = ''): string {
  if (textOfManaged(iamOf(call), arn) !== undefined) return arn;
  throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
}

/** Throws where an identity still has policies: AWS does not delete those. */
export function requireDetached({attached, inline}: Identity): void {
  const message = (what: string) => `Cannot delete entity, must ${what} first.`;
  if (attached.length > 0) {
    throw new AwsError('DeleteConflictException', message('detach all policies'));
  }
  if (Object.keys(inline).length > 0) {
    throw new AwsError('DeleteConflictException', message('delete policies'));
  }
}

// IAM quotas: managed policies a role or user may have.
const mostAttached = 10;

function attach(call: Call, identity: Identity, arn: string | undefined): void {
  const known = requireManaged(call, arn);
  if (identity.attached.includes(known)) return;
  if (identity.attached.length >= mostAttached) {
    const message = `Cannot exceed quota for PoliciesPerRole: ${mostAttached}`;
    throw new AwsError('LimitExceededException', message);
  }
  identity.attached.push(known);
}

function detach(identity: Identity, arn = ''): void {
  if (!identity.attached.includes(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
  identity.attached = identity.attached.filter((one) => one !== arn);
}

type Paged = {readonly MaxItems?: number | undefined; readonly Marker?: string | undefined};

function listed({attached}: Identity, input: Paged) {
  const {items, IsTruncated, Marker} = iamPage(attached, input);
  const AttachedPolicies = items.map((arn) => ({
    PolicyName: arn.split('/').at(-1),
    PolicyArn: arn,
  }));
  return {AttachedPolicies, IsTruncated, Marker};
}

export const attachRolePolicy: Handler<
  iam.AttachRolePolicyCommandInput,
  iam.AttachRolePolicyCommandOutput
> = (input, call) => {
  attach(call, findRole(call, input.RoleName), input.PolicyArn);
  return {};
};

export const attachUserPolicy: Handler<
  iam.AttachUserPolicyCommandInput,
  iam.AttachUserPolicyCommandOutput
> = (input, call) => {
  attach(call, findUser(call, input.UserName), input.PolicyArn);
  return {};
};

export const detachRolePolicy: Handler<
  iam.DetachRolePolicyCommandInput,
  iam.DetachRolePolicyCommandOutput
> = (input, call) => {
  detach(findRole(call, input.RoleName), input.PolicyArn);
  return {};
};

export const detachUserPolicy: Handler<
  iam.DetachUserPolicyCommandInput,
  iam.DetachUserPolicyCommandOutput
> = (input, call) => {
  detach(findUser(call, input.UserName), input.PolicyArn);
  return {};
};

export const listAttachedRolePolicies: Handler<
  iam.ListAttachedRolePoliciesCommandInput,
  iam.ListAttachedRolePoliciesCommandOutput
> = (input, call) => listed(findRole(call, input.RoleName), input);

export const listAttachedUserPolicies: Handler<
  iam.ListAttachedUserPoliciesCommandInput,
  iam.ListAttachedUserPoliciesCommandOutput
> = (input, call) => listed(findUser(call, input.UserName), input);
