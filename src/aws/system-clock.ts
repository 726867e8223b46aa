/** The real clock, for the live worlds. */

import {setTimeout as wait} from 'node:timers/promises';
import type {Clock} from '../core/clock.ts';

/** Time as this machine tells it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, {signal}),
};
