/** Every scenario investigated over a slow network, and one of them by the AWS CLI, call by call. */
import {spawn, spawnSync} from 'node:child_process';
import path from 'node:path';
import {setTimeout as pauseFor} from 'node:timers/promises';
import {cliCommand} from '../../../src/aws/command-line.ts';
import {openDoor} from '../../../src/aws/door.ts';
import {observe} from '../../../src/aws/observe/observe.ts';
import {diagnose} from '../../../src/causes/diagnose.ts';
import type {CallRecord} from '../../../src/core/call.ts';
import {isoTime} from '../../../src/core/clock.ts';
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
  readonly milliseconds: number;
  readonly depth: number;
  readonly records: readonly CallRecord[];
};

/** CloudTrail's own pace is left out of the time, and told beside it. */
export async function investigations(): Promise<readonly Figure[]> {
  const scenarios = await listScenarios(folder);
  const ids = scenarios.map(({id}) => id);
  const figures: Figure[] = [];
  await investigate(await world('key-disabled'), 0);
  for (const id of ids) {
    const {depth, records, milliseconds} = await investigate(await world(id), latency);
    const what = `${id}: ${records.length} calls, CloudTrail's pace ${pauseOf(records) / 1000} s`;
    figures.push(
      {what, unit: 'round trips', measured: depth, budget: mostRoundTrips},
      {
        what: `${id}, ${latency} ms latency`,
        unit: 'ms',
        measured: milliseconds,
        budget: mostMilliseconds,
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
  const evidence = await observe(door, {identifier}, {clock, onFact: () => undefined});
  diagnose(evidence, {database: {identifier}, accountId, region}, isoTime(clock.now()));
  const milliseconds = performance.now() - begin;
  return {milliseconds: milliseconds - pauseOf(records), depth: slow.depth(), records};
}

function isNoLookup({headers}: {readonly headers: {readonly [name: string]: string}}): boolean {
  return !(headers['x-amz-target'] ?? '').endsWith('LookupEvents');
}

/** Two lookups go out at once, each further one half a second later (facts/aws.md §5.1). */
function pauseOf(records: readonly CallRecord[]): number {
  return Math.max(0, records.filter(({call}) => call === paced).length - 2) * 500;
}

/** The same reads as a shell script, one AWS CLI call after the other, against the same endpoint. */
async function againstCli(): Promise<readonly Figure[]> {
  if (spawnSync('aws', ['--version']).status !== 0) return [];
  const simulator = await world('key-disabled');
  const {records} = await investigate(await world('key-disabled'), 0);
  const served = await serve(simulator, {port: 0, speed: 1});
  try {
    const {accessKeyId, secretAccessKey} = simulator.operator;
    const env = {
      ...process.env,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    };
    const endpoint = served.endpoint;
    const script = records
      .map(({call, input}) => cliCommand(call, input, {region: simulator.region, endpoint}))
      .join('\n');
    const byCli = await timed('bash', ['-c', script], env);
    const ours = await timed(
      process.execPath,
      [
        path.join(root, 'dist/latchkey.js'),
        'diagnose',
        simulator.database,
        '--endpoint-url',
        endpoint,
        '--region',
        simulator.region,
      ],
      env,
    );
    return [
      {what: `${records.length} AWS CLI calls in a shell script`, unit: 'ms', measured: byCli},
      {what: 'latchkey diagnose against the same endpoint', unit: 'ms', measured: ours},
      {what: 'faster than the script', unit: '×', measured: byCli / ours, budget: 5, atLeast: true},
    ];
  } finally {
    await served.close();
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
