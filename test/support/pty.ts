/** The bundle in a real pseudo-terminal, read through a terminal emulator as a person would. */
import {fileURLToPath} from 'node:url';
import xterm from '@xterm/headless';
import * as pty from 'node-pty';
import {onTestFinished} from 'vitest';

const launcher = fileURLToPath(new URL('../../dist/latchkey.js', import.meta.url));

/** A running Latchkey and its terminal. */
export type Terminal = {
  readonly pid: number;
  /** What a person sees, trailing blanks cut. */
  screen(): string;
  /** Types keys as they are, once the screen stands still: nobody types at a page half painted. */
  type(keys: string): Promise<void>;
  resize(columns: number, rows: number): void;
  /** Resolves when the screen shows it; rejects with the screen after `seconds`. */
  until(what: string | RegExp, seconds?: number): Promise<string>;
  /** The exit code, or 128 and the signal. */
  exited(): Promise<number>;
  kill(signal: string): void;
};

/** Starts Latchkey on a terminal of that size; it is ended with the test. */
export function startInTerminal(
  args: readonly string[],
  options: {columns?: number; rows?: number; environment?: {[name: string]: string}} = {},
): Terminal {
  const {columns = 80, rows = 24, environment = {}} = options;
  const emulator = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
  const child = pty.spawn(process.execPath, [launcher, ...args], {
    cols: columns,
    rows,
    name: 'xterm-256color',
    env: {...cleanEnvironment(), ...environment},
  });
  const listeners = new Set<() => void>();
  let code: number | undefined;
  child.onData((data) => {
    emulator.write(data, () => {
      for (const listener of listeners) listener();
    });
  });
  // A program may ask the terminal what it can do; the emulator answers as a terminal would.
  emulator.onData((answer) => {
    if (code === undefined) child.write(answer);
  });
  const exit = new Promise<number>((resolve) => {
    child.onExit(({exitCode, signal}) => {
      code = signal ? 128 + signal : exitCode;
      emulator.write('', () => {
        for (const listener of listeners) listener();
        resolve(code ?? 0);
      });
    });
  });
  onTestFinished(async () => {
    if (code === undefined) child.kill('SIGKILL');
    await exit;
    emulator.dispose();
  });
  const screen = () => textOf(emulator);
  return {
    pid: child.pid,
    screen,
    type: async (keys) => {
      await stillness(listeners);
      child.write(keys);
    },
    resize: (newColumns, newRows) => {
      emulator.resize(newColumns, newRows);
      child.resize(newColumns, newRows);
    },
    until: (what, seconds = 20) => shows(what, seconds, screen, listeners, () => code),
    exited: () => exit,
    kill: (signal) => child.kill(signal),
  };
}

/** Nothing of the developer's own AWS or terminal settings reaches the program under test. */
export function cleanEnvironment(): {[name: string]: string} {
  const {PATH = '', HOME = ''} = process.env;
  return {
    PATH,
    HOME,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    TERM: 'xterm-256color',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
}

function textOf(emulator: xterm.Terminal): string {
  const {active} = emulator.buffer;
  const lines = Array.from(
    {length: emulator.rows},
    (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
  );
  return lines.join('\n').trimEnd();
}

function shows(
  what: string | RegExp,
  seconds: number,
  screen: () => string,
  listeners: Set<() => void>,
  code: () => number | undefined,
): Promise<string> {
  const isThere = () => (typeof what === 'string' ? screen().includes(what) : what.test(screen()));
  return new Promise((resolve, reject) => {
    const done = (error?: string) => {
      clearTimeout(timer);
      listeners.delete(look);
      if (error === undefined) resolve(screen());
      else reject(new Error(`${error}: ${String(what)}\n${screen()}`));
    };
    const look = () => {
      if (isThere()) done();
      else if (code() !== undefined) done(`It ended (${code()}) without showing`);
    };
    const timer = setTimeout(() => done(`Not shown in ${seconds} s`), seconds * 1000);
    listeners.add(look);
    look();
  });
}

/** Resolves when nothing was painted for 150 ms, or after a second of constant painting. */
function stillness(listeners: Set<() => void>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(quiet);
      clearTimeout(most);
      listeners.delete(again);
      resolve();
    };
    const again = () => quiet.refresh();
    const quiet = setTimeout(done, 150);
    const most = setTimeout(done, 1000);
    listeners.add(again);
  });
}
