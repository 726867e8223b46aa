/** A sign of life beside the NDJSON: during a wait one line a minute of real time, never on stdout. */
import type {Store} from '../engine/front-end.ts';

export type JsonHeartbeat = {
  /** The line for a wait that goes on; undefined while nothing is waited for. */
  readonly line: () => string | undefined;
  readonly messages: (line: string) => void;
  /** Real milliseconds: a rehearsal that skips its waits has no need of a sign of life. */
  readonly wall: () => number;
};

const minute = 60_000;

/** Begins with the wait; returns how to stop. */
export function beatBeside(
  store: Pick<Store, 'subscribe'>,
  {line, messages, wall}: JsonHeartbeat,
): () => void {
  let last = wall();
  return store.subscribe(() => {
    if (wall() - last < minute) return;
    const text = line();
    if (text === undefined) return;
    last = wall();
    messages(text);
  });
}
