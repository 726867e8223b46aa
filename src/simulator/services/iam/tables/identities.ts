/** IAM's operations on users, roles and access keys. */
import {
  CreateAccessKey$,
  CreateRole$,
  CreateUser$,
  DeleteAccessKey$,
  DeleteRole$,
  DeleteRolePermissionsBoundary$,
  DeleteUser$,
  GetRole$,
  GetUser$,
  ListAccessKeys$,
  ListGroupsForUser$,
  ListRoles$,
  ListUsers$,
  PutRolePermissionsBoundary$,
  TagRole$,
  UpdateAssumeRolePolicy$,
} from '@aws-sdk/client-iam';
import {type Operation, operation} from '../../call.ts';
import {createAccessKey, deleteAccessKey, listAccessKeys} from '../access-keys.ts';
import {
  createRole,
  deleteRole,
  deleteRolePermissionsBoundary,
  getRole,
  listRoles,
  putRolePermissionsBoundary,
  tagRole,
  updateAssumeRolePolicy,
} from '../roles.ts';
import {createUser, deleteUser, getUser, listGroupsForUser, listUsers} from '../users.ts';
import {onRole, onUser} from './resources.ts';

export const identityOperations: readonly Operation[] = [
  operation({schema: GetUser$, mode: 'read', ...onUser, handle: getUser}),
  operation({schema: ListUsers$, mode: 'read', handle: listUsers}),
  operation({
    schema: CreateUser$,
    mode: 'change',
    ...onUser,
    response: ({User}) => ({user: {userName: User?.UserName ?? '', arn: User?.Arn ?? ''}}),
    handle: createUser,
  }),
  operation({schema: DeleteUser$, mode: 'change', ...onUser, handle: deleteUser}),
  operation({schema: ListGroupsForUser$, mode: 'read', ...onUser, handle: listGroupsForUser}),
  operation({schema: GetRole$, mode: 'read', ...onRole, handle: getRole}),
  operation({schema: ListRoles$, mode: 'read', handle: listRoles}),
  operation({
    schema: CreateRole$,
    mode: 'change',
    ...onRole,
    response: ({Role}) => ({role: {roleName: Role?.RoleName ?? '', arn: Role?.Arn ?? ''}}),
    handle: createRole,
  }),
  operation({schema: DeleteRole$, mode: 'change', ...onRole, handle: deleteRole}),
  operation({
    schema: UpdateAssumeRolePolicy$,
    mode: 'change',
    ...onRole,
    handle: updateAssumeRolePolicy,
  }),
  operation({schema: TagRole$, mode: 'change', ...onRole, handle: tagRole}),
  operation({
    schema: PutRolePermissionsBoundary$,
    mode: 'change',
    ...onRole,
    handle: putRolePermissionsBoundary,
  }),
  operation({
    schema: DeleteRolePermissionsBoundary$,
    mode: 'change',
    ...onRole,
    handle: deleteRolePermissionsBoundary,
  }),
  operation({
    schema: CreateAccessKey$,
    mode: 'change',
    ...onUser,
    response: ({AccessKey}) => ({
      accessKey: {
        accessKeyId: AccessKey?.AccessKeyId ?? '',
        userName: AccessKey?.UserName ?? '',
        status: 'Active',
      },
    }),
    handle: createAccessKey,
  }),
  operation({schema: ListAccessKeys$, mode: 'read', ...onUser, handle: listAccessKeys}),
  operation({schema: DeleteAccessKey$, mode: 'change', ...onUser, handle: deleteAccessKey}),
];
