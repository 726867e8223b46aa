/** A login that ends before a wait does is said before the wait begins, not in the middle of it. */
import {isoTime} from '../clock.ts';
import {dueWords} from './time.ts';

/** When the login ends, beside the longest wait that is ahead. */
export type LoginOutlook = {readonly isEnough: boolean; readonly words: string};

/** `endsAt` and `now` in milliseconds of real time, `within` the longest wait in seconds. */
export function loginOutlook(endsAt: number, now: number, within: number): LoginOutlook {
  const until = now + within * 1000;
  const ends = `valid until ${dueWords(isoTime(endsAt), isoTime(now))}`;
  if (endsAt >= until) return {isEnough: true, words: `${ends}, longer than the longest wait`};
  return {
    isEnough: false,
    words:
      `${ends}, but the wait may last until ${dueWords(isoTime(until), isoTime(now))}: ` +
      'if it does not renew itself, log in again when asked; AWS goes on meanwhile',
  };
}
