/** The facilitator's console: on the full screen, or in lines where that cannot be shown or heard. */
import {createInterface} from 'node:readline/promises';
import type {Facilitator} from '../engine/facilitator.ts';
import {type Io, isAccessible, isAscii, isTerminal, localOffsetMinutes, print} from './io.ts';
import {version} from './package.ts';

/** Runs the console until the facilitator ends the game day, or the process is told to stop. */
export async function runConsole(
  facilitator: Facilitator,
  stopped: Promise<void>,
  io: Io,
): Promise<void> {
  if (isAccessible(io) || !isTerminal(io)) await inLines(facilitator, stopped, io);
  else await onScreen(facilitator, stopped, io);
}

async function onScreen(facilitator: Facilitator, stopped: Promise<void>, io: Io): Promise<void> {
  const {createScreen} = await import('../screen/screen.tsx');
  const screen = createScreen({
    stdout: io.stdout,
    stdin: io.stdin,
    color: !io.environment.NO_COLOR,
    ascii: isAscii(io),
    localOffsetMinutes: localOffsetMinutes(),
    version: version(),
  });
  try {
    await Promise.race([screen.facilitate(facilitator), stopped]);
  } finally {
    await screen.close();
  }
}

async function inLines(facilitator: Facilitator, stopped: Promise<void>, io: Io): Promise<void> {
  const {answerLine, openingLines} = await import('../plain/facilitator.ts');
  const {harmless} = await import('../plain/harmless.ts');
  const reader = createInterface({input: io.stdin, output: io.stdout, terminal: isTerminal(io)});
  // While it reads a line, readline takes Ctrl+C for itself.
  reader.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const say = (lines: readonly string[]): void => {
    for (const line of lines) print(io, harmless(line));
  };
  say(openingLines(facilitator.view()));
  reader.setPrompt('Facilitator: ');
  reader.prompt();
  const over = new Promise<void>((resolve) => {
    reader.on('close', resolve);
    reader.on('line', (line) => {
      const {lines, isOver} = answerLine(facilitator, line);
      say(lines);
      if (isOver) resolve();
      else reader.prompt();
    });
  });
  await Promise.race([over, stopped]);
  reader.close();
}
