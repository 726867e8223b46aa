/** When RDS looks at a database's key. How often it does is not published (facts/aws.md §1.2). */
import type {Unverified} from '../world/world.ts';
import type {KeyHolder} from './dependents.ts';

function every(unverified: Unverified): number {
  return unverified.probeEveryMinutes * 60_000;
}

/** The first look after `now`, counted in equal steps from the database's creation. */
export function nextProbe(
  unverified: Unverified,
  holder: Pick<KeyHolder, 'createdAt'>,
  now: number,
): number {
  return lastProbe(unverified, holder, now) + every(unverified);
}

/** The latest look at or before `now`. */
export function lastProbe(
  unverified: Unverified,
  holder: Pick<KeyHolder, 'createdAt'>,
  now: number,
): number {
  const step = every(unverified);
  return holder.createdAt + Math.floor((now - holder.createdAt) / step) * step;
}
