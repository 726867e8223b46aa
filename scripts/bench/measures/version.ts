/** `latchkey --version` beside a Node that does nothing. */
import {type Figure, medianOf} from '../figure.ts';
import type {Ground} from '../ground.ts';
import {runNode} from '../process.ts';

const runs = 20;
const mostOfNode = 3;

/** Both in turn, so that what else the machine does falls on both. */
export async function versionTime({launcher, environment}: Ground): Promise<readonly Figure[]> {
  const nothing: number[] = [];
  const version: number[] = [];
  // The first run fills the compile cache and does not count.
  for (let run = 0; run <= runs; run += 1) {
    const reference = await runNode(['-e', '0'], environment);
    const own = await runNode([launcher, '--version'], environment);
    if (run === 0) continue;
    nothing.push(reference.milliseconds);
    version.push(own.milliseconds);
  }
  const ours = medianOf(version);
  const theirs = medianOf(nothing);
  const ratio = ours.measured / theirs.measured;
  return [
    {what: 'node -e 0', unit: 'ms', ...theirs},
    {what: 'latchkey --version', unit: 'ms', ...ours},
    {
      what: 'latchkey --version ÷ node -e 0',
      unit: '×',
      measured: ratio,
      budget: mostOfNode,
    },
  ];
}
