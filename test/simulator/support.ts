/** A scenario's simulator with real SDK clients in front of it. */
import {fileURLToPath} from 'node:url';
import {CloudTrailClient} from '@aws-sdk/client-cloudtrail';
import {KMSClient} from '@aws-sdk/client-kms';
import {DescribeDBInstancesCommand, RDSClient} from '@aws-sdk/client-rds';
import {STSClient} from '@aws-sdk/client-sts';
import {
  createSimulator,
  loadScenario,
  readScenario,
  requestHandler,
  type Simulator,
} from '../../src/simulator/simulator.ts';

/** The shipped scenarios. */
export const scenarios = fileURLToPath(new URL('../../runbooks/scenarios', import.meta.url));

export const ordersKey = '1234abcd-12ab-34cd-56ef-1234567890ab';
export const ordersKeyArn = `arn:aws:kms:eu-west-1:111122223333:key/${ordersKey}`;
export const locked = 'inaccessible-encryption-credentials-recoverable';
export const lockedForGood = 'inaccessible-encryption-credentials';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A shipped scenario at its start. */
export async function simulatorOf(id: string): Promise<Simulator> {
  return createSimulator(await loadScenario(scenarios, id));
}

/** Clients for one of the simulator's two principals. One attempt, so that errors show at once. */
export function clientsOf(
  simulator: Simulator,
  who: 'operator' | 'administrator' = 'operator',
  region = simulator.region,
) {
  const {accessKeyId, secretAccessKey} = simulator[who];
  const config = {
    region,
    credentials: {accessKeyId, secretAccessKey},
    requestHandler: requestHandler(simulator),
    maxAttempts: 1,
  };
  return {
    kms: new KMSClient(config),
    rds: new RDSClient(config),
    sts: new STSClient(config),
    cloudtrail: new CloudTrailClient(config),
  };
}

/** One database as RDS describes it to the administrator; undefined where it is gone. */
export async function instanceOf(simulator: Simulator, id: string) {
  const {rds} = clientsOf(simulator, 'administrator');
  const {DBInstances = []} = await rds.send(new DescribeDBInstancesCommand({}));
  return DBInstances.find((instance) => instance.DBInstanceIdentifier === id);
}

/** The status of one database, or `gone`. */
export async function statusOf(simulator: Simulator, id = 'orders-db'): Promise<string> {
  return (await instanceOf(simulator, id))?.DBInstanceStatus ?? 'gone';
}

/** A small account: one key, the databases given, nothing has happened. */
export function quietAccount(more: {
  readonly instances?: readonly object[];
  readonly timeline?: readonly object[];
  readonly unverified?: object;
  readonly faults?: readonly object[];
}): Simulator {
  const scenario = {
    id: 'quiet',
    title: 'Nothing happened',
    summary: 'A small account',
    cause: 'key-disabled',
    difficulty: 'easy',
    database: 'orders-db',
    accountId: '111122223333',
    region: 'eu-west-1',
    start: '2026-03-01T12:00:00Z',
    seed: 5,
    operator: 'mara',
    principals: {mara: {role: 'OnCallResponder', session: 'mara', allow: ['*']}},
    estate: {
      keys: [
        {KeyId: ordersKey, aliases: ['alias/orders'], created: '2024-05-28T08:11:40Z'},
        {
          KeyId: '5f0c2a71-8d3e-4b96-a1c4-77e09b3d21f8',
          aliases: ['alias/spare'],
          created: '2024-05-28T08:11:40Z',
        },
      ],
      instances: [database('orders-db'), ...(more.instances ?? [])],
    },
    timeline: more.timeline ?? [],
    unverified: more.unverified ?? {},
    faults: more.faults ?? [],
  };
  return createSimulator(readScenario(JSON.stringify(scenario), 'quiet.yaml'));
}

/** A database of an estate on `alias/orders`, looked at by RDS at :12, :32 and :52. */
export function database(id: string, more: object = {}): object {
  return {
    DBInstanceIdentifier: id,
    Engine: 'postgres',
    EngineVersion: '16.6',
    AllocatedStorage: 100,
    BackupRetentionPeriod: 7,
    PreferredBackupWindow: '03:10-03:40',
    KmsKeyId: 'alias/orders',
    created: '2024-06-04T09:32:11Z',
    ...more,
  };
}
