/** AWS Backup as Latchkey uses it: the client and a command for each operation of the allow-list. */
import {
  BackupClient,
  DescribeRecoveryPointCommand,
  DescribeRestoreJobCommand,
  ListRecoveryPointsByResourceCommand,
  StartRestoreJobCommand,
} from '@aws-sdk/client-backup';
import type {AllowedOperation} from '../guard/allow-list.ts';
import {guardPlugin} from '../guard/middleware.ts';
import {type ClientConfig, type ServiceClient, serviceClient} from './service-client.ts';

const commands = {
  DescribeRecoveryPoint: DescribeRecoveryPointCommand,
  DescribeRestoreJob: DescribeRestoreJobCommand,
  ListRecoveryPointsByResource: ListRecoveryPointsByResourceCommand,
  StartRestoreJob: StartRestoreJobCommand,
} satisfies Record<AllowedOperation<'backup'>, unknown>;

/** Connects to AWS Backup with the guard in front. */
export function connect(config: ClientConfig, guard: {readonly readOnly: boolean}): ServiceClient {
  const client = new BackupClient(config);
  client.middlewareStack.use(guardPlugin(guard));
  return serviceClient(client, commands);
}
