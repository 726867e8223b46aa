/**
 * Whole sessions, and what AWS then describes beside what it described before: by an administrator
 * and by this file's own list of what is another one by nature, never by the product's table.
 */
import {
  type DBCluster,
  type DBInstance,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
} from '@aws-sdk/client-rds';
import {expect, test} from 'vitest';
import type {Simulator} from '../../src/simulator/simulator.ts';
import {clientsOf, hour, simulatorOf} from '../simulator/support.ts';
import {temporaryFolder} from '../support/folder.ts';
import {rehearse} from '../support/rehearsal.ts';

const byNature = [
  ...['DBInstanceIdentifier', 'DBInstanceArn', 'DbiResourceId', 'InstanceCreateTime'],
  ...['DBInstanceStatus', 'LatestRestorableTime', 'DBClusterIdentifier', 'DBClusterArn'],
  ...['DbClusterResourceId', 'ClusterCreateTime', 'EarliestRestorableTime', 'Status'],
  // Which instances there are is compared one by one.
  ...['DBClusterMembers', 'ReaderEndpoint'],
];

type Case = {
  readonly what: string;
  readonly scenario: string;
  /** Lost name → restored name. */
  readonly clusters: {readonly [lost: string]: string};
  readonly instances: {readonly [lost: string]: string};
  /** What nothing brings back; each is asked about and accepted. */
  readonly left: readonly string[];
};

const cases: readonly Case[] = [
  {
    what: 'a Multi-AZ DB cluster with its three instances',
    scenario: 'multi-az-cluster',
    clusters: {shop: 'shop-restored'},
    instances: {
      'shop-instance-1': 'shop-restored-instance-1',
      'shop-instance-2': 'shop-restored-instance-2',
      'shop-instance-3': 'shop-restored-instance-3',
    },
    // Made anew by the restore, each with a window that RDS picked.
    left: [1, 2, 3].map((one) => `shop-instance-${one}.PreferredMaintenanceWindow`),
  },
  {
    what: 'an Aurora cluster with three instances, out of a global database',
    scenario: 'aurora-point-in-time',
    clusters: {shop: 'shop-restored'},
    instances: {
      'shop-1': 'shop-1-restored',
      'shop-2': 'shop-2-restored',
      'shop-reports': 'shop-reports-restored',
    },
    left: ['shop.GlobalClusterIdentifier'],
  },
  {
    what: 'an Aurora cluster that took its names back',
    scenario: 'aurora-snapshot',
    clusters: {shop: 'shop'},
    instances: {'shop-1': 'shop-1', 'shop-2': 'shop-2'},
    left: ['shop.KmsKeyId', 'shop-1.KmsKeyId', 'shop-2.KmsKeyId'],
  },
  {
    what: 'an instance with everything set',
    scenario: 'lost-with-everything',
    clusters: {},
    instances: {'ledger-db': 'ledger-db'},
    left: [],
  },
];

test.each(cases)('$what is like the lost one', async ({scenario, clusters, instances, left}) => {
  const before = await databasesOf(await simulatorOf(scenario));
  const {closed, entries, world} = await rehearse(scenario, {state: temporaryFolder()});
  expect(closed.outcome, closed.summary).toBe('recovered');
  world.simulator.advance(2 * hour);
  const after = await databasesOf(world.simulator);
  const differing = [
    ...Object.entries(clusters).flatMap(([lost, restored]) =>
      membersThatDiffer(lost, before.clusters.get(lost), after.clusters.get(restored)),
    ),
    ...Object.entries(instances).flatMap(([lost, restored]) =>
      membersThatDiffer(lost, before.instances.get(lost), after.instances.get(restored)),
    ),
  ];
  expect(differing).toEqual(left);
  // The product says the same: nothing left that was not accepted.
  const settled = entries.filter((entry) => entry.type === 'settled').at(-1);
  expect(settled).toMatchObject({status: expect.stringMatching(/Success|Skipped/)});
  const asked = entries.filter((entry) => entry.type === 'asked' && entry.step === 'differences');
  expect(asked.length > 0).toBe(left.length > 0);
});

async function databasesOf(simulator: Simulator) {
  const {rds} = clientsOf(simulator, 'administrator');
  const {DBClusters = []} = await rds.send(new DescribeDBClustersCommand({}));
  const {DBInstances = []} = await rds.send(new DescribeDBInstancesCommand({}));
  return {
    clusters: new Map(DBClusters.map((each) => [each.DBClusterIdentifier, each])),
    instances: new Map(DBInstances.map((each) => [each.DBInstanceIdentifier, each])),
  };
}

function membersThatDiffer<Description extends DBCluster | DBInstance>(
  name: string,
  lost: Description | undefined,
  restored: Description | undefined,
): readonly string[] {
  if (!lost || !restored) return [`${name} is not there`];
  const [a, b] = [comparable(lost), comparable(restored)];
  const members = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return members
    .filter((member) => JSON.stringify(a[member]) !== JSON.stringify(b[member]))
    .map((member) => `${name}.${member}`);
}

/** Without identity; of an endpoint its port, of a secret whose key it has. */
function comparable(description: DBCluster | DBInstance): {readonly [member: string]: unknown} {
  const entries = Object.entries(description).filter(([name]) => !byNature.includes(name));
  return Object.fromEntries(
    entries.map(([name, value]) => {
      if (name === 'Endpoint') return [name, typeof value === 'object' ? value.Port : 'an address'];
      if (name === 'MasterUserSecret') return [name, {...value, SecretArn: 'another'}];
      return [name, value];
    }),
  );
}
