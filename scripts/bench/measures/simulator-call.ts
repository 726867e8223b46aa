/** One call of a real SDK client to the simulated AWS in process. */
import path from 'node:path';
import {DescribeKeyCommand, EnableKeyCommand, KMSClient} from '@aws-sdk/client-kms';
import {DescribeDBInstancesCommand, RDSClient} from '@aws-sdk/client-rds';
import type {HttpHandler} from '@smithy/core/protocols';
import {createSimulator, loadScenario, requestHandler} from '../../../src/simulator/simulator.ts';
import {type Figure, medianOf} from '../figure.ts';
import {root} from '../ground.ts';

// The first ones run before V8 has compiled what they use, and do not count.
const warmUp = 200;
const calls = 500;
const mostMilliseconds = 1;

/**
 * Reads and a change, in both wire formats: the whole call through the client. In a long answer the
 * client's own reading of XML takes most of the time, so there the simulator's part is judged.
 */
export async function simulatorCallTime(): Promise<readonly Figure[]> {
  const scenario = await loadScenario(path.join(root, 'runbooks/scenarios'), 'key-disabled');
  const simulator = createSimulator(scenario);
  const {region, database, administrator} = simulator;
  const {accessKeyId, secretAccessKey} = administrator;
  const handled: number[] = [];
  const config = {
    region,
    credentials: {accessKeyId, secretAccessKey},
    requestHandler: timedHandler(requestHandler(simulator), handled),
    maxAttempts: 1,
  };
  const kms = new KMSClient(config);
  const rds = new RDSClient(config);
  const one = new DescribeDBInstancesCommand({DBInstanceIdentifier: database});
  const KeyId = (await rds.send(one)).DBInstances?.[0]?.KmsKeyId;
  const describeKey = await timesOf(() => kms.send(new DescribeKeyCommand({KeyId})));
  const enableKey = await timesOf(() => kms.send(new EnableKeyCommand({KeyId})));
  const describeOne = await timesOf(() => rds.send(one));
  handled.length = 0;
  const describeAll = await timesOf(() => rds.send(new DescribeDBInstancesCommand({})));
  const budget = mostMilliseconds;
  return [
    {what: 'kms:DescribeKey in process', unit: 'ms', ...medianOf(describeKey), budget},
    {what: 'kms:EnableKey in process', unit: 'ms', ...medianOf(enableKey), budget},
    {what: 'rds:DescribeDBInstances in process', unit: 'ms', ...medianOf(describeOne), budget},
    {what: 'rds:DescribeDBInstances of the Region', unit: 'ms', ...medianOf(describeAll)},
    {what: "the same, the simulator's part", unit: 'ms', ...medianOf(handled), budget},
  ];
}

async function timesOf(call: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let count = 0; count < warmUp + calls; count += 1) {
    const begin = performance.now();
    await call();
    times.push(performance.now() - begin);
  }
  return times.slice(warmUp);
}

/** Notes how long the inner handler took for each request. */
function timedHandler(inner: HttpHandler, times: number[]): HttpHandler {
  return {
    ...inner,
    handle: async (request, options) => {
      const begin = performance.now();
      const answer = await inner.handle(request, options);
      times.push(performance.now() - begin);
      return answer;
    },
  };
}
