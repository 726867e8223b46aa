/** The diagnosis of one database over a slow network: how many round trips deep, and how long. */
import path from 'node:path';
import {setTimeout as pauseFor} from 'node:timers/promises';
import {openDoor} from '../../../src/aws/door.ts';
import {observe} from '../../../src/aws/observe/observe.ts';
import {diagnose} from '../../../src/causes/diagnose.ts';
import {isoTime} from '../../../src/core/clock.ts';
import {
  createSimulator,
  loadScenario,
  requestHandler,
  type Simulator,
} from '../../../src/simulator/simulator.ts';
import {type Figure, medianOf} from '../figure.ts';
import {root} from '../ground.ts';
import {slowHandler} from '../slow-handler.ts';

const runs = 10;
const latency = 50;
const mostRoundTrips = 3;
const mostMilliseconds = 3 * latency + 150;

type Diagnosed = {readonly milliseconds: number; readonly depth: number; readonly requests: number};

/** Without and with latency in turn. The first run of all also loads the SDK's clients. */
export async function diagnosisTime(): Promise<readonly Figure[]> {
  const scenario = await loadScenario(path.join(root, 'runbooks/scenarios'), 'key-disabled');
  const cold = await diagnoseOnce(createSimulator(scenario), latency);
  const near: number[] = [];
  const far: number[] = [];
  const depths: number[] = [cold.depth];
  for (let run = 0; run < runs; run += 1) {
    near.push((await diagnoseOnce(createSimulator(scenario), 0)).milliseconds);
    const {milliseconds, depth} = await diagnoseOnce(createSimulator(scenario), latency);
    far.push(milliseconds);
    depths.push(depth);
  }
  return [
    {
      what: `diagnosis, ${cold.requests} requests`,
      unit: 'round trips',
      measured: Math.max(...depths),
      budget: mostRoundTrips,
    },
    {what: 'diagnosis, no latency', unit: 'ms', ...medianOf(near)},
    {
      what: `diagnosis, ${latency} ms latency`,
      unit: 'ms',
      ...medianOf(far),
      budget: mostMilliseconds,
    },
    {
      what: 'the first one, which loads the clients from node_modules',
      unit: 'ms',
      measured: cold.milliseconds,
    },
  ];
}

async function diagnoseOnce(simulator: Simulator, delay: number): Promise<Diagnosed> {
  const {accountId, region, database, operator} = simulator;
  const {accessKeyId, secretAccessKey} = operator;
  // The world's time as it is, but nothing is skipped: pauses between calls cost what they cost.
  const clock = {
    now: () => simulator.now(),
    sleep: (milliseconds: number, signal?: AbortSignal) =>
      pauseFor(milliseconds, undefined, {signal}),
  };
  const slow = slowHandler(requestHandler(simulator), delay);
  const begin = performance.now();
  const door = openDoor({
    region,
    credentials: {accessKeyId, secretAccessKey},
    handler: slow.handler,
    readOnly: true,
    clock,
  });
  const named = {identifier: database};
  const facts = await observe(door, named, {clock, onFact: () => undefined});
  const {verdict} = diagnose(facts, {database: named, accountId, region}, isoTime(clock.now()));
  const milliseconds = performance.now() - begin;
  if (verdict !== 'locked-out') throw new Error(`The diagnosis of ${database} was ${verdict}.`);
  return {milliseconds, depth: slow.depth(), requests: slow.requests()};
}
