/** A large estate: the memory of ten thousand databases, and the time a simulated week takes. */
import path from 'node:path';
import {type Figure, medianOf} from '../figure.ts';
import {type Ground, root} from '../ground.ts';
import {runNode} from '../process.ts';

const program = path.join(root, 'scripts/bench/programs/large-estate.ts');

type Measured = {
  readonly times: readonly {readonly passed: number; readonly worked: number}[];
  readonly heapUsed: number;
  readonly rss: number;
};

/**
 * A process of its own, so that nobody else's memory counts. The estate is read once: that takes
 * several times as long as a week. The time worked is judged, which a busy machine does not lengthen.
 */
export async function largeEstate({environment}: Ground): Promise<readonly Figure[]> {
  const {stdout} = await runNode(['--expose-gc', program], environment);
  const {times, heapUsed, rss}: Measured = JSON.parse(stdout);
  const passed = times.map((week) => week.passed / 1000);
  const worked = times.map((week) => week.worked / 1000);
  return [
    {what: 'a week over 10,000 databases', unit: 's', ...medianOf(passed)},
    {what: 'the same, time worked', unit: 's', ...medianOf(worked), budget: 2},
    {
      what: '10,000 databases on 2,000 keys',
      unit: 'kB',
      measured: heapUsed / 1000,
      budget: 500_000,
    },
    {
      what: 'the same, resident with what the heap has not given back',
      unit: 'kB',
      measured: rss / 1000,
    },
  ];
}
