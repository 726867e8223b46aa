/** The one door to AWS: every request of Latchkey passes here, or does not leave. */
import type {HttpHandler} from '@smithy/core/protocols';
import {NodeHttpHandler} from '@smithy/node-http-handler';
import type {AwsCredentialIdentity} from '@smithy/types';
import type {CallName, CallRecord} from '../core/call.ts';
import type {Clock} from '../core/clock.ts';
import {BugError, GuardError} from '../core/errors.ts';
import type {JsonObject} from '../core/json.ts';
import type {Answer} from './answer.ts';
import {type Approvals, approvalsOf} from './approval/approvals.ts';
import {callThrough} from './call-through.ts';
import {connectTo} from './clients/connect.ts';
import type {ClientConfig, ServiceClient} from './clients/service-client.ts';
import {type CredentialSource, credentialProvider, silentLogger} from './credentials.ts';
import {
  type Endpoints,
  endpointOf,
  endpointsFromEnvironment,
  endpointWords,
  oneEndpoint,
} from './endpoints.ts';
import {allowedCall, type ServiceName} from './guard/allow-list.ts';
import {GuardedHandler} from './guard/handler.ts';
import {keptBack} from './guard/store-guard.ts';
import {allPages} from './pages.ts';
import {type MessagesAfter, messagesBehind} from './simulator-messages.ts';

export type {Answer, ErrorAnswer, OkAnswer, WouldCallAnswer} from './answer.ts';
export type {ErrorKind} from './error-kind.ts';

export type DoorOptions = {
  readonly region: string;
  readonly profile?: string;
  /** One endpoint for all services; empty for AWS's own whatever the environment says. */
  readonly endpoint?: string;
  /** An endpoint per service (`configuredEndpoints`); default: what the environment says. */
  readonly endpoints?: Endpoints;
  /** Default: the SDK's provider chain, for the profile. */
  readonly credentials?: AwsCredentialIdentity;
  /** Answers in process, without a socket; needs `credentials` or a `profile`. */
  readonly handler?: HttpHandler;
  /** Changes are kept back and settle as `would-call`. */
  readonly readOnly: boolean;
  /** Calls wait for each other, so that the order of their answers hangs on nothing else. */
  readonly oneAtATime?: boolean;
  readonly clock: Clock;
  /** How long calls take is told by it, where their world has a time of its own. */
  readonly stopwatch?: () => number;
  /** Told of every call before its promise settles; what it throws reaches the caller. */
  readonly onCall?: (record: CallRecord) => void;
  /** Time for each attempt, in real milliseconds. Default 10,000. */
  readonly timeoutMilliseconds?: number;
};

/** Calls of one Region. */
export type Calls = {
  /**
   * One call. Rejects only with GuardError or BugError (our faults), JournalError where a world on
   * this disk cannot be saved, or what `onCall` throws.
   */
  call(call: CallName, input: JsonObject, signal?: AbortSignal): Promise<Answer>;
  /** One read whose answer has bytes: these members go to files that must not exist yet. */
  keep(
    call: CallName,
    input: JsonObject,
    files: {readonly [member: string]: string},
    signal?: AbortSignal,
  ): Promise<Answer>;
  /** Every page joined into one output; a failing later page is an error that says how far it got. */
  pages(call: CallName, input: JsonObject, signal?: AbortSignal): Promise<Answer>;
};

export type Door = Calls & {
  readonly region: string;
  readonly profile: string | undefined;
  /** Empty for AWS's own; otherwise what every front end has to show, a URL or words. */
  readonly endpoint: string;
  /** Where this call goes: a URL, empty for AWS's own. */
  endpointOf(call: CallName): string;
  readonly readOnly: boolean;
  /** Codes with which a second person approves a change. */
  readonly approvals: Approvals;
  /** What the facilitator of a game day told the players; nothing where this is none. */
  readonly messagesAfter: MessagesAfter;
  /** The same door in another Region: a multi-Region key has siblings there. */
  inRegion(region: string): Calls;
  /**
   * When the login that was found last ends, in milliseconds of real time; undefined before the
   * first call, and where it says nothing of an end.
   */
  loginEndsAt(): number | undefined;
  /** Closes the connections; answers under way are lost. */
  close(): void;
};

/** Opens the door. Nothing is sent, and no client is loaded, before the first call. */
export function openDoor(options: DoorOptions): Door {
  const endpoints = endpointsOf(options);
  if (options.handler && !options.credentials && options.profile === undefined) {
    throw new BugError('A world in process needs credentials of its own.');
  }
  const timeout = options.timeoutMilliseconds ?? 10_000;
  const inner = options.handler ?? networkHandler(timeout);
  const handler = new GuardedHandler(inner, options);
  const turns = options.oneAtATime ? oneAtATime() : atOnce;
  let login = options.credentials;
  const onFound = (identity: AwsCredentialIdentity) => {
    login = identity;
  };
  const open = () => openClients({...options, onFound}, endpoints, handler);
  let clients = open();
  const credentials = credentialProvider({...options, requestHandler: handler, onFound});

  const inRegion = (region: string): Calls => {
    const send = async (
      name: CallName,
      input: JsonObject,
      signal?: AbortSignal,
      keep?: {readonly [member: string]: string},
    ): Promise<Answer> => {
      const allowed = allowedCall(name);
      if (!allowed) throw new GuardError(`${name} is on no list of allowed calls.`);
      const client = await clients(allowed.service, region);
      const elsewhere = region === options.region ? undefined : region;
      const settings = {
        ...options,
        timeout,
        signal,
        elsewhere,
        keep,
        keptBack: () => keptBack(name, input, send),
      };
      const answer = await callThrough(client, allowed, input, settings);
      // A new login is only seen by new clients: the SDK keeps what it once found.
      if (answer.outcome === 'error' && isLoginTrouble(answer.kind)) {
        clients = open();
      }
      return answer;
    };
    const inTurn: typeof send = (...call) => turns(() => send(...call));
    return {
      call: (name, input, signal) => inTurn(name, input, signal),
      keep: (name, input, files, signal) => inTurn(name, input, signal, files),
      pages: (name, input, signal) => allPages(inTurn, name, input, signal),
    };
  };

  return {
    ...inRegion(options.region),
    inRegion,
    region: options.region,
    profile: options.profile,
    endpoint: endpointWords(endpoints),
    endpointOf: (name) => endpointOf(endpoints, name),
    readOnly: options.readOnly,
    approvals: approvalsOf({
      region: options.region,
      endpoint: endpoints.sts,
      credentials,
      handler,
    }),
    messagesAfter: messagesBehind({
      region: options.region,
      endpoint: endpointWords(endpoints),
      credentials,
    }),
    loginEndsAt: () => endOf(login),
    // A handler that was given belongs to its giver.
    close: () => {
      if (!options.handler) inner.destroy?.();
    },
  };
}

function endpointsOf({handler, endpoint, endpoints}: DoorOptions): Endpoints {
  if (handler) return {};
  if (endpoint !== undefined) return oneEndpoint(endpoint);
  return endpoints ?? endpointsFromEnvironment(process.env);
}

function networkHandler(timeout: number): HttpHandler {
  return new NodeHttpHandler({
    connectionTimeout: timeout,
    requestTimeout: timeout,
    throwOnRequestTimeout: true,
    logger: silentLogger,
  });
}

/** Clients by service and Region, each connected once, all with the same credentials. */
function openClients(
  {profile, credentials, readOnly, onFound}: DoorOptions & Pick<CredentialSource, 'onFound'>,
  endpoints: Endpoints,
  requestHandler: HttpHandler,
): (service: ServiceName, region: string) => Promise<ServiceClient> {
  const common = {
    profile,
    requestHandler,
    credentials: credentialProvider({credentials, profile, requestHandler, onFound}),
    maxAttempts: 1,
    logger: silentLogger,
  } as const;
  const open = new Map<string, Promise<ServiceClient>>();
  return (service, region) => {
    const endpoint = endpoints[service];
    const config: ClientConfig =
      endpoint === undefined
        ? {...common, region, ignoreConfiguredEndpointUrls: true}
        : {...common, region, endpoint};
    const place = `${service} ${region}`;
    const client = open.get(place) ?? connectTo(service, config, {readOnly});
    open.set(place, client);
    return client;
  };
}

/** Undefined also for a time that nobody can read: the SDK takes over what a process or variable says. */
function endOf(login: AwsCredentialIdentity | undefined): number | undefined {
  const endsAt = login?.expiration?.getTime();
  return Number.isFinite(endsAt) ? endsAt : undefined;
}

const atOnce = <Value>(work: () => Promise<Value>) => work();

/** A queue: each begins when the one before has settled, however it did. */
function oneAtATime(): typeof atOnce {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}

function isLoginTrouble(kind: string): boolean {
  return kind === 'expired-credentials' || kind === 'no-credentials';
}
