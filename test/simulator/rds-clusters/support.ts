/** A small account with clusters in it, and what its clusters show. */
import {DisableKeyCommand, EnableKeyCommand} from '@aws-sdk/client-kms';
import {
  CreateDBClusterCommand,
  type CreateDBClusterCommandInput,
  CreateDBClusterSnapshotCommand,
  CreateDBInstanceCommand,
  type DBCluster,
  DescribeDBClustersCommand,
  DescribeEventsCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import {
  createSimulator,
  readScenario,
  requestHandler,
  type Simulator,
} from '../../../src/simulator/simulator.ts';
import {clientsOf, database, minute, ordersKey} from '../support.ts';

export const DBClusterIdentifier = 'ledger';
export const spareKey = '5f0c2a71-8d3e-4b96-a1c4-77e09b3d21f8';
export const spareKeyArn = `arn:aws:kms:eu-west-1:111122223333:key/${spareKey}`;
export const farKey = '77aa0c11-1111-4222-8333-123456789012';
export const farKeyArn = `arn:aws:kms:eu-central-1:111122223333:key/${farKey}`;
export const foreignAccount = '444455556666';
export const far = 'eu-central-1';

const made = '2024-05-28T08:11:40Z';

/** An Aurora cluster of an estate on `alias/orders` with a writer and a reader. */
export function aurora(more: object = {}): object {
  return {
    DBClusterIdentifier,
    Engine: 'aurora-postgresql',
    EngineVersion: '16.6',
    KmsKeyId: 'alias/orders',
    PreferredBackupWindow: '03:10-03:40',
    members: [
      {DBInstanceIdentifier: 'ledger-1'},
      {DBInstanceIdentifier: 'ledger-2', PromotionTier: 0},
    ],
    created: '2024-06-04T09:32:11Z',
    ...more,
  };
}

/** What makes a cluster of an estate a Multi-AZ DB cluster. */
export const multiAzCluster = {
  Engine: 'postgres',
  DBClusterInstanceClass: 'db.r6gd.large',
  AllocatedStorage: 100,
  StorageType: 'io1',
  Iops: 1000,
};

/** The account: two keys at home, one in another Region, and the clusters given. */
export function clusterAccount(more: {
  readonly clusters?: readonly object[];
  readonly instances?: readonly object[];
  readonly unverified?: object;
  readonly outcomes?: readonly object[];
  readonly principals?: object;
}): Simulator {
  const scenario = {
    id: 'quiet-clusters',
    title: 'Nothing happened',
    summary: 'A small account with clusters',
    cause: 'key-disabled',
    difficulty: 'easy',
    database: 'orders-db',
    accountId: '111122223333',
    region: 'eu-west-1',
    start: '2026-03-01T12:00:00Z',
    seed: 5,
    operator: 'mara',
    principals: {
      mara: {role: 'OnCallResponder', session: 'mara', allow: ['*']},
      ...more.principals,
    },
    estate: {
      keys: [
        {KeyId: ordersKey, aliases: ['alias/orders'], created: made},
        {KeyId: spareKey, aliases: ['alias/spare'], created: made},
        {KeyId: farKey, aliases: ['alias/far'], region: far, created: made},
      ],
      instances: [database('orders-db'), ...(more.instances ?? [])],
      clusters: more.clusters ?? [aurora()],
    },
    unverified: more.unverified ?? {},
    outcomes: more.outcomes ?? [],
  };
  return createSimulator(readScenario(JSON.stringify(scenario), 'quiet-clusters.yaml'));
}

/** RDS of another Region, or of another principal. */
export function rdsIn(
  simulator: Simulator,
  region: string,
  credentials = simulator.operator,
): RDSClient {
  const {accessKeyId, secretAccessKey} = credentials;
  return new RDSClient({
    region,
    credentials: {accessKeyId, secretAccessKey},
    requestHandler: requestHandler(simulator),
    maxAttempts: 1,
  });
}

/** RDS at home. */
export const rdsOf = (simulator: Simulator): RDSClient => clientsOf(simulator).rds;

/** The cluster as RDS describes it; undefined where it is gone. */
export async function clusterOf(
  simulator: Simulator,
  id = DBClusterIdentifier,
  region = 'eu-west-1',
): Promise<DBCluster | undefined> {
  const {DBClusters = []} = await rdsIn(simulator, region).send(new DescribeDBClustersCommand({}));
  return DBClusters.find((cluster) => cluster.DBClusterIdentifier === id);
}

/** Identifier of the member that writes. */
export async function writerOf(simulator: Simulator): Promise<string | undefined> {
  const {DBClusterMembers = []} = (await clusterOf(simulator)) ?? {};
  return DBClusterMembers.find((one) => one.IsClusterWriter)?.DBInstanceIdentifier;
}

/** The status of a cluster, or `gone`. */
export async function clusterStatus(
  simulator: Simulator,
  id?: string,
  region?: string,
): Promise<string> {
  return (await clusterOf(simulator, id, region))?.Status ?? 'gone';
}

/** Disables the orders key, or another. */
export const disable = (simulator: Simulator, KeyId = ordersKey) =>
  clientsOf(simulator).kms.send(new DisableKeyCommand({KeyId}));

/** Enables the orders key, or another. */
export const enable = (simulator: Simulator, KeyId = ordersKey) =>
  clientsOf(simulator).kms.send(new EnableKeyCommand({KeyId}));

/** Messages of all events about a resource in fourteen days. */
export async function eventsAbout(
  simulator: Simulator,
  SourceIdentifier: string,
  SourceType: 'db-instance' | 'db-cluster' | 'db-cluster-snapshot',
): Promise<string[]> {
  const {Events = []} = await rdsOf(simulator).send(
    new DescribeEventsCommand({SourceIdentifier, SourceType, Duration: 20_160}),
  );
  return Events.map((event) => event.Message ?? '');
}

/** A new cluster with the members named, available. */
export async function createCluster(
  simulator: Simulator,
  input: Partial<CreateDBClusterCommandInput> = {},
  members: readonly string[] = [],
): Promise<void> {
  const rds = rdsOf(simulator);
  const id = input.DBClusterIdentifier ?? 'fresh';
  await rds.send(
    new CreateDBClusterCommand({
      DBClusterIdentifier: id,
      Engine: 'aurora-postgresql',
      MasterUsername: 'ledger',
      MasterUserPassword: 'not-a-real-one',
      ...input,
    }),
  );
  simulator.advance(30 * minute);
  for (const DBInstanceIdentifier of members) {
    await rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier,
        DBClusterIdentifier: id,
        DBInstanceClass: 'db.r6g.large',
        Engine: input.Engine ?? 'aurora-postgresql',
      }),
    );
  }
  simulator.advance(30 * minute);
}

/** A manual snapshot of the ledger, available. */
export async function takeSnapshot(simulator: Simulator, id = 'today'): Promise<void> {
  await rdsOf(simulator).send(
    new CreateDBClusterSnapshotCommand({DBClusterIdentifier, DBClusterSnapshotIdentifier: id}),
  );
  simulator.advance(10 * minute);
}
