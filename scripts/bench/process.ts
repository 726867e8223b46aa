/** A program as a process with pipes, and how long it took. */
import {spawn} from 'node:child_process';

/** A finished process; `milliseconds` from its start to its end. */
export type Finished = {readonly milliseconds: number; readonly stdout: string};

/** Runs this Node with arguments. Rejects with what it said where it ends other than with 0. */
export function runNode(
  args: readonly string[],
  environment: {readonly [name: string]: string},
): Promise<Finished> {
  const begin = performance.now();
  const child = spawn(process.execPath, args, {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const milliseconds = performance.now() - begin;
      if (code === 0) resolve({milliseconds, stdout});
      else reject(new Error(`node ${args.join(' ')} ended with ${code ?? signal}: ${stderr}`));
    });
  });
}
