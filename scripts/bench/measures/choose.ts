/** A key press to its frame on the question about 500 backups on five keys. */
import {bundled} from '../bundle.ts';
import {type Figure, medianOf, quantile} from '../figure.ts';
import type {Ground} from '../ground.ts';
import {runNode} from '../process.ts';

const mostMilliseconds = 50;

/** In a process of its own, because the screen has to be bundled; a key follows on each frame. */
export async function choosingTime(ground: Ground): Promise<readonly Figure[]> {
  const program = await bundled(ground, 'choose');
  const {stdout} = await runNode([program], ground.environment);
  const {moves, letters, processor}: {moves: number[]; letters: number[]; processor: number} =
    JSON.parse(stdout);
  return [
    {
      what: "the processor's time for a key, 500 backups",
      unit: 'ms',
      budget: mostMilliseconds,
      measured: processor,
    },
    ...figuresOf('a move to its frame, 500 backups', moves),
    ...figuresOf('a search letter to its frame, 500 backups', letters),
  ];
}

function figuresOf(what: string, runs: readonly number[]): readonly Figure[] {
  const most = {unit: 'ms', budget: mostMilliseconds} as const;
  return [
    {what, ...most, ...medianOf(runs)},
    {what: `${what}, 95th percentile`, ...most, measured: quantile(runs, 0.95)},
  ];
}
