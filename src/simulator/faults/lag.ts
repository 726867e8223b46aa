/** Eventual consistency: reads that see the accounts as they stood some seconds ago. */
import type {Accounts, FaultInForce, World} from '../world/world.ts';

/** Remembers the present before it changes, as long as a `lag` fault may ask for it. */
export function keepPast(world: World): void {
  if (world.faults.length === 0 && world.past.length === 0) return;
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
