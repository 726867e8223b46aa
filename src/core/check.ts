/** One thing that was looked at before a change, and what came of it. */
export type Check = {
  /** `caution`: not as it should be, and no reason to hold the change up. */
  readonly result: 'ok' | 'not-ok' | 'caution' | 'not-readable';
  /** A sentence without its full stop: what it is, and for one that is not ok what to do. */
  readonly words: string;
};
