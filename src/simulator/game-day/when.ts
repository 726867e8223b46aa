/** When something is put in, as a facilitator writes it at the end of a line. */
import {isoTime} from '../../core/clock.ts';
import {momentWords} from '../../core/words/time.ts';

/** At once, for so many calls, for a while, or from a moment on. Times in milliseconds. */
export type When =
  | {readonly type: 'now'}
  | {readonly type: 'calls'; readonly count: number}
  | {readonly type: 'while'; readonly until: number}
  | {readonly type: 'at'; readonly at: number};

/** A line without its end, and what the end says; `now` where it says nothing. */
export type Timed = {readonly text: string; readonly when: When};

const ending =
  /[\s,]+(?:(now)|(?:on )?(?:the |their )?next (?:(\d{1,4}) )?calls?|for (\d{1,4}) ?(s|min|h)|at (\d{1,2}):(\d\d)(?::(\d\d))?)$/i;
const milliseconds: {readonly [unit: string]: number} = {s: 1000, min: 60_000, h: 3_600_000};
const day = 86_400_000;

/** Reads the end of a line. A time of day is the next one in the world's UTC. */
export function timed(line: string, now: number): Timed {
  const found = ending.exec(line);
  if (!found) return {text: line.trim(), when: {type: 'now'}};
  const text = line.slice(0, found.index).trim();
  const [, isNow, count, length, unit = 's', hours, minutes, seconds] = found;
  if (isNow) return {text, when: {type: 'now'}};
  if (length !== undefined) {
    const lasts = Number(length) * (milliseconds[unit.toLowerCase()] ?? 1000);
    return {text, when: {type: 'while', until: now + lasts}};
  }
  if (hours !== undefined) {
    const at = nextTime(now, Number(hours), Number(minutes), Number(seconds ?? 0));
    return {text, when: {type: 'at', at}};
  }
  return {text, when: {type: 'calls', count: Number(count ?? 1)}};
}

function nextTime(now: number, hours: number, minutes: number, seconds: number): number {
  const today = now - (now % day) + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return today > now ? today : today + day;
}

/** The same in words, as `timed` reads them. */
export function whenWords(when: When, now: number): string {
  switch (when.type) {
    case 'now':
      return 'now';
    case 'calls':
      return when.count === 1 ? 'next call' : `next ${when.count} calls`;
    case 'while': {
      const seconds = Math.max(1, Math.round((when.until - now) / 1000));
      return seconds % 60 === 0 ? `for ${seconds / 60} min` : `for ${seconds} s`;
    }
    case 'at':
      // With the day where it is another one: a time of day that is over is tomorrow's.
      return `at ${momentWords(isoTime(when.at), isoTime(now))}`;
  }
}
