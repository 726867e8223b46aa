/** One call of a real SDK client to the simulated AWS in process. */
import path from 'node:path';
import {DescribeKeyCommand, EnableKeyCommand, KMSClient} from '@aws-sdk/client-kms';
import {DescribeDBInstancesCommand, RDSClient} from '@aws-sdk/client-rds';
import {createSimulator, loadScenario, requestHandler} from '../../../src/simulator/simulator.ts';
import {type Figure, medianOf} from '../figure.ts';
import {root} from '../ground.ts';

const calls = 500;
const mostMilliseconds = 1;

/** Reads and changes, in both wire formats. */
export async function simulatorCallTime(): Promise<readonly Figure[]> {
  const scenario = await loadScenario(path.join(root, 'runbooks/scenarios'), 'key-disabled');
  const simulator = createSimulator(scenario);
  const {region, database, administrator} = simulator;
  const {accessKeyId, secretAccessKey} = administrator;
  const config = {
    region,
    credentials: {accessKeyId, secretAccessKey},
    requestHandler: requestHandler(simulator),
    maxAttempts: 1,
  };
  const kms = new KMSClient(config);
  const rds = new RDSClient(config);
  const described = await rds.send(
    new DescribeDBInstancesCommand({DBInstanceIdentifier: database}),
  );
  const KeyId = described.DBInstances?.[0]?.KmsKeyId;
  return [
    await each('kms:DescribeKey', () => kms.send(new DescribeKeyCommand({KeyId}))),
    await each('kms:EnableKey', () => kms.send(new EnableKeyCommand({KeyId}))),
    await each('rds:DescribeDBInstances, one', () =>
      rds.send(new DescribeDBInstancesCommand({DBInstanceIdentifier: database})),
    ),
    await each('rds:DescribeDBInstances, all', () => rds.send(new DescribeDBInstancesCommand({}))),
  ];
}

async function each(what: string, call: () => Promise<unknown>): Promise<Figure> {
  const times: number[] = [];
  for (let count = 0; count < calls; count += 1) {
    const begin = performance.now();
    await call();
    times.push(performance.now() - begin);
  }
  return {
    what: `${what} in process`,
    unit: 'ms',
    ...medianOf(times),
    budget: mostMilliseconds,
  };
}
