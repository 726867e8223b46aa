/** KMS as Latchkey uses it: the client and a command for each operation of the allow-list. */
import {
  CancelKeyDeletionCommand,
  ConnectCustomKeyStoreCommand,
  CreateGrantCommand,
  DescribeCustomKeyStoresCommand,
  DescribeKeyCommand,
  DisconnectCustomKeyStoreCommand,
  EnableKeyCommand,
  GetKeyLastUsageCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  GetParametersForImportCommand,
  ImportKeyMaterialCommand,
  KMSClient,
  ListAliasesCommand,
  ListGrantsCommand,
  ListResourceTagsCommand,
  PutKeyPolicyCommand,
  ReplicateKeyCommand,
} from '@aws-sdk/client-kms';
import type {AllowedOperation} from '../guard/allow-list.ts';
import {guardPlugin} from '../guard/middleware.ts';
import {type ClientConfig, type ServiceClient, serviceClient} from './service-client.ts';

const commands = {
  CancelKeyDeletion: CancelKeyDeletionCommand,
  ConnectCustomKeyStore: ConnectCustomKeyStoreCommand,
  CreateGrant: CreateGrantCommand,
  DescribeCustomKeyStores: DescribeCustomKeyStoresCommand,
  DescribeKey: DescribeKeyCommand,
  DisconnectCustomKeyStore: DisconnectCustomKeyStoreCommand,
  EnableKey: EnableKeyCommand,
  GetKeyLastUsage: GetKeyLastUsageCommand,
  GetKeyPolicy: GetKeyPolicyCommand,
  GetKeyRotationStatus: GetKeyRotationStatusCommand,
  GetParametersForImport: GetParametersForImportCommand,
  ImportKeyMaterial: ImportKeyMaterialCommand,
  ListAliases: ListAliasesCommand,
  ListGrants: ListGrantsCommand,
  ListResourceTags: ListResourceTagsCommand,
  PutKeyPolicy: PutKeyPolicyCommand,
  ReplicateKey: ReplicateKeyCommand,
} satisfies Record<AllowedOperation<'kms'>, unknown>;

/** Connects to KMS with the guard in front. */
export function connect(config: ClientConfig, guard: {readonly readOnly: boolean}): ServiceClient {
  const client = new KMSClient(config);
  client.middlewareStack.use(guardPlugin(guard));
  return serviceClient(client, commands);
}
