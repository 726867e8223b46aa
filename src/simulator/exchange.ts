/** One request from bytes to bytes: who is it, what do faults say, what does the service answer. */
import {BugError} from '../core/errors.ts';
import {authenticate} from './authenticate.ts';
import {errorOfFault} from './faults/errors.ts';
import {accountsBehind} from './faults/lag.ts';
import {isOverQuota} from './faults/request-quota.ts';
import {takeFault} from './faults/take.ts';
import {type Errand, perform} from './perform.ts';
import {type Asked, askedBy, logRequest} from './request-log.ts';
import {type AwsError, asAwsError} from './wire/aws-error.ts';
import {errorTraits} from './wire/codec.ts';
import {headerOf, type WireRequest, type WireResponse} from './wire/message.ts';
import type {Verifier} from './wire/signature/verify.ts';
import type {Received, ReceivedCall, Wire} from './wire/wire.ts';
import {randomOf} from './world/random.ts';
import type {FaultInForce, Principal, World} from './world/world.ts';

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
  verify: Verifier,
): Exchange {
  const asked = askedBy(world, received, randomOf(world.random, 'requests').uuid());
  const sender = authenticate(world, request, received, verify);
  if (sender.type === 'refused') return refused(world, wire, received, asked, sender.error);
  const {principal} = sender;
  if (received.type === 'nonsense') return refused(world, wire, received, asked, received.error);
  return served(world, wire, request, received, asked, principal);
}

function served(
  world: World,
  wire: Wire,
  request: WireRequest,
  received: ReceivedCall,
  asked: Asked,
  principal: Principal,
): Exchange {
  const {service, operation, requestId} = asked;
  if (!service || !operation) throw new BugError(`${asked.name} has a schema and no handler`);
  const fault = takeFault(world, `${service.prefix}:${asked.name}`, operation.mode);
  const wait = fault?.fault === 'slow' ? (fault.seconds ?? 5) * 1000 : 0;
  if (fault?.fault === 'reset' && !fault.after) return {...broken(world, asked), changed: false};
  const place = {accountId: principal.accountId, region: regionOf(world, received)};
  const {input} = received;
  const origin = originOf(request);
  try {
    const errand = {service, operation, input, principal, place, requestId, origin};
    const output = perform(world, withTrouble(world, errand, fault));
    const changed = operation.mode === 'change';
    if (fault?.fault === 'reset') return {...broken(world, asked), changed};
    const response = wire.answer(received, output, requestId);
    logRequest(world, asked, {outcome: 'ok', status: response.statusCode});
    return {response, changed, wait};
  } catch (thrown) {
    if (fault?.fault === 'reset') return {...broken(world, asked), changed: false};
    return {...refused(world, wire, received, asked, asAwsError(thrown)), wait};
  }
}

/** The fault that hits the call, or a quota that it exceeds. */
function withTrouble(world: World, errand: Errand, fault: FaultInForce | undefined): Errand {
  const {service, operation, place, principal} = errand;
  if (!fault) {
    if (!isOverQuota(world, service, operation.schema[2], place)) return errand;
    const throttle = {fault: 'throttle' as const, call: ''};
    return {...errand, refusal: errorOfFault(throttle, service, principal)};
  }
  const accounts = fault.fault === 'lag' ? accountsBehind(world, fault) : undefined;
  return {...errand, accounts, refusal: errorOfFault(fault, service, principal)};
}

function refused(
  world: World,
  wire: Wire,
  received: Received,
  asked: Asked,
  error: AwsError,
): Exchange {
  const response = wire.refuse(received, error, asked.requestId);
  const {code} = errorTraits(received.service, error);
  const status = response.statusCode;
  logRequest(world, asked, {outcome: 'error', status, error: {code, message: error.message}});
  return {response, changed: false, wait: 0};
}

function broken(world: World, asked: Asked): {response: ConnectionReset; wait: number} {
  logRequest(world, asked, {outcome: 'reset', status: 0});
  return {response: new ConnectionReset(), wait: 0};
}

/** The Region of the signature; one that is none counts as the scenario's own. */
function regionOf(world: World, received: Received): string {
  const {region} = received.sender;
  return /^[a-z]{2}(-[a-z]+)+-\d$/.test(region) ? region : world.home.region;
}

function originOf(request: WireRequest): {userAgent: string; sourceAddress: string} {
  const userAgent = headerOf(request, 'user-agent').slice(0, 256) || 'unknown';
  return {userAgent, sourceAddress: '203.0.113.20'};
}
