/** `npm run bench`: measures what docs/bench.md promises and prints each figure beside its budget. */
import os from 'node:os';
import {parseArgs} from 'node:util';
import {type Figure, figureLine, isKept} from './figure.ts';
import {type Ground, onGround} from './ground.ts';
import {choosingTime} from './measures/choose.ts';
import {diagnosisTime} from './measures/diagnosis.ts';
import {firstFrame} from './measures/first-frame.ts';
import {fuzzFlaws} from './measures/fuzz.ts';
import {gameDayLoad} from './measures/game-day.ts';
import {idleBytes} from './measures/idle.ts';
import {investigations} from './measures/investigations.ts';
import {judgingTime} from './measures/judging.ts';
import {largeEstate} from './measures/large-estate.ts';
import {longJournal} from './measures/long-journal.ts';
import {againstMoto} from './measures/moto.ts';
import {policyTime} from './measures/policy.ts';
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
  investigations,
  judging: judgingTime,
  policy: policyTime,
  press: pressTime,
  choose: choosingTime,
  'long-journal': longJournal,
  rehearsal: rehearsalTime,
  idle: idleBytes,
  'simulator-call': simulatorCallTime,
  moto: againstMoto,
  'game-day': gameDayLoad,
  fuzz: fuzzFlaws,
  'large-estate': largeEstate,
  size: packageSize,
  tests: testsTime,
};

const {values, positionals} = parseArgs({
  options: {tests: {type: 'boolean', default: false}},
  allowPositionals: true,
});
const all = Object.keys(measures).filter((name) => name !== 'tests');
const named = positionals.length > 0 || values.tests ? positionals : all;
const figures: Figure[] = [];
const failures: string[] = [];

try {
  const load = os.loadavg()[0] ?? 0;
  console.log(
    `Node ${process.versions.node}, ${os.cpus().length} processors, load ${load.toFixed(2)}.`,
  );
  console.log('Medians, in brackets the least and the most.\n');
  await onGround(async (ground) => {
    for (const name of [...named, ...(values.tests ? ['tests'] : [])])
      await measureOne(name, ground);
  });
} catch (error) {
  failed('anything', error);
}

const judged = figures.filter((figure) => figure.budget !== undefined);
const kept = judged.filter(isKept).length;
const missing = failures.length > 0 ? `; not measured: ${failures.join(', ')}` : '';
console.log(`\n${judged.length} budgets: ${kept} ok, ${judged.length - kept} over${missing}`);
// It is no timed test: a missed budget is read, not failed.
process.exitCode = failures.length > 0 ? 1 : 0;

async function measureOne(name: string, ground: Ground): Promise<void> {
  try {
    const measure = measures[name];
    if (!measure) throw new Error(`there are ${Object.keys(measures).join(', ')}`);
    for (const figure of await measure(ground)) {
      figures.push(figure);
      console.log(figureLine(figure));
    }
  } catch (error) {
    failed(name, error);
  }
}

function failed(name: string, error: unknown): void {
  failures.push(name);
  console.log(`     not measured: ${name}: ${error instanceof Error ? error.message : error}`);
}
