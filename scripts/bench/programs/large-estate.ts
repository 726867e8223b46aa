/** Plays the scenario file it is given for some weeks: prints what they cost and what memory that took. */
import {readFileSync} from 'node:fs';
import {createSimulator, readScenario} from '../../../src/simulator/simulator.ts';

const weeks = 3;
const [, , file = ''] = process.argv;
const simulator = createSimulator(readScenario(readFileSync(file, 'utf8'), file));

/** Milliseconds that passed and that this process worked for a simulated week. */
function passWeek(): {passed: number; worked: number} {
  const begin = performance.now();
  const before = process.cpuUsage();
  simulator.advance(7 * 86_400_000);
  const {user, system} = process.cpuUsage(before);
  return {passed: performance.now() - begin, worked: (user + system) / 1000};
}

const times = Array.from({length: weeks}, passWeek);
const {maxRSS} = process.resourceUsage();
process.stdout.write(JSON.stringify({times, resident: maxRSS * 1024}));
