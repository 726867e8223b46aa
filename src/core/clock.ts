/** Time as the world tells it: real in a live world, simulated in a rehearsal. */

/** Milliseconds since 1970 and a sleep that the world may shorten. */
export type Clock = {
  now(): number;
  /** Resolves after that many milliseconds of the world's time; rejects when `signal` aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
};

/** ISO 8601 with milliseconds of a point in the world's time. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
