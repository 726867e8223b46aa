/** Organizations as Latchkey uses it: the client and a command for each operation of the allow-list. */
import {
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  ListPoliciesCommand,
  ListPoliciesForTargetCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import type {AllowedOperation} from '../guard/allow-list.ts';
import {guardPlugin} from '../guard/middleware.ts';
import {type ClientConfig, type ServiceClient, serviceClient} from './service-client.ts';

const commands = {
  DescribeAccount: DescribeAccountCommand,
  DescribeOrganization: DescribeOrganizationCommand,
  DescribePolicy: DescribePolicyCommand,
  ListPolicies: ListPoliciesCommand,
  ListPoliciesForTarget: ListPoliciesForTargetCommand,
} satisfies Record<AllowedOperation<'organizations'>, unknown>;

/** Connects to Organizations with the guard in front. */
export function connect(config: ClientConfig, guard: {readonly readOnly: boolean}): ServiceClient {
  const client = new OrganizationsClient(config);
  client.middlewareStack.use(guardPlugin(guard));
  return serviceClient(client, commands);
}
