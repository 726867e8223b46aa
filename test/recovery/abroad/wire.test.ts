/** A restore in another Region at the wire: nothing of the old Region leaves, and what comes back. */
import {LookupEventsCommand} from '@aws-sdk/client-cloudtrail';
import {DescribeDBInstancesCommand} from '@aws-sdk/client-rds';
import {expect, test} from 'vitest';
import {fold} from '../../../src/core/apply.ts';
import type {SimulatedWorld} from '../../../src/engine/worlds/simulated.ts';
import {afterRestore} from '../../../src/recovery/afterwards/after-restore.ts';
import {clientsOf, minute} from '../../simulator/support.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {rehearse} from '../../support/rehearsal.ts';

const there = 'eu-central-1';

/** Names that mean something in eu-west-1 alone: groups, network, zones, and keys by alias or ARN. */
const ofHome = [
  ...['orders-net', 'sg-0a11b22c33d44e55f', 'orders-pg16', 'orders-options', 'alias/orders'],
  ...['eu-west-1', '1234abcd-12ab-34cd-56ef-1234567890ab'],
];

/** What the simulated CloudTrail of the Region recorded of the operator's changes. */
async function received(world: SimulatedWorld, ...names: readonly string[]) {
  const {cloudtrail} = clientsOf(world.simulator, 'administrator', there);
  const found: unknown[] = [];
  for (const AttributeValue of names) {
    // Records arrive late, and CloudTrail allows two requests a second (facts/aws.md §5.1).
    world.simulator.advance(10 * minute);
    const LookupAttributes = [{AttributeKey: 'EventName', AttributeValue} as const];
    const {Events = []} = await cloudtrail.send(new LookupEventsCommand({LookupAttributes}));
    const records = Events.map(({CloudTrailEvent = '{}'}) => JSON.parse(CloudTrailEvent));
    const mine = records.filter(({userIdentity: {arn}}) => arn === world.simulator.operator.arn);
    found.push(...mine.map(({requestParameters}) => requestParameters));
  }
  return found;
}

test('a replicated backup: groups and keys of that Region, none of the old one', async () => {
  const {closed, entries, world} = await rehearse('replicated-backup', {state: temporaryFolder()});
  expect(closed.outcome, closed.summary).toBe('recovered');
  const sent = await received(world, 'RestoreDBInstanceToPointInTime', 'ModifyDBInstance');
  expect(sent).toHaveLength(2);
  const text = JSON.stringify(sent);
  expect(ofHome.filter((name) => text.includes(name))).toEqual([]);

  const {rds} = clientsOf(world.simulator, 'administrator', there);
  const {DBInstances = []} = await rds.send(
    new DescribeDBInstancesCommand({DBInstanceIdentifier: 'orders-db-restored'}),
  );
  expect(DBInstances).toMatchObject([
    {
      DBInstanceClass: 'db.r6g.large',
      MultiAZ: true,
      DeletionProtection: true,
      BackupRetentionPeriod: 14,
      PerformanceInsightsEnabled: true,
      PerformanceInsightsRetentionPeriod: 93,
      DBSubnetGroup: {DBSubnetGroupName: 'frankfurt-net'},
      VpcSecurityGroups: [{VpcSecurityGroupId: 'sg-0f0e0d0c0b0a09080'}],
      KmsKeyId: expect.stringContaining(`:${there}:`),
      PerformanceInsightsKMSKeyId: expect.stringContaining(`:${there}:`),
      MasterUserSecret: {KmsKeyId: expect.stringContaining(`:${there}:`)},
      TagList: [
        {Key: 'team', Value: 'shop'},
        {Key: 'environment', Value: 'production'},
      ],
    },
  ]);

  // What could not be carried is said, and never offered as something a modify could do.
  const asked = entries.flatMap((entry) =>
    entry.type === 'asked' && entry.step === 'differences' && entry.question.kind === 'choice'
      ? [entry.question.options]
      : [],
  );
  expect(asked).toHaveLength(1);
  const byHome = (asked[0] ?? []).filter(({detail}) => detail?.includes('it is of eu-west-1'));
  expect(byHome.map(({id}) => id).sort()).toEqual([
    'accept-DBParameterGroups',
    'accept-DBSubnetGroup',
    'accept-MasterUserSecret',
    'accept-OptionGroupMemberships',
    'accept-PerformanceInsightsKMSKeyId',
    'accept-VpcSecurityGroups',
  ]);
});

test('a replicated backup: what that Region lacks is left to do, and named', async () => {
  const {entries} = await rehearse('replicated-backup', {state: temporaryFolder()});
  const left = afterRestore(fold(entries)).map(({what}) => what);
  const wanted = [
    /^Make a parameter group like orders-pg16 of eu-west-1 in eu-central-1, by hand/,
    /^Make an option group like orders-options of eu-west-1 in eu-central-1, by hand/,
    /^Decide whether it stays in eu-central-1: the way home is a snapshot of it/,
  ];
  for (const one of wanted) expect(left.filter((what) => one.test(what))).toHaveLength(1);
  // It lies there already: nothing is replicated from the Region to itself.
  expect(left.filter((what) => what.includes('backups-replication'))).toEqual([]);
});

test('Regions that were named are read though a backup opens at home', async () => {
  const regions = new Set<string | undefined>();
  const {closed} = await rehearse('recoverable-window-passed', {
    state: temporaryFolder(),
    regions: ['eu-central-1', 'sa-east-1'],
    onRecord: ({region}) => regions.add(region),
  });
  expect(closed.outcome, closed.summary).toBe('recovered');
  const others = [...regions].filter((region) => region && region !== 'eu-west-1');
  expect(others.toSorted()).toEqual(['eu-central-1', 'sa-east-1']);
});

test('a cluster snapshot restored where it lies: its instances name nothing of the old Region', async () => {
  const {closed, world} = await rehearse('aurora-copy-in-another-region', {
    state: temporaryFolder(),
    answer: (step) =>
      step === 'source' ? 'cluster-snapshot@eu-central-1/shop-friday-far' : undefined,
  });
  expect(closed.outcome, closed.summary).toBe('recovered');
  const sent = await received(world, 'RestoreDBClusterFromSnapshot', 'CreateDBInstance');
  expect(sent).toHaveLength(3);
  expect(JSON.stringify(sent)).not.toContain('eu-west-1');
});

test('where a backup opens at home, no other Region is read', async () => {
  const regions = new Set<string | undefined>();
  const {closed, world} = await rehearse('recoverable-window-passed', {
    state: temporaryFolder(),
    onRecord: ({region}) => regions.add(region),
  });
  expect(closed.outcome, closed.summary).toBe('recovered');
  expect([...regions].filter((region) => region && region !== 'eu-west-1')).toEqual([]);
  const operations = world.simulator.requests().map(({operation}) => operation);
  expect(operations).not.toContain('DescribeSourceRegions');
});
