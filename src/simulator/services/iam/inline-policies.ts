/** Inline policies of roles and users: put, get, list and delete. */
import type * as iam from '@aws-sdk/client-iam';
import type {Identity} from '../../world/identities.ts';
import type {Handler} from '../call.ts';
import {encoded, findRole, findUser, iamPage, inlineText, requirePolicyText} from './find.ts';

function put(identity: Identity, name = '', text = ''): void {
  identity.inline[name] = requirePolicyText(text, 'identity');
}

function remove(identity: Identity, kind: 'role' | 'user', name = ''): void {
  inlineText(identity, kind, name);
  delete identity.inline[name];
}

type Paged = {readonly MaxItems?: number | undefined; readonly Marker?: string | undefined};

function names(identity: Identity, input: Paged) {
  const {items, IsTruncated, Marker} = iamPage(Object.keys(identity.inline), input);
  return {PolicyNames: items, IsTruncated, Marker};
}

export const putRolePolicy: Handler<
  iam.PutRolePolicyCommandInput,
  iam.PutRolePolicyCommandOutput
> = (input, call) => {
  put(findRole(call, input.RoleName), input.PolicyName, input.PolicyDocument);
  return {};
};

export const putUserPolicy: Handler<
  iam.PutUserPolicyCommandInput,
  iam.PutUserPolicyCommandOutput
> = (input, call) => {
  put(findUser(call, input.UserName), input.PolicyName, input.PolicyDocument);
  return {};
};

export const getRolePolicy: Handler<
  iam.GetRolePolicyCommandInput,
  iam.GetRolePolicyCommandOutput
> = ({RoleName, PolicyName}, call) => {
  const PolicyDocument = encoded(inlineText(findRole(call, RoleName), 'role', PolicyName));
  return {RoleName, PolicyName, PolicyDocument};
};

export const getUserPolicy: Handler<
  iam.GetUserPolicyCommandInput,
  iam.GetUserPolicyCommandOutput
> = ({UserName, PolicyName}, call) => {
  const PolicyDocument = encoded(inlineText(findUser(call, UserName), 'user', PolicyName));
  return {UserName, PolicyName, PolicyDocument};
};

export const deleteRolePolicy: Handler<
  iam.DeleteRolePolicyCommandInput,
  iam.DeleteRolePolicyCommandOutput
> = (input, call) => {
  remove(findRole(call, input.RoleName), 'role', input.PolicyName);
  return {};
};

export const deleteUserPolicy: Handler<
  iam.DeleteUserPolicyCommandInput,
  iam.DeleteUserPolicyCommandOutput
> = (input, call) => {
  remove(findUser(call, input.UserName), 'user', input.PolicyName);
  return {};
};

export const listRolePolicies: Handler<
  iam.ListRolePoliciesCommandInput,
  iam.ListRolePoliciesCommandOutput
> = (input, call) => names(findRole(call, input.RoleName), input);

export const listUserPolicies: Handler<
  iam.ListUserPoliciesCommandInput,
  iam.ListUserPoliciesCommandOutput
> = (input, call) => names(findUser(call, input.UserName), input);
