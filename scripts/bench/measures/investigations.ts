/** Every scenario investigated over a slow network, and one of them by the AWS CLI, call by call. */
import {spawn, spawnSync} from 'node:child_process';
import path from 'node:path';
import {setTimeout as pauseFor} from 'node:timers/promises';
import {openDoor} from '../../../src/aws/door.ts';
import {observe} from '../../../src/aws/observe/observe.ts';
import type {CallRecord} from '../../../src/core/call.ts';
import {isoTime} from '../../../src/core/clock.ts';
import type {Evidence} from '../../../src/core/evidence.ts';
import {DiagnosisInParts} from '../../../src/plain/diagnosis-parts.ts';
import {
  createSimulator,
  listScenarios,
  loadScenario,
  requestHandler,
  type Simulator,
  serve,
} from '../../../src/simulator/simulator.ts';
import {type Figure, medianOf} from '../figure.ts';
import {root} from '../ground.ts';
import {slowHandler} from '../slow-handler.ts';

const folder = path.join(root, 'runbooks/scenarios');
const latency = 50;
const runs = 3;
const mostRoundTrips = 3;
const mostMilliseconds = 3 * latency + 150;
const paced = 'cloudtrail:LookupEvents';
// facts/aws.md §5.1: two a second.
const lookupsAtOnce = 2;

type Investigated = {
  /** Until `diagnose` has printed the first finding and the verdict as they stand in the end. */
  readonly named: number;
  /** Until everything was read, CloudTrail's pace included. */
  readonly complete: number;
  readonly depth: number;
  readonly records: readonly CallRecord[];
};

/**
 * Two times for each scenario: until the cause is named, and until all is read. Where that takes more
 * than CloudTrail's two look-ups a second its rate is the time: a figure for comparison, no budget.
 * Its look-ups are left out of the depth.
 */
export async function investigations(): Promise<readonly Figure[]> {
  const scenarios = await listScenarios(folder);
  const ids = scenarios.map(({id}) => id);
  const figures: Figure[] = [];
  // What V8 compiles at first use belongs to no scenario.
  for (let run = 0; run < runs; run += 1) await investigate(await world('key-disabled'), 0);
  for (const id of ids) {
    const all: Investigated[] = [];
    for (let run = 0; run < runs; run += 1) all.push(await investigate(await world(id), latency));
    figures.push(...figuresOf(id, all));
  }
  return [...figures, ...(await againstCli())];
}

function figuresOf(id: string, all: readonly Investigated[]): readonly Figure[] {
  const calls = Math.max(...all.map(({records}) => records.length));
  const lookups = Math.max(
    ...all.map(({records}) => records.filter(({call}) => call === paced).length),
  );
  const unit = 'ms';
  const complete = medianOf(all.map((one) => one.complete));
  return [
    {
      what: `${id}: ${calls} calls, ${lookups} of them look-ups`,
      unit: 'round trips',
      measured: Math.max(...all.map(({depth}) => depth)),
      budget: mostRoundTrips,
    },
    {
      what: `${id}, the cause is named`,
      unit,
      ...medianOf(all.map(({named}) => named)),
      budget: mostMilliseconds,
    },
    lookups <= lookupsAtOnce
      ? {what: `${id}, all is read`, unit, ...complete, budget: mostMilliseconds}
      : {what: `${id}, all is read: ${lookups} look-ups, two a second`, unit, ...complete},
  ];
}

async function world(id: string): Promise<Simulator> {
  return createSimulator(await loadScenario(folder, id));
}

async function investigate(simulator: Simulator, delay: number): Promise<Investigated> {
  const {accountId, region, database: identifier, operator} = simulator;
  const {accessKeyId, secretAccessKey} = operator;
  const begin = performance.now();
  // Requests move the simulator's own clock, which only must not fall behind: a second between two
  // look-ups is one of this machine.
  const opened = simulator.now();
  const clock = {
    now: () => opened + Math.round(performance.now() - begin),
    sleep: async (milliseconds: number) => {
      await pauseFor(milliseconds);
      simulator.advance(milliseconds);
    },
  };
  const slow = slowHandler(requestHandler(simulator), delay, isNoLookup);
  const records: CallRecord[] = [];
  const door = openDoor({
    region,
    credentials: {accessKeyId, secretAccessKey},
    handler: slow.handler,
    readOnly: true,
    clock,
    onCall: (record) => records.push(record),
  });
  let named = 0;
  const parts = new DiagnosisInParts({
    // Where CloudTrail changes the diagnosis it is printed anew: then the last one counts.
    output: (line) => {
      if (line.startsWith('DIAGNOSIS: ')) named = performance.now() - begin;
    },
    message: () => undefined,
    localOffsetMinutes: 0,
  });
  const incident = {database: {identifier}, accountId, region};
  const known = (evidence: Evidence) => ({evidence, incident, at: isoTime(clock.now())});
  const evidence = await observe(
    door,
    {identifier},
    {
      clock,
      onFact: () => undefined,
      onSoFar: (facts) => parts.soFar(known(facts), true),
    },
  );
  parts.whole(known(evidence));
  const complete = performance.now() - begin;
  return {named, complete, depth: slow.depth(), records};
}

function isNoLookup({headers}: {readonly headers: {readonly [name: string]: string}}): boolean {
  return !(headers['x-amz-target'] ?? '').endsWith('LookupEvents');
}

/** The same night investigated by a script of AWS CLI calls, against the same simulated account. */
async function againstCli(): Promise<readonly Figure[]> {
  if (spawnSync('aws', ['--version']).status !== 0) return [];
  const script = path.join(root, 'scripts/bench/programs/investigate.sh');
  const byCli = await served(({database, endpoint, region}) => [
    'bash',
    [script, database, endpoint, region],
  ]);
  const ours = await served(diagnosing);
  const paused = await served(diagnosing, 'deletion-and-grant-retired');
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
    {
      what: 'latchkey diagnose of deletion-and-grant-retired, its first line',
      unit: 'ms',
      measured: paused.first,
    },
    {
      what: 'the same to its end, a third look-up waits a second',
      unit: 'ms',
      measured: paused.time,
    },
    {what: 'calls ÷ those of the script', unit: '×', measured: ours.calls / byCli.calls, budget: 1},
  ];
}

const diagnosing = ({database, endpoint, region}: Place) =>
  [
    process.execPath,
    [
      path.join(root, 'dist/latchkey.js'),
      ...['diagnose', database, '--endpoint-url', endpoint, '--region', region],
    ],
  ] as const;

type Place = {readonly database: string; readonly endpoint: string; readonly region: string};

/** How long the command took, to its first line and to its end, and how many requests arrived. */
async function served(
  commandFor: (place: Place) => readonly [string, readonly string[]],
  scenario = 'key-disabled',
): Promise<{readonly first: number; readonly time: number; readonly calls: number}> {
  const simulator = await world(scenario);
  const {operator, database, region} = simulator;
  const server = await serve(simulator, {port: 0, speed: 1});
  try {
    const [command, args] = commandFor({database, endpoint: server.endpoint, region});
    const env = {
      ...process.env,
      AWS_ACCESS_KEY_ID: operator.accessKeyId,
      AWS_SECRET_ACCESS_KEY: operator.secretAccessKey,
    };
    return {...(await timed(command, args, env)), calls: simulator.requests().length};
  } finally {
    await server.close();
  }
}

function timed(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{readonly first: number; readonly time: number}> {
  const {promise, resolve, reject} = Promise.withResolvers<{first: number; time: number}>();
  const begin = performance.now();
  let first = 0;
  const child = spawn(command, args, {env, stdio: ['ignore', 'pipe', 'ignore']});
  child.stdout.once('data', () => {
    first = performance.now() - begin;
  });
  child.stdout.resume();
  child.on('error', reject);
  child.on('close', () => resolve({first, time: performance.now() - begin}));
  return promise;
}
