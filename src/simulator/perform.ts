/** One call carried out: authorized, handled, written to the trail, and its consequences planned. */
import {requireAllowed} from './authorize.ts';
import {watchKey} from './bond/lock-out.ts';
import {keepPast} from './faults/lag.ts';
import type {Call, Operation, Origin, SimulatedService, TrailDetails} from './services/call.ts';
import {writeRecord} from './services/cloudtrail/write.ts';
import {AwsError, asAwsError} from './wire/aws-error.ts';
import {errorTraits, type Input} from './wire/codec.ts';
import {randomOf} from './world/random.ts';
import {type Accounts, type Place, type Principal, regionOf, type World} from './world/world.ts';

/** A call that is about to be made. */
export type Errand = {
  readonly service: SimulatedService;
  readonly operation: Operation;
  readonly input: Input;
  readonly principal: Principal;
  readonly place: Place;
  readonly requestId: string;
  readonly origin: Origin;
  /** What reads look at where it is not the present. */
  readonly accounts?: Accounts;
  /** A fault that was put in: the call is refused with it. */
  readonly refusal?: (action: string, resource: string) => AwsError;
};

/** The output, or the AwsError that AWS would answer with, thrown. */
export function perform(world: World, errand: Errand): object {
  const {service, operation, input, origin} = errand;
  const call = callOf(world, errand);
  if (operation.mode === 'change') keepPast(world);
  const written = {service, operation, input, call, origin, details: detailsOf(errand, call)};
  try {
    const output = attempt(errand, call);
    writeRecord(written, {output});
    return output;
  } catch (thrown) {
    const error = asAwsError(thrown);
    writeRecord(written, {error, code: trailCode(service, error)});
    throw error;
  }
}

/** Asked before the call: RetireGrant's record names a grant that is gone afterwards. */
function detailsOf({operation, input}: Errand, call: Call): TrailDetails {
  try {
    return operation.details(input, call);
  } catch (thrown) {
    if (thrown instanceof AwsError) return {};
    throw thrown;
  }
}

/** CloudTrail writes every denial as AccessDenied (facts/aws.md §5.2). */
function trailCode(service: SimulatedService, error: AwsError): string {
  const {code} = errorTraits(service.wire, error);
  return code === 'AccessDeniedException' ? 'AccessDenied' : code;
}

function callOf(world: World, errand: Errand): Call {
  const accounts = errand.accounts ?? world.accounts;
  const {principal, requestId, origin, service} = errand;
  const {globalRegion: region = errand.place.region} = service;
  const place = {...errand.place, region};
  return {
    world,
    accounts,
    place,
    here: regionOf(accounts, place),
    principal,
    now: world.now,
    requestId,
    origin,
    eventId: randomOf(world.random, 'requests').uuid(),
  };
}

function attempt({service, operation, input, refusal}: Errand, call: Call): object {
  const action = `${service.prefix}:${operation.schema[2]}`;
  service.validate?.(operation.schema, input, call);
  const resource = operation.resource(input, call);
  if (refusal) throw refusal(action, resource);
  const demands = operation.demands(input, call) ?? [{action, resource}];
  for (const demand of operation.isAuthorized ? demands : []) {
    requireAllowed(call, demand.action, demand.resource, input);
  }
  for (const {arn, to} of operation.passes(input, call)) {
    requireAllowed(call, 'iam:PassRole', arn, {PassedToService: to}, action);
  }
  const output = operation.handle(input, call);
  // A change of a key reaches the databases on it when RDS looks next.
  if (operation.mode === 'change' && resource.startsWith('arn:aws:kms:')) {
    watchKey(call.world, resource);
  }
  return output;
}
