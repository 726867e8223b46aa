/** When RDS looks at a database's key. How often it does is not published (facts/aws.md §1.2). */
import type {Instance} from '../world/databases.ts';
import type {Unverified} from '../world/world.ts';

function every(unverified: Unverified): number {
  return unverified.probeEveryMinutes * 60_000;
}

/** The first look after `now`, counted in equal steps from the database's creation. */
export function nextProbe(unverified: Unverified, instance: Instance, now: number): number {
  return lastProbe(unverified, instance, now) + every(unverified);
}

/** The latest look at or before `now`. */
export function lastProbe(unverified: Unverified, instance: Instance, now: number): number {
  const step = every(unverified);
  return instance.createdAt + Math.floor((now - instance.createdAt) / step) * step;
}
