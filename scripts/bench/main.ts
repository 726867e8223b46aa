/** `npm run bench`: measures what docs/bench.md promises and prints each figure beside its budget. */
import os from 'node:os';
import {parseArgs} from 'node:util';
import {type Figure, figureLine, isKept} from './figure.ts';
import {type Ground, onGround} from './ground.ts';
import {diagnosisTime} from './measures/diagnosis.ts';
import {firstFrame} from './measures/first-frame.ts';
import {idleBytes} from './measures/idle.ts';
import {pressTime} from './measures/press.ts';
import {rehearsalTime} from './measures/rehearsal.ts';
import {simulatorCallTime} from './measures/simulator-call.ts';
import {packageSize} from './measures/size.ts';
import {testsTime} from './measures/tests.ts';
import {versionTime} from './measures/version.ts';

const measures: {readonly [name: string]: (ground: Ground) => Promise<readonly Figure[]>} = {
  'first-frame': firstFrame,
  version: versionTime,
  diagnosis: diagnosisTime,
  press: pressTime,
  rehearsal: rehearsalTime,
  idle: idleBytes,
  'simulator-call': simulatorCallTime,
  size: packageSize,
  tests: testsTime,
};

const {values, positionals} = parseArgs({
  options: {tests: {type: 'boolean', default: false}},
  allowPositionals: true,
});
const all = Object.keys(measures).filter((name) => name !== 'tests');
const chosen = [
  ...(positionals.length > 0 ? positionals : all),
  ...(values.tests ? ['tests'] : []),
];

const [cpu] = os.cpus();
const load = os.loadavg()[0] ?? 0;
console.log(`Node ${process.versions.node}, ${os.cpus().length} × ${cpu?.model ?? 'unknown'}`);
console.log(`Load before: ${load.toFixed(2)}. Median, in brackets least and most.\n`);

const figures: Figure[] = [];
const failures: string[] = [];
await onGround(async (ground) => {
  for (const name of chosen) {
    const measure = measures[name];
    try {
      if (!measure) throw new Error(`there are ${Object.keys(measures).join(', ')}`);
      for (const figure of await measure(ground)) {
        figures.push(figure);
        console.log(figureLine(figure));
      }
    } catch (error) {
      failures.push(name);
      console.log(`Not measured: ${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
});

const judged = figures.filter((figure) => figure.budget !== undefined);
const kept = judged.filter(isKept).length;
const missing = failures.length > 0 ? `; not measured: ${failures.join(', ')}` : '';
console.log(`\n${judged.length} budgets: ${kept} ok, ${judged.length - kept} over${missing}`);
process.exitCode = failures.length > 0 ? 1 : 0;
