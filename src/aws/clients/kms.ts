/** KMS as Latchkey uses it: the client and a command for each operation of the allow-list. */
import {
  DescribeCustomKeyStoresCommand,
  DescribeKeyCommand,
  EnableKeyCommand,
  GetKeyLastUsageCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListAliasesCommand,
  ListGrantsCommand,
  ListResourceTagsCommand,
} from '@aws-sdk/client-kms';
import type {AllowedOperation} from '../guard/allow-list.ts';
import {guardPlugin} from '../guard/middleware.ts';
import {type ClientConfig, type ServiceClient, serviceClient} from './service-client.ts';

const commands = {
  DescribeCustomKeyStores: DescribeCustomKeyStoresCommand,
  DescribeKey: DescribeKeyCommand,
  EnableKey: EnableKeyCommand,
  GetKeyLastUsage: GetKeyLastUsageCommand,
  GetKeyPolicy: GetKeyPolicyCommand,
  GetKeyRotationStatus: GetKeyRotationStatusCommand,
  ListAliases: ListAliasesCommand,
  ListGrants: ListGrantsCommand,
  ListResourceTags: ListResourceTagsCommand,
} satisfies Record<AllowedOperation<'kms'>, unknown>;

/** Connects to KMS with the guard in front. */
export function connect(config: ClientConfig, guard: {readonly readOnly: boolean}): ServiceClient {
  const client = new KMSClient(config);
  client.middlewareStack.use(guardPlugin(guard));
  return serviceClient(client, commands);
}
