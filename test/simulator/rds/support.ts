/** Accounts for the tests of instances: two Regions, a second account, and clients for each. */
import {
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import {
  createSimulator,
  readScenario,
  requestHandler,
  type Simulator,
} from '../../../src/simulator/simulator.ts';
import {database, ordersKey} from '../support.ts';

export const home = 'eu-west-1';
export const away = 'eu-central-1';
export const account = '111122223333';
export const stranger = '444455556666';
export const spareKey = '5f0c2a71-8d3e-4b96-a1c4-77e09b3d21f8';
export const awayKey = '7c1d2e3f-0a1b-4c2d-8e3f-4a5b6c7d8e9f';
export const managedKey = '0d9c8b7a-6f5e-4d3c-8b2a-1f0e9d8c7b6a';
export const strangerKey = '3e2d1c0b-9a8f-4e7d-8c6b-5a4f3e2d1c0b';
export const awayKeyArn = `arn:aws:kms:${away}:${account}:key/${awayKey}`;
export const spareKeyArn = `arn:aws:kms:${home}:${account}:key/${spareKey}`;
export const managedKeyArn = `arn:aws:kms:${home}:${account}:key/${managedKey}`;

const created = '2024-05-28T08:11:40Z';

/** What a test adds to the two Regions. */
export type More = {
  readonly instances?: readonly object[];
  readonly snapshots?: readonly object[];
  readonly timeline?: readonly object[];
  readonly unverified?: object;
  readonly outcomes?: readonly object[];
  readonly faults?: readonly object[];
};

/** orders-db on alias/orders in the home Region, keys in both Regions, and another account. */
export function twoRegions(more: More = {}): Simulator {
  const scenario = {
    id: 'two-regions',
    title: 'Nothing happened',
    summary: 'Two Regions and two accounts',
    cause: 'key-disabled',
    difficulty: 'easy',
    database: 'orders-db',
    accountId: account,
    region: home,
    start: '2026-03-01T12:00:00Z',
    seed: 5,
    operator: 'mara',
    principals: {
      mara: {role: 'OnCallResponder', session: 'mara', allow: ['*']},
      timid: {user: 'timid', allow: ['*'], deny: ['kms:CreateGrant']},
      stranger: {user: 'stranger', accountId: stranger, allow: ['*']},
    },
    estate: {
      keys: [
        {KeyId: ordersKey, aliases: ['alias/orders'], created},
        {KeyId: spareKey, aliases: ['alias/spare'], created},
        {KeyId: awayKey, region: away, aliases: ['alias/away'], created},
        {KeyId: managedKey, aliases: ['alias/aws/rds'], KeyManager: 'AWS', created},
        {KeyId: strangerKey, accountId: stranger, aliases: ['alias/theirs'], created},
      ],
      instances: [database('orders-db'), ...(more.instances ?? [])],
      snapshots: more.snapshots ?? [],
    },
    timeline: more.timeline ?? [],
    unverified: more.unverified ?? {},
    outcomes: more.outcomes ?? [],
    faults: more.faults ?? [],
  };
  return createSimulator(readScenario(JSON.stringify(scenario), 'two-regions.yaml'));
}

/** A client of the operator, or of another principal, in one Region. */
export function rdsIn(simulator: Simulator, region = home, accessKeyId?: string): RDSClient {
  const {operator} = simulator;
  return new RDSClient({
    region,
    credentials: accessKeyId === undefined ? operator : credentialsOf(simulator, accessKeyId),
    requestHandler: requestHandler(simulator),
    maxAttempts: 1,
  });
}

function credentialsOf(simulator: Simulator, accessKeyId: string) {
  const {principals} = simulator.save() as {
    principals: {[id: string]: {secretAccessKey: string}};
  };
  return {accessKeyId, secretAccessKey: principals[accessKeyId]?.secretAccessKey ?? ''};
}

/** A client of the principal of that name in the scenario. */
export function rdsOf(simulator: Simulator, name: string, region = home): RDSClient {
  const {principals} = simulator.save() as {principals: {[id: string]: {name: string}}};
  const found = Object.entries(principals).find(([, principal]) => principal.name === name);
  return rdsIn(simulator, region, found?.[0]);
}

/** One instance as RDS shows it. */
export async function shown(simulator: Simulator, DBInstanceIdentifier: string, region = home) {
  const {DBInstances = []} = await rdsIn(simulator, region).send(
    new DescribeDBInstancesCommand({DBInstanceIdentifier}),
  );
  return DBInstances[0];
}

/** One snapshot as RDS shows it. */
export async function snapshotShown(simulator: Simulator, id: string, region = home) {
  const {DBSnapshots = []} = await rdsIn(simulator, region).send(
    new DescribeDBSnapshotsCommand({DBSnapshotIdentifier: id}),
  );
  return DBSnapshots[0];
}

/** The automated backups of a Region. */
export async function backupsIn(simulator: Simulator, region = home) {
  const {DBInstanceAutomatedBackups = []} = await rdsIn(simulator, region).send(
    new DescribeDBInstanceAutomatedBackupsCommand({}),
  );
  return DBInstanceAutomatedBackups;
}

/** Lets time pass until the instance leaves a status, at most two days; the statuses on the way. */
export async function courseOf(simulator: Simulator, id: string, region = home, steps = 200) {
  const seen: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    const {DBInstanceStatus: status = ''} = (await shown(simulator, id, region)) ?? {};
    if (seen.at(-1) !== status) seen.push(status);
    simulator.advance(60_000);
  }
  return seen;
}
