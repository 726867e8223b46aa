/** The simulated clock as a person may move it. No live world has one. */

/** What may be done to it. */
export type TimeChange = 'pause' | 'slower' | 'faster' | 'jump';

/** How fast it goes; without a speed waits are skipped. */
export type Pace = {readonly isPaused: boolean; readonly speed?: number | undefined};

/** The control of a rehearsal's clock. */
export type TimeControl = {
  pace(): Pace;
  /** Does it and says so in a sentence. A jump goes to the next thing that happens, at most an hour on. */
  change(change: TimeChange): string;
  /** Calls `listener` after every change; returns how to stop. */
  subscribe(listener: () => void): () => void;
};
