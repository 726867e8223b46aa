/** What the screen's desk is given: time, the terminal's side channel, words for a diagnosis. */
import type {Brief} from './route.ts';

/** What the desk works with. */
export type DeskOptions = {
  readonly version: string;
  readonly offsetMinutes: number;
  readonly brief: Brief;
  /** Real milliseconds, for the clock before a session and for keys that belong together. */
  readonly wall: () => number;
  /** Writes to the terminal what is no part of a frame: the bell, the clipboard. */
  readonly send: (sequence: string) => void;
  /** Paints the screen anew. */
  readonly repaint: () => void;
};
