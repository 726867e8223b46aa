/** One thing that was looked at before a change, and what came of it. */
export type Check = {
  readonly result: 'ok' | 'not-ok' | 'not-readable';
  /** A sentence without its full stop: what it is, and for one that is not ok what to do. */
  readonly words: string;
};
