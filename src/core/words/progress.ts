/** How far a wait is: the estimate it began with and the percent that AWS tells, in words. */
import type {Estimate} from '../backup-shapes.ts';
import {durationWords} from './time.ts';

const minute = 60_000;

/** `12–40 min, measured here`, `10–180 min, a guess`. */
export function estimateWords({least, most, from}: Estimate): string {
  const span = least === most ? `${least} min` : `${least}–${most} min`;
  return from === 'measured' ? `${span}, measured here` : `${span}, a guess`;
}

/** `over the estimate by 12 min`; empty while its most has not passed. */
export function overEstimate({most}: Estimate, milliseconds: number): string {
  const over = milliseconds - most * minute;
  return over > 0 ? `over the estimate by ${durationWords(over)}` : '';
}
