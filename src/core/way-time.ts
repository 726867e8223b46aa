/** How long a way back takes, part by part, each with where its figure comes from. */

/** AWS gives the figure; earlier sessions here did; the runbook's author guesses; nobody can say. */
export type TimeOrigin = 'aws' | 'measured' | 'estimate' | 'open';

/** One part of a way's time, such as `the start`. */
export type TimePart = {
  readonly of: string;
  readonly from: TimeOrigin;
  /** The least and the most; missing where nobody can say. */
  readonly minutes?: readonly [number, number];
  /** What AWS says of it, in AWS's words, where it gives no figure. */
  readonly says?: string;
  /** The section of docs/facts/aws.md that has AWS's words. */
  readonly section?: string;
  /** How many earlier sessions measured it. */
  readonly times?: number;
};
