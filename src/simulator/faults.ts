/** Faults put in by a scenario or a facilitator: what they hit, and what they do to a call. */
import {z} from 'zod';
import {denial, matches} from './authorize.ts';
import type {SimulatedService} from './services/call.ts';
import {AwsError} from './wire/aws-error.ts';
import {errorTraits} from './wire/codec.ts';
import {randomOf} from './world/random.ts';
import type {Accounts, FaultInForce, Principal, World} from './world/world.ts';

/** A fault as scenarios and `POST /_latchkey/inject` write it. */
export const faultSchema = z.strictObject({
  fault: z.enum(['throttle', 'deny', 'expired-token', 'error', 'reset', 'slow', 'lag']),
  /** `kms:EnableKey`, `kms:*` or `*`. */
  call: z.string().regex(/^[\w*?-]+(:[\w*?]+)?$/, 'must look like kms:EnableKey or kms:*'),
  /** How many calls it hits; every matching one where it is left out. */
  times: z.int().positive().optional(),
  /** The code of the error instead of the usual one. */
  code: z.string().regex(/^\w+$/).optional(),
  message: z.string().optional(),
  /** slow: how long the answer takes. lag: how far behind reads are. */
  seconds: z.number().nonnegative().optional(),
  /** reset: the change took place, only its answer is lost. */
  after: z.boolean().optional(),
  /** ISO 8601: nothing is hit before. */
  from: z.iso.datetime().optional(),
  /** So many matching calls pass first. */
  skip: z.int().nonnegative().optional(),
  /** Chance of each matching call to be hit, 0 to 1; the seed decides. */
  chance: z.number().min(0).max(1).optional(),
});

/** One fault. */
export type Fault = z.infer<typeof faultSchema>;

/** Puts a fault in; faults are tried in the order they came. */
export function putIn(world: World, fault: Fault): void {
  world.faults.push({...fault});
}

/** The fault that hits this call, counted down; undefined where the call is left alone. */
export function takeFault(
  world: World,
  call: string,
  mode: 'read' | 'change',
): FaultInForce | undefined {
  const fault = world.faults.find((candidate) => hits(world, candidate, call, mode));
  if (fault?.times === undefined) return fault;
  fault.times -= 1;
  if (fault.times === 0) world.faults = world.faults.filter((other) => other !== fault);
  return fault;
}

function hits(world: World, fault: FaultInForce, call: string, mode: 'read' | 'change'): boolean {
  if (!matches(fault.call, call)) return false;
  // Only what is read can lag behind.
  if (fault.fault === 'lag' && mode === 'change') return false;
  if (fault.from !== undefined && world.now < Date.parse(fault.from)) return false;
  if (fault.skip !== undefined && fault.skip > 0) {
    fault.skip -= 1;
    return false;
  }
  return fault.chance === undefined || randomOf(world.random, 'requests').next() < fault.chance;
}

/** The error that a fault answers with; undefined for faults that answer with none. */
export function errorOfFault(
  fault: FaultInForce,
  service: SimulatedService,
  principal: Principal,
): ((action: string, resource: string) => AwsError) | undefined {
  switch (fault.fault) {
    case 'throttle':
      return () => named(fault, service, 'ThrottlingException', throttleWords(service), 400);
    case 'expired-token':
      return () => {
        const message = 'The security token included in the request is expired';
        const status = service.wire.protocol === 'query' ? 403 : 400;
        return named(fault, service, 'ExpiredTokenException', message, status);
      };
    case 'deny':
      return (action, resource) => {
        const because = `because no identity-based policy allows the ${action} action`;
        const usual = denial(principal, action, resource, because);
        return named(fault, service, usual.shape, usual.message, usual.status);
      };
    case 'error':
      return () => {
        const usual = service.prefix === 'kms' ? 'KMSInternalException' : 'InternalFailure';
        const message = 'The request processing has failed because of an internal error.';
        return named(fault, service, usual, message, 500);
      };
    case 'reset':
    case 'slow':
    case 'lag':
      return undefined;
  }
}

// Code and texts: facts/aws.md §2.2 for KMS, §7 for RDS.
function throttleWords(service: SimulatedService): string {
  return service.prefix === 'kms'
    ? 'You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.'
    : 'Rate exceeded';
}

const statusOfCode: {readonly [code: string]: number} = {
  InternalFailure: 500,
  InternalError: 500,
  ServiceUnavailable: 503,
};

/** The usual error under the fault's own code and message; a modelled code brings its status. */
function named(
  fault: FaultInForce,
  service: SimulatedService,
  usual: string,
  message: string,
  status: number | undefined,
): AwsError {
  const text = fault.message ?? message;
  if (fault.code === undefined) return new AwsError(usual, text, status);
  const shape = shapeOfCode(service, fault.code);
  if (shape !== undefined) return new AwsError(shape, text);
  return new AwsError(fault.code, text, statusOfCode[fault.code] ?? 400);
}

/** The modelled error of a code, by the shape's name or by what RDS writes on the wire. */
function shapeOfCode(service: SimulatedService, code: string): string | undefined {
  return [...service.wire.errors.keys()].find(
    (shape) => shape === code || errorTraits(service.wire, new AwsError(shape, '')).code === code,
  );
}

/** Remembers the present before it changes, as long as a `lag` fault may ask for it. */
export function keepPast(world: World): void {
  const lags = world.faults.filter((fault) => fault.fault === 'lag');
  if (lags.length === 0) {
    if (world.past.length > 0) world.past = [];
    return;
  }
  const furthest = Math.max(...lags.map(lagOf));
  world.past = world.past.filter((past) => past.until > world.now - furthest);
  if (world.past.at(-1)?.until === world.now) return;
  world.past.push({until: world.now, accounts: structuredClone(world.accounts)});
}

/** All accounts as they stood that long ago, but never before the fault was put in. */
export function accountsBehind(world: World, fault: FaultInForce): Accounts {
  const then = world.now - lagOf(fault);
  return world.past.find((past) => past.until > then)?.accounts ?? world.accounts;
}

function lagOf(fault: FaultInForce): number {
  return (fault.seconds ?? 30) * 1000;
}
