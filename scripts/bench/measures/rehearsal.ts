/** A whole rehearsal as a process, and seven simulated days. */
import path from 'node:path';
import {createSimulator, loadScenario} from '../../../src/simulator/simulator.ts';
import {type Figure, medianOf} from '../figure.ts';
import {type Ground, root} from '../ground.ts';
import {runNode} from '../process.ts';

const runs = 5;
const mostMilliseconds = 2000;
const most = {unit: 'ms', budget: mostMilliseconds} as const;
const sevenDays = 7 * 24 * 60 * 60 * 1000;

/** The rehearsals with the fewest and the most steps, and the night left to itself for a week. */
export async function rehearsalTime(ground: Ground): Promise<readonly Figure[]> {
  return [
    await rehearsal('key-disabled', ground),
    await rehearsal('recoverable-window-passed', ground),
    await sevenSimulatedDays(),
  ];
}

async function rehearsal(scenario: string, {launcher, environment}: Ground): Promise<Figure> {
  const args = [launcher, 'rehearse', scenario, '--answers', 'recommended', '--plain'];
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    times.push((await runNode(args, environment)).milliseconds);
  }
  return {what: `rehearse ${scenario}`, ...most, ...medianOf(times)};
}

async function sevenSimulatedDays(): Promise<Figure> {
  const scenario = await loadScenario(path.join(root, 'runbooks/scenarios'), 'key-disabled');
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const simulator = createSimulator(scenario);
    const begin = performance.now();
    simulator.advance(sevenDays);
    times.push(performance.now() - begin);
  }
  return {what: 'seven simulated days of key-disabled', ...most, ...medianOf(times)};
}
