/** What the programs that press keys share: a key, and the milliseconds until the frame that answers it. */
import {setTimeout as pauseFor} from 'node:timers/promises';
import type {TestTerminal} from '../../test/support/terminal.tsx';

export type Pressing = {
  /** Milliseconds from the key until the frame that answers it is on the terminal. */
  timed(key: string, isAnswered: () => boolean): Promise<number>;
  /** Resolves when it is there; rejects after five seconds. */
  shown(isThere: () => boolean): Promise<void>;
  /** The number of the row under the cursor. */
  pointedAt(): number;
};

/** Presses keys on that terminal. */
export function pressing(terminal: TestTerminal): Pressing {
  // Looks only at what was written: reading the whole screen again and again would slow it down.
  const shown = async (isThere: () => boolean): Promise<void> => {
    const deadline = performance.now() + 5000;
    for (let seen = -1; ; await pauseFor(1)) {
      const written = terminal.written().length;
      await terminal.drained();
      if (written !== seen && isThere()) return;
      seen = written;
      if (performance.now() > deadline) throw new Error(`Not shown in 5 s:\n${terminal.text()}`);
    }
  };
  return {
    shown,
    timed: async (key, isAnswered) => {
      const begin = performance.now();
      terminal.type(key);
      await shown(isAnswered);
      return performance.now() - begin;
    },
    pointedAt: () => Number(/❯ +(\d+)/.exec(terminal.text())?.[1]),
  };
}
