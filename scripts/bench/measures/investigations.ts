/** Every scenario investigated over a slow network, and one of them by the AWS CLI, call by call. */
import {spawn, spawnSync} from 'node:child_process';
import path from 'node:path';
import {setTimeout as pauseFor} from 'node:timers/promises';
import {openDoor} from '../../../src/aws/door.ts';
import {observe} from '../../../src/aws/observe/observe.ts';
import {diagnose} from '../../../src/causes/diagnose.ts';
import type {CallRecord} from '../../../src/core/call.ts';
import {isoTime} from '../../../src/core/clock.ts';
import type {Evidence} from '../../../src/core/evidence.ts';
import {
  createSimulator,
  listScenarios,
  loadScenario,
  requestHandler,
  type Simulator,
  serve,
} from '../../../src/simulator/simulator.ts';
import type {Figure} from '../figure.ts';
import {root} from '../ground.ts';
import {slowHandler} from '../slow-handler.ts';

const folder = path.join(root, 'runbooks/scenarios');
const latency = 50;
const mostRoundTrips = 3;
const mostMilliseconds = 3 * latency + 150;
const paced = 'cloudtrail:LookupEvents';

type Investigated = {
  /** Until the first finding and the verdict stood as they stand in the end. */
  readonly named: number;
  /** Until everything was read, CloudTrail's pace included. */
  readonly complete: number;
  readonly depth: number;
  readonly records: readonly CallRecord[];
};

/**
 * Two times for each scenario: until the cause is named, and until all is read, of which CloudTrail's
 * rate, two look-ups a second, may take most. Its look-ups are left out of the depth, not out of the
 * time.
 */
export async function investigations(): Promise<readonly Figure[]> {
  const scenarios = await listScenarios(folder);
  const ids = scenarios.map(({id}) => id);
  const figures: Figure[] = [];
  await investigate(await world('key-disabled'), 0);
  for (const id of ids) {
    const {depth, records, named, complete} = await investigate(await world(id), latency);
    const lookups = records.filter(({call}) => call === paced).length;
    const pause = pauseOf(lookups);
    const unit = 'ms';
    figures.push(
      {
        what: `${id}: ${records.length} calls, ${lookups} of them look-ups`,
        unit: 'round trips',
        measured: depth,
        budget: mostRoundTrips,
      },
      {what: `${id}, the cause is named`, unit, measured: named, budget: mostMilliseconds},
      {
        what: `${id}, all is read${pause === 0 ? '' : `; CloudTrail's rate ${pause / 1000} s`}`,
        unit,
        measured: complete,
        budget: mostMilliseconds + pause,
      },
    );
  }
  return [...figures, ...(await againstCli())];
}

async function world(id: string): Promise<Simulator> {
  return createSimulator(await loadScenario(folder, id));
}

async function investigate(simulator: Simulator, delay: number): Promise<Investigated> {
  const {accountId, region, database: identifier, operator} = simulator;
  const {accessKeyId, secretAccessKey} = operator;
  const clock = {
    now: () => simulator.now(),
    sleep: async (milliseconds: number) => {
      await pauseFor(milliseconds);
      simulator.advance(milliseconds);
    },
  };
  const slow = slowHandler(requestHandler(simulator), delay, isNoLookup);
  const records: CallRecord[] = [];
  const begin = performance.now();
  const door = openDoor({
    region,
    credentials: {accessKeyId, secretAccessKey},
    handler: slow.handler,
    readOnly: true,
    clock,
    onCall: (record) => records.push(record),
  });
  const incident = {database: {identifier}, accountId, region};
  const judge = (evidence: Evidence) => {
    const {findings, verdict} = diagnose(evidence, incident, isoTime(clock.now()));
    return {said: `${findings[0]?.cause} ${verdict}`, at: performance.now() - begin};
  };
  const soFar: {readonly said: string; readonly at: number}[] = [];
  const evidence = await observe(
    door,
    {identifier},
    {
      clock,
      onFact: () => undefined,
      onSoFar: (facts) => soFar.push(judge(facts)),
    },
  );
  const whole = judge(evidence);
  const standing = soFar.findLastIndex(({said}) => said !== whole.said) + 1;
  return {
    named: (soFar[standing] ?? whole).at,
    complete: whole.at,
    depth: slow.depth(),
    records,
  };
}

function isNoLookup({headers}: {readonly headers: {readonly [name: string]: string}}): boolean {
  return !(headers['x-amz-target'] ?? '').endsWith('LookupEvents');
}

/** Two look-ups go out at once, each further two a second later (facts/aws.md §5.1). */
function pauseOf(lookups: number): number {
  return Math.max(0, Math.ceil(lookups / 2) - 1) * 1000;
}

/** The same night investigated by a script of AWS CLI calls, against the same simulated account. */
async function againstCli(): Promise<readonly Figure[]> {
  if (spawnSync('aws', ['--version']).status !== 0) return [];
  const script = path.join(root, 'scripts/bench/programs/investigate.sh');
  const byCli = await served(({database, endpoint, region}) => [
    'bash',
    [script, database, endpoint, region],
  ]);
  const ours = await served(({database, endpoint, region}) => [
    process.execPath,
    [
      path.join(root, 'dist/latchkey.js'),
      ...['diagnose', database, '--endpoint-url', endpoint, '--region', region],
    ],
  ]);
  return [
    {
      what: `a careful script of the AWS CLI, ${byCli.calls} calls`,
      unit: 'ms',
      measured: byCli.time,
    },
    {what: `latchkey diagnose, ${ours.calls} calls`, unit: 'ms', measured: ours.time},
    {
      what: 'faster than the script',
      unit: '×',
      measured: byCli.time / ours.time,
      budget: 5,
      atLeast: true,
    },
    {what: 'calls ÷ those of the script', unit: '×', measured: ours.calls / byCli.calls, budget: 1},
  ];
}

type Place = {readonly database: string; readonly endpoint: string; readonly region: string};

/** How long the command took, and how many requests reached the account. */
async function served(
  commandFor: (place: Place) => readonly [string, readonly string[]],
): Promise<{readonly time: number; readonly calls: number}> {
  const simulator = await world('key-disabled');
  const {operator, database, region} = simulator;
  const server = await serve(simulator, {port: 0, speed: 1});
  try {
    const [command, args] = commandFor({database, endpoint: server.endpoint, region});
    const env = {
      ...process.env,
      AWS_ACCESS_KEY_ID: operator.accessKeyId,
      AWS_SECRET_ACCESS_KEY: operator.secretAccessKey,
    };
    const time = await timed(command, args, env);
    return {time, calls: simulator.requests().length};
  } finally {
    await server.close();
  }
}

function timed(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const {promise, resolve, reject} = Promise.withResolvers<number>();
  const begin = performance.now();
  const child = spawn(command, args, {env, stdio: 'ignore'});
  child.on('error', reject);
  child.on('exit', () => resolve(performance.now() - begin));
  return promise;
}
