/** One request from bytes to bytes: who is it, what do faults say, what does the service answer. */
import {accountsBehind, errorOfFault, takeFault} from './faults.ts';
import {perform} from './perform.ts';
import type {Operation, SimulatedService} from './services/call.ts';
import {services} from './services/catalog.ts';
import {AwsError, asAwsError} from './wire/aws-error.ts';
import {errorTraits} from './wire/codec.ts';
import {headerOf, type WireRequest, type WireResponse} from './wire/message.ts';
import type {Received, ReceivedCall, Wire} from './wire/wire.ts';
import {randomOf} from './world/random.ts';
import {
  type FaultInForce,
  member,
  type Principal,
  type RequestRecord,
  type World,
} from './world/world.ts';

/** A connection that broke: what a client sees instead of an answer. */
export class ConnectionReset extends Error {
  readonly code = 'ECONNRESET';

  constructor() {
    super('read ECONNRESET');
    this.name = 'ConnectionReset';
  }
}

/** What became of a request. `wait`: milliseconds before the answer may leave. */
export type Exchange = {
  readonly response: WireResponse | ConnectionReset;
  readonly changed: boolean;
  readonly wait: number;
};

/** Carries out one request that was received; the world's clock stands still meanwhile. */
export function exchange(
  world: World,
  wire: Wire,
  request: WireRequest,
  received: Received,
): Exchange {
  const requestId = randomOf(world.random, 'requests').uuid();
  const log = logOf(world, received, requestId);
  const refuse = (error: AwsError): Exchange => {
    const response = wire.refuse(received, error, requestId);
    const {code} = errorTraits(received.service, error);
    log.write({
      outcome: 'error',
      status: response.statusCode,
      error: {code, message: error.message},
    });
    return {response, changed: false, wait: 0};
  };
  const {principal, found} = log;
  if (!principal) return refuse(strangerError(received));
  if (received.type === 'nonsense') return refuse(received.error);
  if (!found) return refuse(notServed(received));
  const fault = takeFault(world, `${found.service.prefix}:${log.operation}`, found.operation.mode);
  const wait = fault?.fault === 'slow' ? (fault.seconds ?? 5) * 1000 : 0;
  if (fault?.fault === 'reset' && !fault.after) {
    log.write({outcome: 'reset', status: 0});
    return {response: new ConnectionReset(), changed: false, wait};
  }
  try {
    const output = perform(world, {
      ...found,
      input: received.input,
      principal,
      place: {accountId: principal.accountId, region: regionOf(world, received)},
      requestId,
      origin: originOf(request),
      accounts: fault?.fault === 'lag' ? accountsBehind(world, fault) : undefined,
      refusal: fault && errorOfFault(fault, found.service, principal),
    });
    const changed = found.operation.mode === 'change';
    return {...answer(wire, received, output, requestId, fault, log), changed, wait};
  } catch (thrown) {
    return {...refuse(asAwsError(thrown)), wait};
  }
}

function answer(
  wire: Wire,
  received: ReceivedCall,
  output: object,
  requestId: string,
  fault: FaultInForce | undefined,
  log: Log,
): {response: WireResponse | ConnectionReset} {
  const response = wire.answer(received, output, requestId);
  if (fault?.fault === 'reset') {
    log.write({outcome: 'reset', status: 0});
    return {response: new ConnectionReset()};
  }
  log.write({outcome: 'ok', status: response.statusCode});
  return {response};
}

type Log = {
  readonly principal: Principal | undefined;
  readonly found: {readonly service: SimulatedService; readonly operation: Operation} | undefined;
  readonly operation: string;
  write(ending: Pick<RequestRecord, 'outcome' | 'status' | 'error'>): void;
};

function logOf(world: World, received: Received, requestId: string): Log {
  const principal = member(world.principals, received.sender.accessKeyId);
  const service = services.find((candidate) => candidate.wire === received.service);
  const name = received.type === 'call' ? received.operation[2] : received.operation;
  const operation = service?.operations.get(name);
  return {
    principal,
    found: service && operation && {service, operation},
    operation: name,
    write: (ending) => {
      world.requests.push({
        at: new Date(world.now).toISOString(),
        service: service?.prefix ?? '',
        operation: name,
        mode: operation?.mode ?? 'read',
        principal: principal?.arn ?? '',
        requestId,
        ...ending,
      });
    },
  };
}

function regionOf(world: World, received: Received): string {
  const {region} = received.sender;
  return /^[a-z]{2}(-[a-z]+)+-\d$/.test(region) ? region : world.home.region;
}

function originOf(request: WireRequest): {userAgent: string; sourceAddress: string} {
  const userAgent = headerOf(request, 'user-agent').slice(0, 256) || 'unknown';
  return {userAgent, sourceAddress: '203.0.113.20'};
}

/** Nobody has this access key, or the request is not signed at all. */
function strangerError(received: Received): AwsError {
  const isQuery = received.service.protocol === 'query';
  if (received.sender.accessKeyId === '') {
    return isQuery
      ? new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403)
      : new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token', 400);
  }
  const message = 'The security token included in the request is invalid.';
  return isQuery
    ? new AwsError('InvalidClientTokenId', message, 403)
    : new AwsError('UnrecognizedClientException', message, 400);
}

function notServed(received: ReceivedCall): AwsError {
  const message = `The simulated AWS does not serve ${received.operation[2]}`;
  const isQuery = received.service.protocol === 'query';
  return new AwsError(isQuery ? 'InvalidAction' : 'UnknownOperationException', message, 400);
}
