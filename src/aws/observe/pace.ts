/** Keeps calls apart: never more than so many within any window of the world's time. */
import type {Clock} from '../../core/clock.ts';

/** A queue of calls. */
export type Pace = {
  /** Makes the call when its turn has come; rejects when `signal` aborts before. */
  call<Result>(make: () => Promise<Result>, signal?: AbortSignal): Promise<Result>;
};

/**
 * At most `most` calls within any `window` (milliseconds). It is counted from an answer: when the
 * call arrived is not known, only that it had by then.
 */
export function pace(clock: Clock, window: number, most: number): Pace {
  const free: Promise<number>[] = Array.from({length: most}, async () => clock.now());
  let count = 0;
  return {
    call: async (make, signal) => {
      const place = count % most;
      count += 1;
      const before = free[place];
      const {promise, resolve} = Promise.withResolvers<number>();
      free[place] = promise;
      try {
        const wait = ((await before) ?? 0) - clock.now();
        if (wait > 0) await clock.sleep(wait, signal);
        return await make();
      } finally {
        resolve(clock.now() + window);
      }
    },
  };
}
