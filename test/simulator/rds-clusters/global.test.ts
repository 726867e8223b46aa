/** Clusters that hang together: global databases, and replicas that are promoted. */
import {
  CreateDBClusterCommand,
  CreateGlobalClusterCommand,
  type CreateGlobalClusterCommandInput,
  DeleteDBClusterCommand,
  DescribeGlobalClustersCommand,
  PromoteReadReplicaDBClusterCommand,
  RemoveFromGlobalClusterCommand,
  StopDBClusterCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {hour, locked, lockedForGood, minute} from '../support.ts';
import {
  aurora,
  clusterAccount,
  clusterOf,
  clusterStatus,
  DBClusterIdentifier,
  disable,
  far,
  farKey,
  farKeyArn,
  rdsIn,
  rdsOf,
} from './support.ts';

const home = 'arn:aws:rds:eu-west-1:111122223333:cluster:ledger';
const abroad = `arn:aws:rds:${far}:111122223333:cluster:abroad`;

const createGlobal = (simulator: Simulator, input: Partial<CreateGlobalClusterCommandInput> = {}) =>
  rdsOf(simulator).send(
    new CreateGlobalClusterCommand({
      GlobalClusterIdentifier: 'World',
      SourceDBClusterIdentifier: home,
      ...input,
    }),
  );

/** A global database of the ledger and a cluster in another Region. */
async function worldwide(): Promise<Simulator> {
  const simulator = clusterAccount({});
  await createGlobal(simulator);
  await rdsIn(simulator, far).send(
    new CreateDBClusterCommand({
      DBClusterIdentifier: 'abroad',
      Engine: 'aurora-postgresql',
      GlobalClusterIdentifier: 'world',
      KmsKeyId: farKey,
    }),
  );
  simulator.advance(30 * minute);
  return simulator;
}

const globals = async (simulator: Simulator, region = 'eu-west-1') =>
  (await rdsIn(simulator, region).send(new DescribeGlobalClustersCommand({}))).GlobalClusters ?? [];

describe('a global database', () => {
  it('is seen from every Region, with its members and the one that writes', async () => {
    const simulator = await worldwide();
    for (const region of ['eu-west-1', far]) {
      expect(await globals(simulator, region)).toEqual([
        expect.objectContaining({
          GlobalClusterIdentifier: 'world',
          GlobalClusterArn: 'arn:aws:rds::111122223333:global-cluster:world',
          Engine: 'aurora-postgresql',
          StorageEncrypted: true,
          GlobalClusterMembers: [
            expect.objectContaining({DBClusterArn: home, IsWriter: true, Readers: [abroad]}),
            expect.objectContaining({
              DBClusterArn: abroad,
              IsWriter: false,
              SynchronizationStatus: 'connected',
            }),
          ],
        }),
      ]);
    }
    expect(await clusterOf(simulator, 'abroad', far)).toMatchObject({
      GlobalClusterIdentifier: 'world',
      KmsKeyId: farKeyArn,
    });
  });

  it('loses the member whose key is lost, for good; the other one goes on', async () => {
    const simulator = await worldwide();
    await disable(simulator);
    simulator.advance(3 * hour);
    expect(await clusterStatus(simulator)).toBe(lockedForGood);
    expect(await clusterStatus(simulator, 'abroad', far)).toBe('available');
    const [world] = await globals(simulator);
    expect(world?.GlobalClusterMembers?.[0]?.IsWriter).toBe(true);
  });

  it('lets go of its members, the primary last; then they can be stopped', async () => {
    const simulator = await worldwide();
    const remove = (DbClusterIdentifier: string) =>
      rdsOf(simulator).send(
        new RemoveFromGlobalClusterCommand({
          GlobalClusterIdentifier: 'world',
          DbClusterIdentifier,
        }),
      );
    const stop = new StopDBClusterCommand({DBClusterIdentifier});
    await expect(rdsOf(simulator).send(stop)).rejects.toMatchObject({
      name: 'InvalidDBClusterStateFault',
    });
    await expect(remove(home)).rejects.toMatchObject({name: 'InvalidGlobalClusterStateFault'});
    await expect(remove('ledger')).rejects.toMatchObject({name: 'InvalidParameterValue'});
    await expect(remove(`${home}-x`)).rejects.toMatchObject({name: 'DBClusterNotFoundFault'});
    await remove(abroad);
    await expect(remove(abroad)).rejects.toMatchObject({name: 'DBClusterNotFoundFault'});
    const {GlobalCluster} = await remove(home);
    expect(GlobalCluster?.GlobalClusterMembers).toEqual([]);
    expect((await clusterOf(simulator))?.GlobalClusterIdentifier).toBeUndefined();
    await disable(simulator);
    simulator.advance(3 * hour);
    expect(await clusterStatus(simulator)).toBe(locked);
  });

  it.each<[string, Partial<CreateGlobalClusterCommandInput>, string]>([
    ['a taken name', {GlobalClusterIdentifier: 'taken'}, 'GlobalClusterAlreadyExistsFault'],
    ['an unknown source', {SourceDBClusterIdentifier: `${home}-x`}, 'DBClusterNotFoundFault'],
    ['an engine beside a source', {Engine: 'aurora-mysql'}, 'InvalidParameterCombination'],
    [
      'an odd engine',
      {SourceDBClusterIdentifier: undefined, Engine: 'postgres'},
      'InvalidParameterValue',
    ],
    ['an odd name', {GlobalClusterIdentifier: '-'}, 'InvalidParameterValue'],
    [
      'a source that is a member already',
      {SourceDBClusterIdentifier: `${home.slice(0, -6)}member`},
      'InvalidDBClusterStateFault',
    ],
  ])('refuses %s', async (_what, input, name) => {
    const clusters = [
      aurora(),
      aurora({DBClusterIdentifier: 'member', GlobalClusterIdentifier: 'taken', members: []}),
    ];
    await expect(createGlobal(clusterAccount({clusters}), input)).rejects.toMatchObject({name});
  });

  it('begins empty, and its first cluster writes; a second in the Region is refused', async () => {
    const simulator = clusterAccount({});
    const {GlobalCluster} = await createGlobal(simulator, {
      SourceDBClusterIdentifier: undefined,
      Engine: 'aurora-postgresql',
      EngineVersion: '16.6',
    });
    expect(GlobalCluster?.GlobalClusterMembers).toEqual([]);
    const first = {
      DBClusterIdentifier: 'first',
      Engine: 'aurora-postgresql',
      GlobalClusterIdentifier: 'world',
      MasterUsername: 'ledger',
      MasterUserPassword: 'not-a-real-one',
    };
    await rdsOf(simulator).send(new CreateDBClusterCommand(first));
    const [world] = await globals(simulator);
    expect(world?.GlobalClusterMembers?.map((one) => one.IsWriter)).toEqual([true]);
    const second = new CreateDBClusterCommand({...first, DBClusterIdentifier: 'second'});
    await expect(rdsOf(simulator).send(second)).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
    });
  });

  it('is found by name and by member, and unknown names are refused', async () => {
    const simulator = await worldwide();
    const rds = rdsOf(simulator);
    const by = (Values: string[]) =>
      rds.send(new DescribeGlobalClustersCommand({Filters: [{Name: 'db-cluster-id', Values}]}));
    expect((await by([abroad])).GlobalClusters).toHaveLength(1);
    expect((await by(['none'])).GlobalClusters).toHaveLength(0);
    const unknown = new DescribeGlobalClustersCommand({GlobalClusterIdentifier: 'none'});
    await expect(rds.send(unknown)).rejects.toMatchObject({name: 'GlobalClusterNotFoundFault'});
  });
});

describe('PromoteReadReplicaDBCluster', () => {
  const replica = aurora({
    DBClusterIdentifier: 'abroad',
    KmsKeyId: 'alias/far',
    region: far,
    members: [],
    replicaOf: 'ledger',
  });
  const promote = (simulator: Simulator, id = 'abroad') =>
    rdsIn(simulator, far).send(new PromoteReadReplicaDBClusterCommand({DBClusterIdentifier: id}));

  it('is the rescue where the key of the source is gone', async () => {
    const simulator = clusterAccount({clusters: [aurora(), replica]});
    await disable(simulator);
    simulator.advance(3 * hour);
    const {DBCluster} = await promote(simulator);
    expect(DBCluster?.Status).toBe('promoting');
    expect(DBCluster?.ReplicationSourceIdentifier).toBeUndefined();
    simulator.advance(30 * minute);
    expect(await clusterStatus(simulator, 'abroad', far)).toBe('available');
    expect((await clusterOf(simulator))?.ReadReplicaIdentifiers).toEqual([]);
    await expect(promote(simulator)).rejects.toMatchObject({name: 'InvalidDBClusterStateFault'});
    await expect(promote(simulator, 'none')).rejects.toMatchObject({
      name: 'DBClusterNotFoundFault',
    });
  });

  it('is refused while the replica is not available', async () => {
    const simulator = clusterAccount({clusters: [aurora(), replica]});
    await rdsIn(simulator, far).send(
      new DeleteDBClusterCommand({DBClusterIdentifier: 'abroad', SkipFinalSnapshot: true}),
    );
    await expect(promote(simulator)).rejects.toMatchObject({name: 'InvalidDBClusterStateFault'});
    simulator.advance(30 * minute);
    expect((await clusterOf(simulator))?.ReadReplicaIdentifiers).toEqual([]);
  });
});
