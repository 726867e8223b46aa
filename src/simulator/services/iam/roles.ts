/** GetRole, ListRoles, CreateRole, DeleteRole, UpdateAssumeRolePolicy, TagRole and the boundary of a role. */
import type * as iam from '@aws-sdk/client-iam';
import {AwsError} from '../../wire/aws-error.ts';
import {derivedLetters} from '../../world/random.ts';
import type {Handler} from '../call.ts';
import {requireDetached, requireManaged} from './attachments.ts';
import {findRole, iamOf, iamPage, requirePolicyText} from './find.ts';
import {presentInList, presentRole, tagsOf} from './present.ts';

export const getRole: Handler<iam.GetRoleCommandInput, iam.GetRoleCommandOutput> = (
  input,
  call,
) => ({Role: presentRole(findRole(call, input.RoleName))});

export const listRoles: Handler<iam.ListRolesCommandInput, iam.ListRolesCommandOutput> = (
  input,
  call,
) => {
  const {PathPrefix = '/'} = input;
  const roles = Object.values(iamOf(call).roles).filter(({path}) => path.startsWith(PathPrefix));
  const {items, IsTruncated, Marker} = iamPage(roles, input);
  return {Roles: items.map(presentRole).map(presentInList), IsTruncated, Marker};
};

export const createRole: Handler<iam.CreateRoleCommandInput, iam.CreateRoleCommandOutput> = (
  input,
  call,
) => {
  const {RoleName: name = '', Path: path = '/', MaxSessionDuration = 3_600} = input;
  const {roles} = iamOf(call);
  if (Object.hasOwn(roles, name)) {
    throw new AwsError('EntityAlreadyExistsException', `Role with name ${name} already exists.`);
  }
  const trust = requirePolicyText(input.AssumeRolePolicyDocument ?? '', 'resource');
  if (MaxSessionDuration < 3_600 || MaxSessionDuration > 43_200) {
    const message = `1 validation error detected: Value '${MaxSessionDuration}' at 'maxSessionDuration' failed to satisfy constraint: Member must have value ${MaxSessionDuration < 3_600 ? 'greater than or equal to 3600' : 'less than or equal to 43200'}`;
    throw new AwsError('ValidationError', message, 400);
  }
  const boundary =
    input.PermissionsBoundary === undefined
      ? undefined
      : requireManaged(call, input.PermissionsBoundary);
  const arn = `arn:aws:iam::${call.place.accountId}:role${path}${name}`;
  roles[name] = {
    name,
    path,
    arn,
    id: `AROA${derivedLetters(`${call.eventId} ${arn}`, 17)}`,
    createdAt: call.now,
    tags: tagsOf(input.Tags),
    inline: {},
    attached: [],
    trust,
    description: input.Description ?? '',
    maxSessionSeconds: MaxSessionDuration,
    ...(boundary === undefined ? {} : {boundary}),
  };
  return {Role: presentRole(findRole(call, name))};
};

export const deleteRole: Handler<iam.DeleteRoleCommandInput, iam.DeleteRoleCommandOutput> = (
  input,
  call,
) => {
  const role = findRole(call, input.RoleName);
  requireDetached(role);
  delete iamOf(call).roles[role.name];
  return {};
};

export const updateAssumeRolePolicy: Handler<
  iam.UpdateAssumeRolePolicyCommandInput,
  iam.UpdateAssumeRolePolicyCommandOutput
> = (input, call) => {
  const role = findRole(call, input.RoleName);
  role.trust = requirePolicyText(input.PolicyDocument ?? '', 'resource');
  return {};
};

export const tagRole: Handler<iam.TagRoleCommandInput, iam.TagRoleCommandOutput> = (
  input,
  call,
) => {
  const role = findRole(call, input.RoleName);
  role.tags = tagsOf(input.Tags, role.tags);
  return {};
};

export const putRolePermissionsBoundary: Handler<
  iam.PutRolePermissionsBoundaryCommandInput,
  iam.PutRolePermissionsBoundaryCommandOutput
> = (input, call) => {
  const role = findRole(call, input.RoleName);
  role.boundary = requireManaged(call, input.PermissionsBoundary);
  return {};
};

export const deleteRolePermissionsBoundary: Handler<
  iam.DeleteRolePermissionsBoundaryCommandInput,
  iam.DeleteRolePermissionsBoundaryCommandOutput
> = (input, call) => {
  delete findRole(call, input.RoleName).boundary;
  return {};
};
