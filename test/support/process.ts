/** The bundle as a process with pipes: what it prints, and how it ends. */
import {type ChildProcess, spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {onTestFinished} from 'vitest';
import {cleanEnvironment} from './pty.ts';

const launcher = fileURLToPath(new URL('../../dist/latchkey.js', import.meta.url));

/** A finished process. */
export type Finished = {readonly code: number; readonly stdout: string; readonly stderr: string};

/** Runs Latchkey to its end, without a terminal. */
export async function latchkey(
  args: readonly string[],
  environment: {[name: string]: string} = {},
): Promise<Finished> {
  const child = start(args, environment);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    stderr += String(chunk);
  });
  child.stdin?.end();
  const code = await ended(child);
  return {code, stdout, stderr};
}

/** Starts Latchkey with pipes; it is ended with the test. */
export function start(
  args: readonly string[],
  environment: {[name: string]: string} = {},
): ChildProcess {
  const child = spawn(process.execPath, [launcher, ...args], {
    env: {...cleanEnvironment(), ...environment},
    stdio: 'pipe',
  });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await ended(child);
  });
  return child;
}

/** The exit code of a process; 137 and the like for signals. */
export function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGKILL' ? 137 : 143)));
  });
}

/** The entries that a `--json` run printed. */
export function entriesOf(stdout: string): readonly {readonly [member: string]: unknown}[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
