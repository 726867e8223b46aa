/** A key press to its frame, with 10,000 databases on the list. */
import {bundled} from '../bundle.ts';
import {type Figure, medianOf, quantile} from '../figure.ts';
import type {Ground} from '../ground.ts';
import {runNode} from '../process.ts';

const mostMilliseconds = 50;

/** In a process of its own, because the screen has to be bundled; a key follows on each frame. */
export async function pressTime(ground: Ground): Promise<readonly Figure[]> {
  const program = await bundled(ground, 'press');
  const {stdout} = await runNode([program], ground.environment);
  const {moves, letters}: {moves: number[]; letters: number[]} = JSON.parse(stdout);
  return [
    ...figuresOf('a move to its frame, 10,000 rows', moves),
    ...figuresOf('a search letter to its frame, 10,000 rows', letters),
  ];
}

function figuresOf(what: string, runs: readonly number[]): readonly Figure[] {
  const most = {unit: 'ms', budget: mostMilliseconds} as const;
  return [
    {what, ...most, ...medianOf(runs)},
    {what: `${what}, 95th percentile`, ...most, measured: quantile(runs, 0.95)},
  ];
}
