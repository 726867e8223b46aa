/** The record of requests that facilitators and tests read: who asked what, and what became of it. */
import type {Operation, SimulatedService} from './services/call.ts';
import {services} from './services/catalog.ts';
import type {Received} from './wire/wire.ts';
import {member, type Principal, type RequestRecord, type World} from './world/world.ts';

/** A request as far as the simulator knows it. */
export type Asked = {
  readonly name: string;
  readonly service: SimulatedService | undefined;
  readonly operation: Operation | undefined;
  readonly principal: Principal | undefined;
  readonly requestId: string;
  /** `DryRun` of KMS: asked whether it would be allowed, nothing is changed. */
  readonly isTrial?: boolean;
};

/** What a request asks for and who sent it; unknown parts stay undefined. */
export function askedBy(world: World, received: Received, requestId: string): Asked {
  const name = received.type === 'call' ? received.operation[2] : received.operation;
  const service = services.find((candidate) => candidate.wire === received.service);
  return {
    name,
    service,
    operation: service?.operations.get(name),
    principal: member(world.principals, received.sender.accessKeyId),
    requestId,
    isTrial: received.type === 'call' && received.input.DryRun === true,
  };
}

/** Writes down how a request ended. */
export function logRequest(
  world: World,
  asked: Asked,
  ending: Pick<RequestRecord, 'outcome' | 'status' | 'error'>,
): void {
  const {requestId} = asked;
  const denial = world.denials.findLast((one) => one.requestId === requestId);
  const {outcome, status, error} = ending;
  world.requests.push({
    at: new Date(world.now).toISOString(),
    service: asked.service?.prefix ?? '',
    operation: asked.name,
    mode: asked.isTrial ? 'read' : (asked.operation?.mode ?? 'read'),
    principal: asked.principal?.arn ?? '',
    requestId,
    outcome,
    status,
    ...(error ? {error} : {}),
    ...(denial ? {denial} : {}),
  });
}
