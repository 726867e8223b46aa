/** Cluster snapshots of other accounts: shared, seen, copied, restored. */
import {
  CopyDBClusterSnapshotCommand,
  DescribeDBClusterSnapshotAttributesCommand,
  DescribeDBClusterSnapshotsCommand,
  ModifyDBClusterSnapshotAttributeCommand,
  type ModifyDBClusterSnapshotAttributeCommandInput,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {createSimulator, readScenario, type Simulator} from '../../../src/simulator/simulator.ts';
import {ordersKey} from '../support.ts';
import {aurora, clusterAccount, foreignAccount, rdsOf, takeSnapshot} from './support.ts';

const share = (
  simulator: Simulator,
  more: Partial<ModifyDBClusterSnapshotAttributeCommandInput> = {},
) =>
  rdsOf(simulator).send(
    new ModifyDBClusterSnapshotAttributeCommand({
      DBClusterSnapshotIdentifier: 'today',
      AttributeName: 'restore',
      ValuesToAdd: [foreignAccount],
      ...more,
    }),
  );

describe('ModifyDBClusterSnapshotAttribute', () => {
  it('adds and removes accounts, and the attributes show them', async () => {
    const simulator = clusterAccount({});
    await takeSnapshot(simulator);
    await share(simulator, {ValuesToAdd: [foreignAccount, '777788889999']});
    await share(simulator, {ValuesToAdd: undefined, ValuesToRemove: [foreignAccount]});
    const {DBClusterSnapshotAttributesResult} = await rdsOf(simulator).send(
      new DescribeDBClusterSnapshotAttributesCommand({DBClusterSnapshotIdentifier: 'today'}),
    );
    expect(DBClusterSnapshotAttributesResult).toEqual({
      DBClusterSnapshotIdentifier: 'today',
      DBClusterSnapshotAttributes: [{AttributeName: 'restore', AttributeValues: ['777788889999']}],
    });
  });

  it.each<[string, Partial<ModifyDBClusterSnapshotAttributeCommandInput>, string]>([
    [
      'an unknown snapshot',
      {DBClusterSnapshotIdentifier: 'none'},
      'DBClusterSnapshotNotFoundFault',
    ],
    [
      'an automated one',
      {DBClusterSnapshotIdentifier: 'rds:ledger-2026-03-01-03-10'},
      'InvalidDBClusterSnapshotStateFault',
    ],
    ['another attribute', {AttributeName: 'delete'}, 'InvalidParameterValue'],
    ['an odd account', {ValuesToAdd: ['me']}, 'InvalidParameterValue'],
    ['an encrypted one for everybody', {ValuesToAdd: ['all']}, 'InvalidParameterCombination'],
    [
      'more than twenty accounts',
      {ValuesToAdd: Array.from({length: 21}, (_, index) => `${100_000_000_000 + index}`)},
      'SharedSnapshotQuotaExceededFault',
    ],
  ])('refuses %s', async (_what, more, name) => {
    const simulator = clusterAccount({});
    await takeSnapshot(simulator);
    await expect(share(simulator, more)).rejects.toMatchObject({name});
  });

  it('refuses one under the AWS managed key', async () => {
    const simulator = managedKeyAccount();
    await takeSnapshot(simulator);
    await expect(share(simulator)).rejects.toMatchObject({name: 'InvalidParameterCombination'});
  });
});

describe('a snapshot of another account', () => {
  const foreign = (type: 'shared' | 'public') => (simulator: Simulator) =>
    rdsOf(simulator)
      .send(new DescribeDBClusterSnapshotsCommand({SnapshotType: type}))
      .then(({DBClusterSnapshots = []}) =>
        DBClusterSnapshots.map((one) => one.DBClusterSnapshotArn),
      );
  const arn = `arn:aws:rds:eu-west-1:${foreignAccount}:cluster-snapshot:theirs`;

  it('is seen and copied only once it is shared', async () => {
    for (const isShared of [false, true]) {
      const simulator = twoAccounts(isShared);
      expect(await foreign('shared')(simulator)).toEqual(isShared ? [arn] : []);
      expect(await foreign('public')(simulator)).toEqual([]);
      const {DBClusterSnapshots = []} = await rdsOf(simulator).send(
        new DescribeDBClusterSnapshotsCommand({IncludeShared: true, SnapshotType: undefined}),
      );
      expect(DBClusterSnapshots.some((one) => one.DBClusterSnapshotArn === arn)).toBe(isShared);
      const copied = rdsOf(simulator).send(
        new CopyDBClusterSnapshotCommand({
          SourceDBClusterSnapshotIdentifier: arn,
          TargetDBClusterSnapshotIdentifier: 'ours',
        }),
      );
      if (isShared) expect((await copied).DBClusterSnapshot?.Status).toBe('copying');
      else await expect(copied).rejects.toMatchObject({name: 'DBClusterSnapshotNotFoundFault'});
    }
  });
});

const scenario = {
  id: 'two',
  title: 'Two accounts',
  summary: 'One shares',
  cause: 'key-disabled',
  difficulty: 'easy',
  database: 'ledger',
  accountId: '111122223333',
  region: 'eu-west-1',
  start: '2026-03-01T12:00:00Z',
  operator: 'mara',
  principals: {
    mara: {role: 'OnCallResponder', session: 'mara', allow: ['*']},
    them: {role: 'Theirs', session: 'them', accountId: foreignAccount, allow: ['*']},
  },
};

/** Another account with an unencrypted cluster and a snapshot of it, shared or not. */
function twoAccounts(isShared: boolean): Simulator {
  const plain = {KmsKeyId: undefined, members: []};
  const file = {
    ...scenario,
    estate: {
      clusters: [
        aurora(plain),
        aurora({...plain, DBClusterIdentifier: 'theirs', accountId: foreignAccount}),
      ],
    },
    timeline: [
      {
        at: '2026-02-01T12:00:00Z',
        as: 'them',
        call: 'rds:CreateDBClusterSnapshot',
        with: {DBClusterIdentifier: 'theirs', DBClusterSnapshotIdentifier: 'theirs'},
      },
      ...(isShared
        ? [
            {
              at: '2026-02-01T13:00:00Z',
              as: 'them',
              call: 'rds:ModifyDBClusterSnapshotAttribute',
              with: {
                DBClusterSnapshotIdentifier: 'theirs',
                AttributeName: 'restore',
                ValuesToAdd: ['111122223333'],
              },
            },
          ]
        : []),
    ],
  };
  return createSimulator(readScenario(JSON.stringify(file), 'two.yaml'));
}

/** The ledger under the account's AWS managed key. */
function managedKeyAccount(): Simulator {
  const made = '2024-05-28T08:11:40Z';
  const key = {KeyId: ordersKey, aliases: ['alias/aws/rds'], KeyManager: 'AWS', created: made};
  const clusters = [aurora({KmsKeyId: 'alias/aws/rds', members: []})];
  const file = {...scenario, estate: {keys: [key], clusters}};
  return createSimulator(readScenario(JSON.stringify(file), 'managed.yaml'));
}
