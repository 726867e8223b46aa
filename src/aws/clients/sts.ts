/** STS as Latchkey uses it: the client and a command for each operation of the allow-list. */
import {GetCallerIdentityCommand, STSClient} from '@aws-sdk/client-sts';
import type {AllowedOperation} from '../guard/allow-list.ts';
import {guardPlugin} from '../guard/middleware.ts';
import {type ClientConfig, type ServiceClient, serviceClient} from './service-client.ts';

const commands = {
  GetCallerIdentity: GetCallerIdentityCommand,
} satisfies Record<AllowedOperation<'sts'>, unknown>;

/** Connects to STS with the guard in front. */
export function connect(config: ClientConfig, guard: {readonly readOnly: boolean}): ServiceClient {
  const client = new STSClient(config);
  client.middlewareStack.use(guardPlugin(guard));
  return serviceClient(client, commands);
}
