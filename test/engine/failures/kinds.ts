/** Every way in which a change can go wrong, put into the simulated AWS. */
import type {CallName} from '../../../src/core/call.ts';
import type {SimulatedWorld} from '../../../src/engine/worlds/simulated.ts';
import type {Fault} from '../../../src/simulator/faults/schema.ts';

/** How a change goes wrong. */
export type Failure = {
  readonly name: string;
  /** Whether AWS carries the change out all the same. */
  readonly tookEffect: boolean;
  /** Puts it in for one call: once, or every time. */
  readonly putIn: (world: SimulatedWorld, call: CallName, times: number | undefined) => void;
};

function fault(name: string, tookEffect: boolean, of: (call: CallName) => Fault): Failure {
  return {
    name,
    tookEffect,
    putIn: ({simulator}, call, times) =>
      simulator.inject({...of(call), ...(times === undefined ? {} : {times})}),
  };
}

const invalidState: {readonly [service: string]: string} = {
  kms: 'KMSInvalidStateException',
  rds: 'InvalidDBInstanceState',
};
const serverError: {readonly [service: string]: string} = {
  kms: 'KMSInternalException',
  rds: 'InternalFailure',
};

/** Denied, invalid state, throttled, 5xx, timed out, reset before and after, expired, late. */
export const failures: readonly Failure[] = [
  fault('denied', false, (call) => ({fault: 'deny', call})),
  fault('invalid state', false, (call) => ({
    fault: 'error',
    call,
    code: invalidState[serviceOf(call)],
  })),
  fault('throttled', false, (call) => ({fault: 'throttle', call})),
  fault('5xx', false, (call) => ({fault: 'error', call, code: serverError[serviceOf(call)]})),
  {name: 'timed out after it took effect', tookEffect: true, putIn: timeOut},
  fault('reset before', false, (call) => ({fault: 'reset', call})),
  fault('reset after', true, (call) => ({fault: 'reset', call, after: true})),
  fault('expired', false, (call) => ({fault: 'expired-token', call})),
  fault('answered late', true, (call) => ({fault: 'slow', call, seconds: 3_000})),
];

function serviceOf(call: CallName): string {
  return call.split(':')[0] ?? '';
}

/**
 * AWS carries it out, and the deadline of Node's handler passes before the answer: what the SDK is
 * told then. The request is known by its X-Amz-Target (KMS) or its Action (RDS).
 */
function timeOut({simulator}: SimulatedWorld, call: CallName, times = Number.POSITIVE_INFINITY) {
  const [service = '', operation = ''] = call.split(':');
  const {handle} = simulator;
  let left = times;
  Object.assign(simulator, {
    handle: async (...received: Parameters<typeof handle>) => {
      const answer = await handle(...received);
      const last = simulator.requests().at(-1);
      const isMeant = last?.service === service && last.operation === operation;
      if (!isMeant || left <= 0) return answer;
      left -= 1;
      throw Object.assign(new Error('Request did not complete within 10000 ms'), {
        name: 'TimeoutError',
      });
    },
  });
}
