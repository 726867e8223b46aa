/** What hangs on a cluster: roles, parameter groups, endpoints, tags; and how clusters are listed. */
import {
  AddRoleToDBClusterCommand,
  AddTagsToResourceCommand,
  CreateDBClusterEndpointCommand,
  type CreateDBClusterEndpointCommandInput,
  CreateDBClusterParameterGroupCommand,
  DeleteDBInstanceCommand,
  DescribeDBClusterEndpointsCommand,
  DescribeDBClusterParameterGroupsCommand,
  DescribeDBClustersCommand,
  type DescribeDBClustersCommandInput,
  ListTagsForResourceCommand,
  RemoveRoleFromDBClusterCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {hour, minute} from '../support.ts';
import {
  aurora,
  clusterAccount,
  clusterOf,
  createCluster,
  DBClusterIdentifier,
  disable,
  rdsOf,
} from './support.ts';

const RoleArn = 'arn:aws:iam::111122223333:role/s3';

describe('roles', () => {
  const add = (simulator: Simulator, more: object = {}) =>
    rdsOf(simulator).send(new AddRoleToDBClusterCommand({DBClusterIdentifier, RoleArn, ...more}));
  const remove = (simulator: Simulator, more: object = {}) =>
    rdsOf(simulator).send(
      new RemoveRoleFromDBClusterCommand({DBClusterIdentifier, RoleArn, ...more}),
    );

  it('are added once and removed once', async () => {
    const simulator = clusterAccount({});
    await add(simulator, {FeatureName: 's3Import'});
    expect((await clusterOf(simulator))?.AssociatedRoles).toEqual([
      {RoleArn, FeatureName: 's3Import', Status: 'ACTIVE'},
    ]);
    await expect(add(simulator, {FeatureName: 's3Import'})).rejects.toMatchObject({
      name: 'DBClusterRoleAlreadyExistsFault',
    });
    await expect(remove(simulator)).rejects.toMatchObject({name: 'DBClusterRoleNotFoundFault'});
    await remove(simulator, {FeatureName: 's3Import'});
    expect((await clusterOf(simulator))?.AssociatedRoles).toEqual([]);
  });

  it('are five at most', async () => {
    const simulator = clusterAccount({});
    for (let index = 0; index < 5; index += 1) await add(simulator, {FeatureName: `f${index}`});
    await expect(add(simulator)).rejects.toMatchObject({name: 'DBClusterRoleQuotaExceededFault'});
  });

  it('need a cluster that is there and available', async () => {
    const simulator = clusterAccount({});
    const nobody = {DBClusterIdentifier: 'none'};
    await expect(add(simulator, nobody)).rejects.toMatchObject({name: 'DBClusterNotFoundFault'});
    await disable(simulator);
    simulator.advance(3 * hour);
    for (const call of [add(simulator), remove(simulator)]) {
      await expect(call).rejects.toMatchObject({name: 'InvalidDBClusterStateFault'});
    }
  });
});

describe('cluster parameter groups', () => {
  const create = (simulator: Simulator, name = 'Strict') =>
    rdsOf(simulator).send(
      new CreateDBClusterParameterGroupCommand({
        DBClusterParameterGroupName: name,
        DBParameterGroupFamily: 'aurora-postgresql16',
        Description: 'forces TLS',
      }),
    );
  const names = async (simulator: Simulator, name?: string) => {
    const input = {DBClusterParameterGroupName: name};
    const call = new DescribeDBClusterParameterGroupsCommand(input);
    const {DBClusterParameterGroups = []} = await rdsOf(simulator).send(call);
    return DBClusterParameterGroups.map((one) => one.DBClusterParameterGroupName);
  };

  it('are those that were made, and those in use', async () => {
    const clusters = [aurora({DBClusterParameterGroupName: 'old-habit'})];
    const simulator = clusterAccount({clusters});
    const {DBClusterParameterGroup} = await create(simulator);
    expect(DBClusterParameterGroup).toEqual({
      DBClusterParameterGroupName: 'strict',
      DBParameterGroupFamily: 'aurora-postgresql16',
      Description: 'forces TLS',
      DBClusterParameterGroupArn: 'arn:aws:rds:eu-west-1:111122223333:cluster-pg:strict',
    });
    await createCluster(simulator, {DBClusterParameterGroupName: 'strict'});
    expect((await clusterOf(simulator, 'fresh'))?.DBClusterParameterGroup).toBe('strict');
    expect(await names(simulator)).toEqual(['old-habit', 'strict']);
    expect(await names(clusterAccount({}))).toEqual(['default.aurora-postgresql16']);
    await expect(names(simulator, 'none')).rejects.toMatchObject({
      name: 'DBParameterGroupNotFoundFault',
    });
    await expect(create(simulator)).rejects.toMatchObject({
      name: 'DBParameterGroupAlreadyExistsFault',
    });
  });

  it('are fifty at most', async () => {
    const simulator = clusterAccount({});
    for (let index = 0; index < 50; index += 1) await create(simulator, `g${index}`);
    await expect(create(simulator)).rejects.toMatchObject({
      name: 'DBParameterGroupQuotaExceededFault',
    });
  });
});

describe('endpoints', () => {
  const create = (simulator: Simulator, more: Partial<CreateDBClusterEndpointCommandInput> = {}) =>
    rdsOf(simulator).send(
      new CreateDBClusterEndpointCommand({
        DBClusterIdentifier,
        DBClusterEndpointIdentifier: 'reports',
        EndpointType: 'READER',
        ...more,
      }),
    );
  const list = async (simulator: Simulator, filter?: readonly [string, string]) => {
    const Filters = filter && [{Name: filter[0], Values: [filter[1]]}];
    const call = new DescribeDBClusterEndpointsCommand({DBClusterIdentifier, Filters});
    return (await rdsOf(simulator).send(call)).DBClusterEndpoints ?? [];
  };

  it('are a writer, a reader and custom ones, which forget a member that is gone', async () => {
    const simulator = clusterAccount({});
    const made = await create(simulator, {StaticMembers: ['ledger-2']});
    expect(made).toMatchObject({
      DBClusterEndpointIdentifier: 'reports',
      Status: 'creating',
      EndpointType: 'CUSTOM',
      CustomEndpointType: 'READER',
      StaticMembers: ['ledger-2'],
      Endpoint: expect.stringMatching(/^reports\.cluster-custom-c/),
    });
    expect((await list(simulator)).map((one) => one.EndpointType)).toEqual([
      'WRITER',
      'READER',
      'CUSTOM',
    ]);
    expect((await clusterOf(simulator))?.CustomEndpoints).toEqual([made.Endpoint]);
    expect(await list(simulator, ['db-cluster-endpoint-type', 'custom'])).toHaveLength(1);
    expect(await list(simulator, ['db-cluster-endpoint-status', 'creating'])).toHaveLength(0);
    await rdsOf(simulator).send(new DeleteDBInstanceCommand({DBInstanceIdentifier: 'ledger-2'}));
    simulator.advance(10 * minute);
    const [custom] = await list(simulator, ['db-cluster-endpoint-id', 'reports']);
    expect(custom?.StaticMembers).toEqual([]);
  });

  it.each<[string, Partial<CreateDBClusterEndpointCommandInput>, string]>([
    ['an unknown cluster', {DBClusterIdentifier: 'none'}, 'DBClusterNotFoundFault'],
    ['a taken name', {DBClusterEndpointIdentifier: 'taken'}, 'DBClusterEndpointAlreadyExistsFault'],
    ['a writer', {EndpointType: 'WRITER'}, 'InvalidParameterValue'],
    ['a stranger', {StaticMembers: ['orders-db']}, 'DBInstanceNotFoundFault'],
    [
      'two lists',
      {StaticMembers: ['ledger-1'], ExcludedMembers: ['ledger-2']},
      'InvalidParameterCombination',
    ],
  ])('refuse %s', async (_what, input, name) => {
    const simulator = clusterAccount({});
    await create(simulator, {DBClusterEndpointIdentifier: 'taken'});
    await expect(create(simulator, input)).rejects.toMatchObject({name});
  });

  it('are five custom ones at most, on a cluster that is available', async () => {
    const simulator = clusterAccount({});
    for (let index = 0; index < 5; index += 1) {
      await create(simulator, {DBClusterEndpointIdentifier: `e${index}`});
    }
    await expect(create(simulator)).rejects.toMatchObject({
      name: 'DBClusterEndpointQuotaExceededFault',
    });
    const other = clusterAccount({});
    await disable(other);
    other.advance(3 * hour);
    await expect(create(other)).rejects.toMatchObject({name: 'InvalidDBClusterStateFault'});
  });
});

describe('tags', () => {
  it('are put on clusters, their parameter groups and endpoints by ARN', async () => {
    const simulator = clusterAccount({});
    const rds = rdsOf(simulator);
    await rds.send(
      new CreateDBClusterEndpointCommand({
        DBClusterIdentifier,
        DBClusterEndpointIdentifier: 'reports',
        EndpointType: 'ANY',
      }),
    );
    for (const name of ['cluster:ledger', 'cluster-endpoint:reports']) {
      const ResourceName = `arn:aws:rds:eu-west-1:111122223333:${name}`;
      const Tags = [{Key: 'team', Value: 'money'}];
      await rds.send(new AddTagsToResourceCommand({ResourceName, Tags}));
      const {TagList} = await rds.send(new ListTagsForResourceCommand({ResourceName}));
      expect(TagList).toEqual(Tags);
    }
    expect((await clusterOf(simulator))?.TagList).toEqual([{Key: 'team', Value: 'money'}]);
    const ResourceName = 'arn:aws:rds:eu-west-1:111122223333:cluster-endpoint:none';
    await expect(rds.send(new ListTagsForResourceCommand({ResourceName}))).rejects.toMatchObject({
      name: 'DBClusterEndpointNotFoundFault',
    });
  });
});

describe('DescribeDBClusters', () => {
  const clusters = Array.from({length: 25}, (_, index) =>
    aurora({
      DBClusterIdentifier: `c${String(index).padStart(2, '0')}`,
      Engine: index < 3 ? 'aurora-mysql' : 'aurora-postgresql',
      EngineVersion: index < 3 ? '8.0.mysql_aurora.3.08.2' : '16.6',
      members: [],
    }),
  );
  const list = (simulator: Simulator, input: DescribeDBClustersCommandInput = {}) =>
    rdsOf(simulator).send(new DescribeDBClustersCommand(input));

  it('pages by name', async () => {
    const simulator = clusterAccount({clusters});
    const first = await list(simulator, {MaxRecords: 20});
    expect(first.DBClusters).toHaveLength(20);
    const rest = await list(simulator, {MaxRecords: 20, Marker: first.Marker});
    expect(rest.DBClusters?.map((one) => one.DBClusterIdentifier)).toEqual([
      'c20',
      'c21',
      'c22',
      'c23',
      'c24',
    ]);
    expect(rest.Marker).toBeUndefined();
  });

  it('filters by ARN, resource ID and engine, and refuses other filters', async () => {
    const simulator = clusterAccount({clusters});
    const by = async (Name: string, ...Values: string[]) =>
      (await list(simulator, {Filters: [{Name, Values}]})).DBClusters?.map(
        (one) => one.DBClusterIdentifier,
      );
    const {DBClusters = []} = await list(simulator, {DBClusterIdentifier: 'C07'});
    expect(await by('db-cluster-id', DBClusters[0]?.DBClusterArn ?? '', 'c08')).toEqual([
      'c07',
      'c08',
    ]);
    expect(await by('db-cluster-resource-id', DBClusters[0]?.DbClusterResourceId ?? '')).toEqual([
      'c07',
    ]);
    expect(await by('engine', 'aurora-mysql')).toEqual(['c00', 'c01', 'c02']);
    await expect(by('colour', 'red')).rejects.toMatchObject({name: 'InvalidParameterValue'});
    await expect(list(simulator, {DBClusterIdentifier: 'none'})).rejects.toMatchObject({
      name: 'DBClusterNotFoundFault',
      message: 'DBCluster none not found.',
      $metadata: {httpStatusCode: 404},
    });
  });
});
