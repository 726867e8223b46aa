/** A check of the operator's own, such as `psql -c 'select 1'`: run by their shell, without our login. */
import {spawn} from 'node:child_process';
import {printable} from '../../core/words/text.ts';
import type {Endpoint} from './reach.ts';

/** How it ended, and what it said first. */
export type CommandResult = {readonly isGood: boolean; readonly words: string};

export type CommandOptions = {
  readonly environment: {readonly [name: string]: string | undefined};
  /** Milliseconds, in real time. */
  readonly timeout: number;
};

const mostLines = 5;
const mostBytes = 20_000;

/** Runs the command with LATCHKEY_ENDPOINT, LATCHKEY_PORT and LATCHKEY_DATABASE. Never rejects. */
export function runCheckCommand(
  command: string,
  endpoint: Endpoint & {readonly database: string},
  {environment, timeout}: CommandOptions,
): Promise<CommandResult> {
  const shell = environment.SHELL ?? '/bin/sh';
  const child = spawn(shell, ['-c', command], {
    env: {
      ...withoutLogin(environment),
      LATCHKEY_ENDPOINT: endpoint.address,
      LATCHKEY_PORT: String(endpoint.port),
      LATCHKEY_DATABASE: endpoint.database,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
    killSignal: 'SIGKILL',
  });
  let said = '';
  const keep = (piece: Buffer) => {
    if (said.length < mostBytes) said += piece.toString('utf8');
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve) => {
    child.once('error', (error) =>
      resolve({isGood: false, words: `the check command did not run: ${printable(error.message)}`}),
    );
    child.once('close', (code, signal) =>
      resolve({isGood: code === 0, words: wordsOf(code, signal, timeout, said)}),
    );
  });
}

/** What the login of this process stands in: it is for AWS, not for a database. */
function withoutLogin(environment: CommandOptions['environment']): CommandOptions['environment'] {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.startsWith('AWS_')),
  );
}

function wordsOf(
  code: number | null,
  signal: NodeJS.Signals | null,
  timeout: number,
  said: string,
): string {
  const end =
    signal === null ? `exit code ${code}` : `ended by ${signal}, at most ${timeout / 1000} s`;
  const lines = said
    .split('\n')
    .map((line) => printable(line))
    .filter((line) => line.trim() !== '')
    .slice(0, mostLines);
  return [`the check command: ${end}`, ...lines].join('; ');
}
