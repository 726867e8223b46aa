/** Remembers how long a wait has lasted, so that the bell rings once when a long one ends. */
import type {Activity} from '../engine/front-end.ts';

const long = 60_000;

/** One wait after the other. Times are the world's milliseconds. */
export class LongWait {
  #since: number | undefined;

  /** What is going on now. */
  see(activity: Activity): void {
    if (activity.type === 'waiting') this.#since ??= activity.since;
  }

  /** A step has ended; true when a wait of more than a minute ended with it. */
  end(now: number): boolean {
    const since = this.#since;
    this.#since = undefined;
    return since !== undefined && now - since > long;
  }
}
