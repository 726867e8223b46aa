/** The first frame of the bare program on a terminal, beside that of an empty Ink program. */
import {bundled} from '../bundle.ts';
import {type Figure, medianOf} from '../figure.ts';
import type {Ground} from '../ground.ts';
import {openTerminal} from '../terminal.ts';

const runs = 20;
const mostMilliseconds = 300;
const mostOfEmpty = 2.5;

/** Both programs in turn, so that what else the machine does falls on both. */
export async function firstFrame(ground: Ground): Promise<readonly Figure[]> {
  const empty = await bundled(ground, 'empty-ink');
  const emptyFrames: number[] = [];
  const frames: number[] = [];
  const choices: number[] = [];
  // The first run of each fills its compile cache and does not count.
  for (let run = 0; run <= runs; run += 1) {
    const emptyFrame = await framesOf(empty, ground, ['Ready'], '');
    const own = await framesOf(ground.launcher, ground, ['Latchkey', 'Rehearse'], 'q');
    if (run === 0) continue;
    emptyFrames.push(...emptyFrame);
    frames.push(...own.slice(0, 1));
    choices.push(...own.slice(1));
  }
  const ours = medianOf(frames);
  const theirs = medianOf(emptyFrames);
  const ratio = ours.measured / theirs.measured;
  return [
    {what: 'first frame of an empty Ink program', unit: 'ms', ...theirs},
    {what: 'first frame', unit: 'ms', ...ours, budget: mostMilliseconds},
    {
      what: 'first frame ÷ that of an empty Ink program',
      unit: '×',
      measured: ratio,
      budget: mostOfEmpty,
    },
    {what: 'the frame with the choices', unit: 'ms', ...medianOf(choices)},
  ];
}

/** When each text was on the screen. The program ends by itself: Node keeps its cache only then. */
async function framesOf(
  launcher: string,
  {environment}: Ground,
  texts: readonly string[],
  quit: string,
): Promise<readonly number[]> {
  const terminal = openTerminal([launcher], environment);
  try {
    const times: number[] = [];
    for (const text of texts) times.push(await terminal.shows(text));
    await terminal.left(quit);
    return times;
  } finally {
    terminal.kill();
  }
}
