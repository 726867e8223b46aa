/** A large estate: the memory of ten thousand databases, and the time a simulated week takes. */
import path from 'node:path';
import {type Figure, medianOf} from '../figure.ts';
import {type Ground, root} from '../ground.ts';
import {runNode} from '../process.ts';

const runs = 3;
const program = path.join(root, 'scripts/bench/programs/large-estate.ts');

/** A process of its own each time, so that nobody else's memory counts. */
export async function largeEstate({environment}: Ground): Promise<readonly Figure[]> {
  const weeks: number[] = [];
  const kilobytes: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const {stdout} = await runNode(['--expose-gc', program], environment);
    const {milliseconds, bytes} = JSON.parse(stdout);
    weeks.push(milliseconds / 1000);
    kilobytes.push(bytes / 1000);
  }
  return [
    {what: 'a week over 10,000 databases', unit: 's', ...medianOf(weeks), budget: 2},
    {what: '10,000 databases on 2,000 keys', unit: 'kB', ...medianOf(kilobytes), budget: 500_000},
  ];
}
