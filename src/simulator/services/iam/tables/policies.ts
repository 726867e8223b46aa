/** IAM's operations on policies, attached and inline, and its simulator. */
import {
  AttachRolePolicy$,
  AttachUserPolicy$,
  CreatePolicy$,
  CreatePolicyVersion$,
  DeleteRolePolicy$,
  DeleteUserPolicy$,
  DetachRolePolicy$,
  DetachUserPolicy$,
  GetPolicy$,
  GetPolicyVersion$,
  GetRolePolicy$,
  GetUserPolicy$,
  ListAttachedRolePolicies$,
  ListAttachedUserPolicies$,
  ListPolicies$,
  ListPolicyVersions$,
  ListRolePolicies$,
  ListUserPolicies$,
  PutRolePolicy$,
  PutUserPolicy$,
  SimulateCustomPolicy$,
  SimulatePrincipalPolicy$,
} from '@aws-sdk/client-iam';
import {type Operation, operation} from '../../call.ts';
import {
  attachRolePolicy,
  attachUserPolicy,
  detachRolePolicy,
  detachUserPolicy,
  listAttachedRolePolicies,
  listAttachedUserPolicies,
} from '../attachments.ts';
import {
  deleteRolePolicy,
  deleteUserPolicy,
  getRolePolicy,
  getUserPolicy,
  listRolePolicies,
  listUserPolicies,
  putRolePolicy,
  putUserPolicy,
} from '../inline-policies.ts';
import {
  createPolicy,
  createPolicyVersion,
  getPolicy,
  getPolicyVersion,
  listPolicies,
  listPolicyVersions,
} from '../managed-policies.ts';
import {simulateCustomPolicy, simulatePrincipalPolicy} from '../simulate.ts';
import {onNewPolicy, onPolicy, onRole, onSource, onUser} from './resources.ts';

export const policyOperations: readonly Operation[] = [
  operation({schema: PutRolePolicy$, mode: 'change', ...onRole, handle: putRolePolicy}),
  operation({schema: GetRolePolicy$, mode: 'read', ...onRole, handle: getRolePolicy}),
  operation({schema: DeleteRolePolicy$, mode: 'change', ...onRole, handle: deleteRolePolicy}),
  operation({schema: PutUserPolicy$, mode: 'change', ...onUser, handle: putUserPolicy}),
  operation({schema: GetUserPolicy$, mode: 'read', ...onUser, handle: getUserPolicy}),
  operation({schema: DeleteUserPolicy$, mode: 'change', ...onUser, handle: deleteUserPolicy}),
  operation({schema: ListRolePolicies$, mode: 'read', ...onRole, handle: listRolePolicies}),
  operation({schema: ListUserPolicies$, mode: 'read', ...onUser, handle: listUserPolicies}),
  operation({schema: AttachRolePolicy$, mode: 'change', ...onRole, handle: attachRolePolicy}),
  operation({schema: DetachRolePolicy$, mode: 'change', ...onRole, handle: detachRolePolicy}),
  operation({
    schema: ListAttachedRolePolicies$,
    mode: 'read',
    ...onRole,
    handle: listAttachedRolePolicies,
  }),
  operation({schema: AttachUserPolicy$, mode: 'change', ...onUser, handle: attachUserPolicy}),
  operation({schema: DetachUserPolicy$, mode: 'change', ...onUser, handle: detachUserPolicy}),
  operation({
    schema: ListAttachedUserPolicies$,
    mode: 'read',
    ...onUser,
    handle: listAttachedUserPolicies,
  }),
  operation({
    schema: CreatePolicy$,
    mode: 'change',
    ...onNewPolicy,
    response: ({Policy}) => ({
      policy: {policyName: Policy?.PolicyName ?? '', arn: Policy?.Arn ?? ''},
    }),
    handle: createPolicy,
  }),
  operation({
    schema: CreatePolicyVersion$,
    mode: 'change',
    ...onPolicy,
    handle: createPolicyVersion,
  }),
  operation({schema: GetPolicy$, mode: 'read', ...onPolicy, handle: getPolicy}),
  operation({schema: GetPolicyVersion$, mode: 'read', ...onPolicy, handle: getPolicyVersion}),
  operation({schema: ListPolicyVersions$, mode: 'read', ...onPolicy, handle: listPolicyVersions}),
  operation({schema: ListPolicies$, mode: 'read', handle: listPolicies}),
  operation({
    schema: SimulatePrincipalPolicy$,
    mode: 'read',
    ...onSource,
    handle: simulatePrincipalPolicy,
  }),
  operation({schema: SimulateCustomPolicy$, mode: 'read', handle: simulateCustomPolicy}),
];
