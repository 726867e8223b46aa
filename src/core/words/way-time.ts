/** The time of a way back in words; every figure with its origin, never a promise. */
import type {TimeOrigin, TimePart} from '../way-time.ts';
import {counted} from './text.ts';

const origins: {readonly [Origin in TimeOrigin]: string} = {
  aws: 'AWS says',
  measured: 'measured here',
  estimate: 'estimate',
  open: 'nobody can say',
};

/** `their answer, then 5 min–2 h, estimate`: all parts one after the other. */
export function wholeTimeWords(parts: readonly TimePart[]): string {
  if (parts.length === 0) return 'no time of its own';
  const open = parts.filter(({minutes}) => minutes === undefined).map(({of}) => of);
  const timed = parts.flatMap(({minutes}) => (minutes ? [minutes] : []));
  if (timed.length === 0) return `${open.join(', ')}, ${origins.open}`;
  const sum = (at: 0 | 1) => timed.reduce((total, minutes) => total + minutes[at], 0);
  const from = parts.flatMap((part) => (part.minutes ? [origins[part.from]] : []));
  const marks = [...new Set(from)].join(' + ');
  return [...open, `${open.length > 0 ? 'then ' : ''}${spanWords(sum(0), sum(1))}`, marks].join(
    ', ',
  );
}

/** `the start: 5 min–2 h (estimate; AWS says: minutes to hours)`. */
export function partWords({of, from, minutes, says, times}: TimePart): string {
  if (!minutes) return `${of}: ${origins.open}`;
  const origin =
    times === undefined ? origins[from] : `${origins[from]}, ${counted(times, 'time')}`;
  const aws = says === undefined ? '' : `; ${origins.aws}: ${says}`;
  return `${of}: ${spanWords(...minutes)} (${origin}${aws})`;
}

const hour = 60;

/** `up to 20 min`, `12 min`, `5–40 min`, `5 min–2.5 h`, `1–6 h`; from two hours on in half hours. */
export function spanWords(least: number, most: number): string {
  const [to, unit] = most < 2 * hour ? [`${most}`, 'min'] : [halfHours(most), 'h'];
  if (least === 0) return `up to ${to} ${unit}`;
  const from = unit === 'h' && least >= hour ? halfHours(least) : `${least}`;
  if (from === to) return `${to} ${unit}`;
  const isMixed = unit === 'h' && least < hour;
  return `${from}${isMixed ? ' min' : ''}–${to} ${unit}`;
}

function halfHours(minutes: number): string {
  return String(Math.round((minutes / hour) * 2) / 2);
}
