/** One call of a real SDK client to the simulated AWS in process, and whose time it is. */
import path from 'node:path';
import {DescribeKeyCommand, EnableKeyCommand, KMSClient} from '@aws-sdk/client-kms';
import {DescribeDBInstancesCommand, RDSClient} from '@aws-sdk/client-rds';
import {type HttpHandler, HttpResponse} from '@smithy/core/protocols';
import {createSimulator, loadScenario, requestHandler} from '../../../src/simulator/simulator.ts';
import {type Figure, medianOf} from '../figure.ts';
import {root} from '../ground.ts';

// The first ones run before V8 has compiled what they use, and do not count.
const warmUp = 200;
// Many and in turn, so that neither V8's last compilations nor a burst of other work decides.
const rounds = 4;
const callsInRound = 500;
const mostMilliseconds = 1;

/**
 * Reads and a change, in both wire formats: the whole call through the client, the simulator's part
 * of it, and the client alone with the same answer at once. In a long answer the client's own reading
 * of XML takes most of the time, so there the simulator's part is judged.
 */
export async function simulatorCallTime(): Promise<readonly Figure[]> {
  const scenario = await loadScenario(path.join(root, 'runbooks/scenarios'), 'key-disabled');
  const simulator = createSimulator(scenario);
  const {region, database, administrator} = simulator;
  const {accessKeyId, secretAccessKey} = administrator;
  const watch = watched(requestHandler(simulator));
  const config = {
    region,
    credentials: {accessKeyId, secretAccessKey},
    requestHandler: watch.handler,
    maxAttempts: 1,
  };
  const kms = new KMSClient(config);
  const rds = new RDSClient(config);
  const one = new DescribeDBInstancesCommand({DBInstanceIdentifier: database});
  const KeyId = (await rds.send(one)).DBInstances?.[0]?.KmsKeyId;
  const budget = mostMilliseconds;
  const figures: Figure[] = [];
  for (const [what, judged, call] of [
    ['kms:DescribeKey', 'whole', () => kms.send(new DescribeKeyCommand({KeyId}))],
    ['kms:EnableKey', 'whole', () => kms.send(new EnableKeyCommand({KeyId}))],
    ['rds:DescribeDBInstances', 'whole', () => rds.send(one)],
    ['rds:DescribeDBInstances of the Region', 'part', () => rds.send(everything())],
  ] as const) {
    const {whole, part, alone} = await watch.timesOf(call);
    const [ofWhole, ofPart] = judged === 'whole' ? [{budget}, {}] : [{}, {budget}];
    figures.push(
      {what: `${what} in process`, unit: 'ms', ...medianOf(whole), ...ofWhole},
      {what: "  of it the simulator's part", unit: 'ms', ...medianOf(part), ...ofPart},
      {what: "  the SDK's client alone", unit: 'ms', ...medianOf(alone)},
    );
  }
  return figures;
}

const everything = () => new DescribeDBInstancesCommand({});

type Times = {
  /** What the caller waits. */
  readonly whole: readonly number[];
  /** What passes inside the simulator's handler. */
  readonly part: readonly number[];
  /** The same call where the last answer is there at once. */
  readonly alone: readonly number[];
};

/** A handler that notes how long the inner one takes, or repeats its last answer. */
function watched(inner: HttpHandler) {
  let part: number[] = [];
  let last: HttpResponse | undefined;
  let isAlone = false;
  const handler: HttpHandler = {
    ...inner,
    handle: async (request, options) => {
      if (isAlone && last) return {response: new HttpResponse({...last})};
      const begin = performance.now();
      const answer = await inner.handle(request, options);
      part.push(performance.now() - begin);
      last = answer.response;
      return answer;
    },
  };
  const timesOf = async (call: () => Promise<unknown>): Promise<Times> => {
    isAlone = false;
    await repeated(call, warmUp);
    part = [];
    const whole: number[] = [];
    const alone: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      isAlone = false;
      whole.push(...(await repeated(call, callsInRound)));
      isAlone = true;
      alone.push(...(await repeated(call, callsInRound)));
    }
    return {whole, part, alone};
  };
  return {handler, timesOf};
}

async function repeated(call: () => Promise<unknown>, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  while (times.length < count) {
    const begin = performance.now();
    await call();
    times.push(performance.now() - begin);
  }
  return times;
}
