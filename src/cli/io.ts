/** The process as a command sees it: streams, environment and what they can do. */
import process from 'node:process';

/** Everything a command may touch besides files and AWS. */
export type Io = {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly environment: NodeJS.ProcessEnv;
};

/** The real process. */
export function processIo(): Io {
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
  };
}

/** Both ends are a terminal that can move its cursor. */
export function isTerminal(io: Io): boolean {
  return Boolean(io.stdin.isTTY && io.stdout.isTTY) && io.environment.TERM !== 'dumb';
}

/** Whether a person uses a screen reader (Ink's switch and ours). */
export function isAccessible(io: Io): boolean {
  return Boolean(io.environment.ACCESSIBLE || io.environment.INK_SCREEN_READER);
}

/** The locale cannot show more than ASCII. */
export function isAscii(io: Io): boolean {
  const {LC_ALL, LC_CTYPE, LANG} = io.environment;
  const locale = LC_ALL || LC_CTYPE || LANG || '';
  return locale !== '' && !/utf-?8/i.test(locale);
}

/** Data for stdout, one line. */
export function print(io: Io, line: string): void {
  io.stdout.write(`${line}\n`);
}

/** A message for stderr, one line. */
export function say(io: Io, line: string): void {
  io.stderr.write(`${line}\n`);
}

/** Local time minus UTC, in minutes, as this machine has it. */
export function localOffsetMinutes(): number {
  return -new Date().getTimezoneOffset();
}
