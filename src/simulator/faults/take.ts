/** Which call a fault hits: by name, time, count and chance. */
import {matches} from '../authorize.ts';
import {randomOf} from '../world/random.ts';
import type {FaultInForce, World} from '../world/world.ts';
import type {Fault} from './schema.ts';

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
  if (fault.until !== undefined && world.now >= Date.parse(fault.until)) return false;
  if (fault.skip !== undefined && fault.skip > 0) {
    fault.skip -= 1;
    return false;
  }
  return fault.chance === undefined || randomOf(world.random, 'requests').next() < fault.chance;
}
