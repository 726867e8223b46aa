/** What is read around the database: its cluster, the key's relations, the caller's own policies. */
import {describe, expect, it} from 'vitest';
import {observe, type PlannedRead} from '../../../src/aws/observe/observe.ts';
import type {DatabaseRef} from '../../../src/core/incident.ts';
import {testDoor} from '../support/doors.ts';
import {
  estate,
  inputOf,
  instanceXml,
  keyArn,
  managedArn,
  type Replies,
  type Reply,
} from '../support/estate.ts';
import {json, jsonError, xml, xmlError} from '../support/local-server.ts';

const database: DatabaseRef = {identifier: 'orders-db', kind: 'instance'};
const caller = 'arn:aws:sts::111122223333:assumed-role/OnCall/mara';

async function look(replies: Replies = [], ref: DatabaseRef = database, known?: string) {
  const {endpoint, arrived} = await estate(replies);
  const {door, clock} = testDoor({endpoint});
  const planned: PlannedRead[] = [];
  const evidence = await observe(door, ref, {
    clock,
    caller: known,
    onPlan: (reads) => planned.push(...reads),
    onFact: () => undefined,
  });
  const round = (number: 1 | 2 | 3) =>
    planned.filter((read) => read.round === number).map(({name}) => name);
  return {evidence, arrived, round};
}

const keyOf =
  (more: object): Reply =>
  (response) =>
    json(response, {
      KeyMetadata: {Arn: keyArn, AWSAccountId: '111122223333', KeyState: 'Disabled', ...more},
    });
const noInstance: Reply = (response) => xmlError(response, 'DBInstanceNotFound', 'none', 404);
const clusterOf = (inside: string): Reply => {
  const cluster = `<DBCluster><DBClusterIdentifier>shop</DBClusterIdentifier><DBClusterArn>arn:aws:rds:eu-west-1:111122223333:cluster:shop</DBClusterArn><KmsKeyId>${keyArn}</KmsKeyId>${inside}</DBCluster>`;
  return (response) => xml(response, 'DescribeDBClusters', `<DBClusters>${cluster}</DBClusters>`);
};

describe('a cluster', () => {
  it('brings its backups, the events of its members and its global database', async () => {
    const inside =
      '<DBClusterMembers><DBClusterMember><DBInstanceIdentifier>shop-1</DBInstanceIdentifier></DBClusterMember><DBClusterMember><DBInstanceIdentifier>shop-2</DBInstanceIdentifier></DBClusterMember></DBClusterMembers><GlobalClusterIdentifier>shop-world</GlobalClusterIdentifier>';
    const {round, arrived} = await look(
      [
        ['DescribeDBInstances', noInstance],
        ['DescribeDBClusters', clusterOf(inside)],
      ],
      {identifier: 'shop'},
    );
    expect(round(1)).toEqual(
      expect.arrayContaining(['clusterSnapshots', 'clusterAutomatedBackups']),
    );
    expect(round(2)).toEqual(
      expect.arrayContaining(['events:shop-1', 'events:shop-2', 'globalCluster']),
    );
    const global = arrived.find(({operation}) => operation === 'DescribeGlobalClusters');
    expect(inputOf(global ?? expect.fail())).toMatchObject({GlobalClusterIdentifier: 'shop-world'});
  });

  it('of a member brings its backups under the cluster’s name', async () => {
    const member: Reply = (response) =>
      xml(
        response,
        'DescribeDBInstances',
        `<DBInstances>${instanceXml({DBClusterIdentifier: 'shop'})}</DBInstances>`,
      );
    const {arrived} = await look([['DescribeDBInstances', member]]);
    const asked = arrived.filter(({operation}) => operation === 'DescribeDBClusterSnapshots');
    expect(asked.map((one) => inputOf(one).DBClusterIdentifier)).toContain('shop');
  });
});

describe('the key’s relations', () => {
  it('its store is read only where Origin says that there is one', async () => {
    const without = await look();
    expect(without.round(3)).not.toContain('keyStore');
    const {round, arrived} = await look([
      ['DescribeKey', keyOf({Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: 'cks-1'})],
    ]);
    expect(round(3)).toContain('keyStore');
    const asked = arrived.find(({operation}) => operation === 'DescribeCustomKeyStores');
    expect(inputOf(asked ?? expect.fail())).toEqual({CustomKeyStoreId: 'cks-1'});
  });

  it('a sibling is asked about in its own Region', async () => {
    const sibling = 'arn:aws:kms:us-east-1:111122223333:key/mrk-1';
    const PrimaryKey = {Arn: sibling, Region: 'us-east-1'};
    const {round, arrived} = await look([
      [
        'DescribeKey',
        keyOf({MultiRegionConfiguration: {MultiRegionKeyType: 'REPLICA', PrimaryKey}}),
      ],
    ]);
    expect(round(3)).toEqual(
      expect.arrayContaining(['sibling:us-east-1', 'trailIn:us-east-1:UpdatePrimaryRegion']),
    );
    const asked = arrived.filter((one) => one.body.includes(sibling));
    expect(asked[0]?.headers.authorization).toContain('/us-east-1/kms/');
  });

  it('a multi-Region key that is gone is looked for elsewhere, any other is not', async () => {
    const gone: Reply = (response) => jsonError(response, 'NotFoundException', 'does not exist');
    const plain = await look([['DescribeKey', gone]]);
    expect(plain.round(3).some((name) => name.startsWith('sibling:'))).toBe(false);
    const arn = 'arn:aws:kms:eu-west-1:111122223333:key/mrk-1';
    const named: Reply = (response) =>
      xml(
        response,
        'DescribeDBInstances',
        `<DBInstances>${instanceXml({KmsKeyId: arn})}</DBInstances>`,
      );
    const {round, evidence} = await look([
      ['DescribeKey', gone],
      ['DescribeDBInstances', named],
    ]);
    expect(round(3).filter((name) => name.startsWith('sibling:'))).toHaveLength(16);
    expect(evidence['sibling:us-east-1']).toMatchObject({because: 'does-not-exist'});
  });
});

describe('the caller', () => {
  it('that is known is looked up a round earlier, to the text of its policies', async () => {
    const {round, evidence} = await look([], database, caller);
    expect(round(1)).toEqual(
      expect.arrayContaining(['callerRole', 'callerRolePolicies', 'callerRoleAttached']),
    );
    expect(round(2)).toEqual(
      expect.arrayContaining(['rolePolicy:inline', `managedPolicy:${managedArn}`]),
    );
    expect(round(3)).toContain(`policyVersion:${managedArn}`);
    expect(evidence[`policyVersion:${managedArn}`]?.status).toBe('known');
  });

  it.each([
    ['arn:aws:iam::111122223333:root', 'the root of an account has no policies'],
    [
      'arn:aws:sts::111122223333:federated-user/mara',
      'IAM keeps no policies under this kind of identity',
    ],
  ])('%s has none to read', async (arn, message) => {
    const {evidence} = await look([], database, arn);
    expect(evidence.callerRole).toMatchObject({because: 'not-asked', message});
  });

  it('of a sound database is not looked into, nor is the organization', async () => {
    const sound: Reply = (response) =>
      xml(
        response,
        'DescribeDBInstances',
        `<DBInstances>${instanceXml({DBInstanceStatus: 'available'})}</DBInstances>`,
      );
    const {arrived} = await look([
      ['DescribeDBInstances', sound],
      ['DescribeKey', keyOf({KeyState: 'Enabled'})],
    ]);
    const asked = arrived.map(({operation}) => operation);
    expect(asked).not.toContain('GetRole');
    expect(asked).not.toContain('ListPoliciesForTarget');
    expect(asked).not.toContain('ListPolicies');
    expect(asked.filter((operation) => operation === 'LookupEvents')).toHaveLength(2);
  });
});
