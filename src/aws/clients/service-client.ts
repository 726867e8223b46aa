/** One AWS service behind one narrow face, so that the rest of the door needs no SDK types. */

import type {HttpHandler} from '@smithy/core/protocols';
import type {$SchemaRef, AwsCredentialIdentityProvider, MetadataBearer} from '@smithy/types';
import {BugError} from '../../core/errors.ts';

/** What every client is made with. The SDK's own retries are off: they would run in real time. */
export type ClientConfig = {
  readonly region: string;
  readonly profile?: string;
  readonly credentials: AwsCredentialIdentityProvider;
  readonly requestHandler: HttpHandler;
  readonly maxAttempts: 1;
  readonly logger: {
    trace(): void;
    debug(): void;
    info(): void;
    warn(): void;
    error(): void;
  };
} & (
  | {readonly endpoint: string}
  | {
      /** Whatever the environment names was looked up before; what is shown is what is used. */
      readonly ignoreConfiguredEndpointUrls: true;
    }
);

/** An operation's input and output as the SDK describes them. */
export type OperationSchemas = {readonly input: $SchemaRef; readonly output: $SchemaRef};

/** A connected service. `send` rejects with whatever the SDK throws. */
export type ServiceClient = {
  schemas(operation: string): OperationSchemas;
  /** Finds the credentials before the first call, so that a slow login is not taken for AWS's silence. */
  credentials(): Promise<unknown>;
  send(operation: string, input: object, signal: AbortSignal): Promise<MetadataBearer>;
};

type SdkCommand = {readonly schema?: unknown};

type SdkClient = {
  readonly config: {readonly credentials: () => Promise<unknown>};
  send(command: never, options: {readonly abortSignal: AbortSignal}): Promise<MetadataBearer>;
};

/** Puts the narrow face on an SDK client and the commands it may be sent. */
export function serviceClient(
  client: SdkClient,
  commands: {readonly [operation: string]: new (input: never) => SdkCommand},
): ServiceClient {
  const commandFor = (operation: string, input: object): SdkCommand => {
    const Command = commands[operation];
    if (!Command) throw new BugError(`The allowed operation ${operation} has no command.`);
    // Each command has its own input type; the input comes from JSON, the schema checks it.
    return new Command(input as never);
  };
  return {
    schemas: (operation) => schemasOf(commandFor(operation, {}), operation),
    credentials: () => client.config.credentials(),
    // The command belongs to this client: both come from the same service's file.
    send: (operation, input, signal) =>
      client.send(commandFor(operation, input) as never, {abortSignal: signal}),
  };
}

/** An operation's schema is `[9, namespace, name, traits, input, output]` (facts/wire.md §2.2). */
function schemasOf(command: SdkCommand, operation: string): OperationSchemas {
  const {schema} = command;
  if (!Array.isArray(schema) || schema[0] !== 9) {
    throw new BugError(`The SDK describes ${operation} in a way that is not known here.`);
  }
  return {input: schema[4], output: schema[5]};
}
