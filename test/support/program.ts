/** The program in this process: what it prints on stdout, where a test needs no process of its own. */
import {PassThrough} from 'node:stream';
import {expect} from 'vitest';
import {runProgram} from '../../src/cli/program.ts';

/** Runs it to a good end and answers its stdout. */
export async function printedBy(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const stdout = new PassThrough();
  let text = '';
  stdout.on('data', (chunk) => {
    text += String(chunk);
  });
  const streams = {stdin: new PassThrough(), stdout, stderr: new PassThrough()};
  // The program asks its streams only whether they are a terminal.
  const io = {...streams, environment} as unknown as Parameters<typeof runProgram>[1];
  expect(await runProgram(args, io)).toBe(0);
  return text;
}
