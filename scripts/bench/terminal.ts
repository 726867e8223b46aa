/** A program in a real pseudo-terminal, its bytes counted and read as a person would read them. */
import {setTimeout as pauseFor} from 'node:timers/promises';
import xterm from '@xterm/headless';
import * as pty from 'node-pty';

const columns = 80;
const rows = 24;

/** A running program and its terminal. */
export type Terminal = {
  /** Bytes the program has written so far. */
  written(): number;
  type(keys: string): void;
  /** Milliseconds from the start until the screen showed it. Rejects with the screen after 20 s. */
  shows(what: string): Promise<number>;
  /** Resolves when the program has ended; types the key that quits, where there is one. */
  left(quit?: string): Promise<void>;
  /** Ends the program at once. */
  kill(): void;
};

/** Runs this Node on a terminal of 80×24. */
export function openTerminal(
  args: readonly string[],
  environment: {readonly [name: string]: string},
): Terminal {
  const emulator = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
  const begin = performance.now();
  const child = pty.spawn(process.execPath, [...args], {
    cols: columns,
    rows,
    name: 'xterm-256color',
    env: {...environment},
    // Bytes as they come: text would have to be counted again.
    encoding: null,
  });
  const watchers = new Set<(at: number) => void>();
  let written = 0;
  let isRunning = true;
  child.onData((data) => {
    const at = performance.now() - begin;
    written += data.length;
    emulator.write(data, () => {
      for (const watcher of watchers) watcher(at);
    });
  });
  // A program may ask the terminal what it can do; the emulator answers as a terminal would.
  emulator.onData((answer) => {
    if (isRunning) child.write(answer);
  });
  const end = new Promise<void>((resolve) => {
    child.onExit(() => {
      isRunning = false;
      resolve();
    });
  });
  return {
    written: () => written,
    type: (keys) => child.write(keys),
    shows: (what) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          watchers.delete(look);
          reject(new Error(`"${what}" was not shown in 20 s:\n${textOf(emulator)}`));
        }, 20_000);
        const look = (at: number) => {
          if (!textOf(emulator).includes(what)) return;
          clearTimeout(timer);
          watchers.delete(look);
          resolve(at);
        };
        watchers.add(look);
        look(performance.now() - begin);
      }),
    left: async (quit = '') => {
      // A page takes keys only a moment after it was painted; until then they are thrown away.
      for (let attempt = 0; attempt < 50 && isRunning; attempt += 1) {
        child.write(quit);
        await Promise.race([end, pauseFor(100)]);
      }
      if (isRunning) throw new Error(`It did not end:\n${textOf(emulator)}`);
    },
    kill: () => {
      if (isRunning) child.kill('SIGKILL');
    },
  };
}

function textOf(emulator: xterm.Terminal): string {
  const {active} = emulator.buffer;
  return Array.from(
    {length: rows},
    (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
  ).join('\n');
}
