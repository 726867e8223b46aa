/** IAM as Latchkey uses it: the client and a command for each operation of the allow-list. */
import {
  GetGroupPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  IAMClient,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupPoliciesCommand,
  ListGroupsForUserCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import type {AllowedOperation} from '../guard/allow-list.ts';
import {guardPlugin} from '../guard/middleware.ts';
import {type ClientConfig, type ServiceClient, serviceClient} from './service-client.ts';

const commands = {
  GetGroupPolicy: GetGroupPolicyCommand,
  GetPolicy: GetPolicyCommand,
  GetPolicyVersion: GetPolicyVersionCommand,
  GetRole: GetRoleCommand,
  GetRolePolicy: GetRolePolicyCommand,
  GetUser: GetUserCommand,
  GetUserPolicy: GetUserPolicyCommand,
  ListAttachedGroupPolicies: ListAttachedGroupPoliciesCommand,
  ListAttachedRolePolicies: ListAttachedRolePoliciesCommand,
  ListAttachedUserPolicies: ListAttachedUserPoliciesCommand,
  ListGroupPolicies: ListGroupPoliciesCommand,
  ListGroupsForUser: ListGroupsForUserCommand,
  ListRolePolicies: ListRolePoliciesCommand,
  ListUserPolicies: ListUserPoliciesCommand,
  SimulatePrincipalPolicy: SimulatePrincipalPolicyCommand,
} satisfies Record<AllowedOperation<'iam'>, unknown>;

/** Connects to IAM with the guard in front. */
export function connect(config: ClientConfig, guard: {readonly readOnly: boolean}): ServiceClient {
  const client = new IAMClient(config);
  client.middlewareStack.use(guardPlugin(guard));
  return serviceClient(client, commands);
}
