/** CloudTrail as Latchkey uses it: the client and a command for each operation of the allow-list. */
import {CloudTrailClient, LookupEventsCommand} from '@aws-sdk/client-cloudtrail';
import type {AllowedOperation} from '../guard/allow-list.ts';
import {guardPlugin} from '../guard/middleware.ts';
import {type ClientConfig, type ServiceClient, serviceClient} from './service-client.ts';

const commands = {
  LookupEvents: LookupEventsCommand,
} satisfies Record<AllowedOperation<'cloudtrail'>, unknown>;

/** Connects to CloudTrail with the guard in front. */
export function connect(config: ClientConfig, guard: {readonly readOnly: boolean}): ServiceClient {
  const client = new CloudTrailClient(config);
  client.middlewareStack.use(guardPlugin(guard));
  return serviceClient(client, commands);
}
