/** Custom endpoints, global databases and parameter groups, changed and deleted (facts/aws.md §8). */
import {
  CreateDBClusterEndpointCommand,
  CreateDBClusterParameterGroupCommand,
  CreateDBParameterGroupCommand,
  CreateGlobalClusterCommand,
  DeleteDBClusterEndpointCommand,
  DeleteDBClusterParameterGroupCommand,
  DeleteDBParameterGroupCommand,
  DeleteGlobalClusterCommand,
  DescribeDBClusterEndpointsCommand,
  DescribeDBParameterGroupsCommand,
  DescribeGlobalClustersCommand,
  ModifyDBClusterCommand,
  ModifyDBClusterEndpointCommand,
  type ModifyDBClusterEndpointCommandInput,
  ModifyDBInstanceCommand,
  ModifyGlobalClusterCommand,
  type ModifyGlobalClusterCommandInput,
  RemoveFromGlobalClusterCommand,
} from '@aws-sdk/client-rds';
import {beforeEach, describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {hour, minute} from '../support.ts';
import {
  clusterAccount,
  clusterOf,
  DBClusterIdentifier,
  disable,
  far,
  rdsIn,
  rdsOf,
} from './support.ts';

let simulator: Simulator;
let rds: ReturnType<typeof rdsOf>;
beforeEach(() => {
  simulator = clusterAccount({});
  rds = rdsOf(simulator);
});

describe('a custom endpoint', () => {
  const DBClusterEndpointIdentifier = 'reports';
  const create = () =>
    rds.send(
      new CreateDBClusterEndpointCommand({
        DBClusterIdentifier,
        DBClusterEndpointIdentifier,
        EndpointType: 'READER',
        StaticMembers: ['ledger-2'],
      }),
    );
  const modify = (input: Partial<ModifyDBClusterEndpointCommandInput>) =>
    rds.send(new ModifyDBClusterEndpointCommand({DBClusterEndpointIdentifier, ...input}));
  const remove = (id = 'Reports') =>
    rds.send(new DeleteDBClusterEndpointCommand({DBClusterEndpointIdentifier: id}));
  const shown = async () => {
    const call = new DescribeDBClusterEndpointsCommand({DBClusterEndpointIdentifier});
    return (await rds.send(call)).DBClusterEndpoints ?? [];
  };

  it('changes what the call names and nothing else', async () => {
    await create();
    expect(await modify({EndpointType: 'ANY'})).toMatchObject({Status: 'modifying'});
    expect(await shown()).toMatchObject([
      {Status: 'available', CustomEndpointType: 'ANY', StaticMembers: ['ledger-2']},
    ]);
    await modify({ExcludedMembers: ['ledger-1']});
    expect(await shown()).toMatchObject([
      {CustomEndpointType: 'ANY', StaticMembers: [], ExcludedMembers: ['ledger-1']},
    ]);
  });

  it('is gone once it is deleted, and its name is free again', async () => {
    const made = await create();
    expect(await remove()).toMatchObject({Status: 'deleting', Endpoint: made.Endpoint});
    expect(await shown()).toEqual([]);
    expect((await clusterOf(simulator))?.CustomEndpoints ?? []).toEqual([]);
    await expect(create()).resolves.toBeDefined();
  });

  it.each<[string, Partial<ModifyDBClusterEndpointCommandInput>, string]>([
    [
      'an unknown endpoint',
      {DBClusterEndpointIdentifier: 'none'},
      'DBClusterEndpointNotFoundFault',
    ],
    ['an unknown member', {StaticMembers: ['orders-db']}, 'DBInstanceNotFoundFault'],
    ['an odd type', {EndpointType: 'WRITERS'}, 'InvalidParameterValue'],
    [
      'both lists',
      {StaticMembers: ['ledger-1'], ExcludedMembers: ['ledger-2']},
      'InvalidParameterCombination',
    ],
  ])('refuses %s and stays as it was', async (_, input, name) => {
    await create();
    const before = await shown();
    await expect(modify(input)).rejects.toMatchObject({name});
    expect(await shown()).toEqual(before);
  });

  it('stays while its cluster is locked out', async () => {
    await create();
    await disable(simulator);
    simulator.advance(3 * hour);
    for (const call of [remove(), modify({EndpointType: 'ANY'})]) {
      await expect(call).rejects.toMatchObject({name: 'InvalidDBClusterStateFault'});
    }
    await expect(remove('none')).rejects.toMatchObject({name: 'DBClusterEndpointNotFoundFault'});
  });
});

describe('a global database', () => {
  const ledger = 'arn:aws:rds:eu-west-1:111122223333:cluster:ledger';
  const GlobalClusterIdentifier = 'world';
  const create = (id = GlobalClusterIdentifier, more: object = {}) =>
    rds.send(
      new CreateGlobalClusterCommand({
        GlobalClusterIdentifier: id,
        SourceDBClusterIdentifier: ledger,
        ...more,
      }),
    );
  const modify = (input: Partial<ModifyGlobalClusterCommandInput>, region = 'eu-west-1') =>
    rdsIn(simulator, region).send(
      new ModifyGlobalClusterCommand({GlobalClusterIdentifier, ...input}),
    );
  const remove = (id = GlobalClusterIdentifier) =>
    rds.send(new DeleteGlobalClusterCommand({GlobalClusterIdentifier: id}));
  const names = async () =>
    (await rds.send(new DescribeGlobalClustersCommand({}))).GlobalClusters?.map(
      (one) => one.GlobalClusterIdentifier,
    );

  it('is renamed from any Region, and its members with it', async () => {
    await create();
    const {GlobalCluster} = await modify({NewGlobalClusterIdentifier: 'Planet'}, far);
    expect(GlobalCluster).toMatchObject({
      GlobalClusterIdentifier: 'planet',
      GlobalClusterArn: 'arn:aws:rds::111122223333:global-cluster:planet',
      GlobalClusterMembers: [{DBClusterArn: ledger, IsWriter: true}],
    });
    expect(await names()).toEqual(['planet']);
    expect((await clusterOf(simulator))?.GlobalClusterIdentifier).toBe('planet');
    await expect(modify({})).rejects.toMatchObject({name: 'GlobalClusterNotFoundFault'});
  });

  it('is deleted when it is empty and not protected', async () => {
    await create(GlobalClusterIdentifier, {DeletionProtection: true});
    await expect(remove()).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
      message: expect.stringContaining('Cannot delete protected Global Cluster'),
    });
    await modify({DeletionProtection: false});
    await expect(remove()).rejects.toMatchObject({
      name: 'InvalidGlobalClusterStateFault',
      message: 'Global Cluster arn:aws:rds::111122223333:global-cluster:world is not empty',
    });
    await rds.send(
      new RemoveFromGlobalClusterCommand({GlobalClusterIdentifier, DbClusterIdentifier: ledger}),
    );
    expect((await remove()).GlobalCluster).toMatchObject({Status: 'deleting'});
    expect(await names()).toEqual([]);
    await expect(remove()).rejects.toMatchObject({name: 'GlobalClusterNotFoundFault'});
  });

  it.each<[string, Partial<ModifyGlobalClusterCommandInput>, string]>([
    ['a taken name', {NewGlobalClusterIdentifier: 'taken'}, 'GlobalClusterAlreadyExistsFault'],
    ['an odd name', {NewGlobalClusterIdentifier: '-'}, 'InvalidParameterValue'],
    ['an upgrade', {EngineVersion: '17.1'}, 'InvalidParameterValue'],
  ])('refuses %s', async (_, input, name) => {
    await create();
    await create('taken', {SourceDBClusterIdentifier: undefined, Engine: 'aurora-postgresql'});
    await expect(modify(input)).rejects.toMatchObject({name});
    expect(await names()).toEqual(['world', 'taken']);
  });
});

describe('a parameter group', () => {
  const Description = 'of nobody';
  const used = (name: string) =>
    `One or more database instances are still members of this parameter group ${name}, so the group cannot be deleted`;

  it('of instances is deleted once none uses it', async () => {
    const DBParameterGroupName = 'strict';
    const DBParameterGroupFamily = 'postgres16';
    const DBInstanceIdentifier = 'orders-db';
    const remove = () => rds.send(new DeleteDBParameterGroupCommand({DBParameterGroupName}));
    const use = (name: string) =>
      rds.send(new ModifyDBInstanceCommand({DBInstanceIdentifier, DBParameterGroupName: name}));
    await rds.send(
      new CreateDBParameterGroupCommand({
        DBParameterGroupName,
        DBParameterGroupFamily,
        Description,
      }),
    );
    await use(DBParameterGroupName);
    await expect(remove()).rejects.toMatchObject({
      name: 'InvalidDBParameterGroupStateFault',
      message: used('strict'),
    });
    await use('default.postgres16');
    simulator.advance(30 * minute);
    await remove();
    await expect(remove()).rejects.toMatchObject({name: 'DBParameterGroupNotFoundFault'});
    await expect(
      rds.send(new DescribeDBParameterGroupsCommand({DBParameterGroupName})),
    ).rejects.toMatchObject({name: 'DBParameterGroupNotFoundFault'});
  });

  it('of clusters is deleted once none uses it', async () => {
    const DBClusterParameterGroupName = 'strict';
    const remove = () =>
      rds.send(new DeleteDBClusterParameterGroupCommand({DBClusterParameterGroupName}));
    const use = (name: string) =>
      rds.send(
        new ModifyDBClusterCommand({
          DBClusterIdentifier,
          DBClusterParameterGroupName: name,
          ApplyImmediately: true,
        }),
      );
    await rds.send(
      new CreateDBClusterParameterGroupCommand({
        DBClusterParameterGroupName,
        DBParameterGroupFamily: 'aurora-postgresql16',
        Description,
      }),
    );
    await use(DBClusterParameterGroupName);
    await expect(remove()).rejects.toMatchObject({
      name: 'InvalidDBParameterGroupStateFault',
      message: used('strict'),
    });
    simulator.advance(30 * minute);
    await use('default.aurora-postgresql16');
    simulator.advance(30 * minute);
    await remove();
    await expect(remove()).rejects.toMatchObject({name: 'DBParameterGroupNotFoundFault'});
  });

  it('of RDS itself stays', async () => {
    const own = 'default.aurora-postgresql16';
    const refused = {
      name: 'InvalidDBParameterGroupStateFault',
      message: `Default DBParameterGroup cannot be deleted: ${own}`,
    };
    await expect(
      rds.send(new DeleteDBParameterGroupCommand({DBParameterGroupName: own})),
    ).rejects.toMatchObject(refused);
    await expect(
      rds.send(new DeleteDBClusterParameterGroupCommand({DBClusterParameterGroupName: own})),
    ).rejects.toMatchObject(refused);
  });
});
