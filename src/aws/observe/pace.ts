/** Keeps calls apart: so many at once, then one per interval, in the world's time. */
import type {Clock} from '../../core/clock.ts';

/** A queue of turns. */
export type Pace = {
  /** Resolves when the next call may be sent; rejects when `signal` aborts. */
  turn(signal?: AbortSignal): Promise<void>;
};

/** The first `burst` turns come at once, the others one `interval` (milliseconds) apart. */
export function pace(clock: Clock, interval: number, burst: number): Pace {
  let next = Number.NEGATIVE_INFINITY;
  return {
    turn: async (signal) => {
      const now = clock.now();
      next = Math.max(next, now);
      const wait = next - (burst - 1) * interval - now;
      next += interval;
      if (wait > 0) await clock.sleep(wait, signal);
    },
  };
}
