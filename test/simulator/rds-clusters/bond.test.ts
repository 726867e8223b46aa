/** The bond: what a cluster and its members go through when its key is lost and comes back. */
import {ListGrantsCommand} from '@aws-sdk/client-kms';
import {StartDBClusterCommand, StopDBClusterCommand} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {
  clientsOf,
  day,
  hour,
  locked,
  lockedForGood,
  minute,
  ordersKey,
  statusOf,
} from '../support.ts';
import {
  aurora,
  clusterAccount,
  clusterOf,
  clusterStatus,
  DBClusterIdentifier,
  disable,
  enable,
  eventsAbout,
  far,
  rdsOf,
} from './support.ts';

const start = (simulator: Parameters<typeof rdsOf>[0]) =>
  rdsOf(simulator).send(new StartDBClusterCommand({DBClusterIdentifier}));
const stop = (simulator: Parameters<typeof rdsOf>[0]) =>
  rdsOf(simulator).send(new StopDBClusterCommand({DBClusterIdentifier}));

const multiAz = {
  Engine: 'postgres',
  DBClusterInstanceClass: 'db.r6gd.large',
  AllocatedStorage: 100,
  StorageType: 'io1',
  Iops: 1000,
};
const abroad = {DBClusterIdentifier: 'abroad', KmsKeyId: 'alias/far', region: far, members: []};

/** The rows of facts/aws.md §1.3 that are about clusters. */
const topologies: readonly {
  readonly what: string;
  readonly clusters: readonly object[];
  readonly status: string;
}[] = [
  {what: 'Aurora alone', clusters: [aurora()], status: locked},
  {what: 'Aurora without members', clusters: [aurora({members: []})], status: locked},
  {
    what: 'Aurora Serverless v2',
    clusters: [aurora({ServerlessV2ScalingConfiguration: {MinCapacity: 0.5, MaxCapacity: 8}})],
    status: locked,
  },
  {
    what: 'Aurora Serverless v1',
    clusters: [aurora({EngineMode: 'serverless', members: []})],
    status: lockedForGood,
  },
  {what: 'a Multi-AZ DB cluster', clusters: [aurora(multiAz)], status: lockedForGood},
  {
    what: 'Aurora with a cross-Region read replica',
    clusters: [aurora(), aurora({...abroad, replicaOf: 'ledger'})],
    status: lockedForGood,
  },
  {
    what: 'Aurora with a replica in its own Region',
    clusters: [aurora(), aurora({DBClusterIdentifier: 'beside', replicaOf: 'ledger', members: []})],
    status: locked,
  },
  {
    what: 'a global database of two clusters',
    clusters: [
      aurora({GlobalClusterIdentifier: 'world'}),
      aurora({...abroad, GlobalClusterIdentifier: 'world'}),
    ],
    status: lockedForGood,
  },
  {
    what: 'the only cluster of a global database',
    clusters: [aurora({GlobalClusterIdentifier: 'world'})],
    status: locked,
  },
  {
    what: 'a blue/green deployment',
    clusters: [aurora({isBlueGreen: true})],
    status: lockedForGood,
  },
];

describe('which clusters get the seven days (facts/aws.md §1.3)', () => {
  it.each(topologies)('$what: $status', async ({clusters, status}) => {
    const simulator = clusterAccount({clusters});
    await disable(simulator);
    simulator.advance(3 * hour);
    expect(await clusterStatus(simulator)).toBe(status);
  });

  it.each(topologies.filter(({status}) => status === lockedForGood))(
    '$what cannot be stopped either',
    async ({clusters}) => {
      const simulator = clusterAccount({clusters});
      await expect(stop(simulator)).rejects.toMatchObject({name: 'InvalidDBClusterStateFault'});
      expect(await clusterStatus(simulator)).toBe('available');
    },
  );

  it('leaves a cluster on its own key in another Region alone', async () => {
    const clusters = [aurora(), aurora({...abroad, replicaOf: 'ledger'})];
    const simulator = clusterAccount({clusters});
    await disable(simulator);
    simulator.advance(9 * day);
    expect(await clusterStatus(simulator, 'abroad', far)).toBe('available');
  });
});

describe('a cluster that loses its key', () => {
  it('shows both statuses on its members, and warns about each of them', async () => {
    const simulator = clusterAccount({});
    await disable(simulator);
    simulator.advance(3 * hour);
    expect(await statusOf(simulator, 'ledger-1')).toBe(locked);
    expect(await statusOf(simulator, 'ledger-2')).toBe(locked);
    for (const id of ['ledger-1', 'ledger-2']) {
      expect(await eventsAbout(simulator, id, 'db-instance')).toEqual([
        expect.stringMatching(`^RDS is unable to access .* database instance ${id}\\.`),
        expect.stringMatching(`^RDS has been unable to access .* database instance ${id}\\.`),
      ]);
    }
    expect(await eventsAbout(simulator, DBClusterIdentifier, 'db-cluster')).toEqual([]);
    simulator.advance(7 * day);
    expect(await clusterStatus(simulator)).toBe(lockedForGood);
    expect(await statusOf(simulator, 'ledger-2')).toBe(lockedForGood);
  });

  it('is unharmed where the key is back within the two hours', async () => {
    const simulator = clusterAccount({});
    await disable(simulator);
    simulator.advance(hour);
    await enable(simulator);
    simulator.advance(day);
    expect(await clusterStatus(simulator)).toBe('available');
    expect(await eventsAbout(simulator, 'ledger-1', 'db-instance')).toEqual([
      expect.stringMatching(/^RDS is unable/),
      expect.stringMatching(/^RDS can now successfully access .* instance ledger-1\.$/),
    ]);
  });

  it('stops its newest restorable second where it stopped', async () => {
    const simulator = clusterAccount({});
    await disable(simulator);
    simulator.advance(3 * hour);
    const then = await clusterOf(simulator);
    simulator.advance(day);
    const later = await clusterOf(simulator);
    expect(later?.LatestRestorableTime).toEqual(then?.LatestRestorableTime);
    expect(later?.EarliestRestorableTime).toEqual(then?.EarliestRestorableTime);
    expect(then?.LatestRestorableTime?.toISOString()).toMatch(/^2026-03-01T14:(0[7-9]|1[0-2])/);
  });

  it('has one grant, bound to the cluster and not to its members', async () => {
    const simulator = clusterAccount({});
    const {DbClusterResourceId} = (await clusterOf(simulator)) ?? {};
    const {Grants = []} = await clientsOf(simulator).kms.send(
      new ListGrantsCommand({KeyId: ordersKey}),
    );
    const contexts = Grants.map(({Constraints}) => Constraints?.EncryptionContextSubset);
    expect(contexts).toContainEqual({'aws:rds:dbc-id': DbClusterResourceId});
    expect(contexts).toHaveLength(2);
  });

  it.each([
    ['two-hours', 'available', locked],
    ['none', locked, locked],
  ])('waits with auroraGrace %s', async (auroraGrace, soon, later) => {
    const simulator = clusterAccount({unverified: {auroraGrace}});
    await disable(simulator);
    simulator.advance(13 * minute);
    expect(await clusterStatus(simulator)).toBe(soon);
    simulator.advance(2 * hour);
    expect(await clusterStatus(simulator)).toBe(later);
  });

  it('gives a Multi-AZ DB cluster the two hours whatever Aurora has', async () => {
    const unverified = {auroraGrace: 'none'};
    const simulator = clusterAccount({clusters: [aurora(multiAz)], unverified});
    await disable(simulator);
    simulator.advance(hour);
    expect(await clusterStatus(simulator)).toBe('available');
  });

  it.each([
    [0, locked],
    [10, 'available'],
  ])('shows it on its members after membersFollowMinutes %d', async (minutes, first) => {
    const simulator = clusterAccount({unverified: {membersFollowMinutes: minutes}});
    await disable(simulator);
    simulator.advance(2 * hour + 13 * minute);
    expect(await clusterStatus(simulator)).toBe(locked);
    expect(await statusOf(simulator, 'ledger-1')).toBe(first);
    simulator.advance(10 * minute);
    expect(await statusOf(simulator, 'ledger-1')).toBe(locked);
  });
});

describe('a start', () => {
  it('is refused while the key is unusable', async () => {
    const simulator = clusterAccount({});
    await disable(simulator);
    simulator.advance(3 * hour);
    await expect(start(simulator)).rejects.toMatchObject({name: 'KMSKeyNotAccessibleFault'});
    expect(await clusterStatus(simulator)).toBe(locked);
  });

  it('falls back where the scenario says so', async () => {
    const simulator = clusterAccount({unverified: {startWithUnusableKey: 'fall-back'}});
    await disable(simulator);
    simulator.advance(3 * hour);
    await start(simulator);
    expect(await clusterStatus(simulator)).toBe('starting');
    expect(await statusOf(simulator, 'ledger-1')).toBe('starting');
    simulator.advance(20 * minute);
    expect(await clusterStatus(simulator)).toBe(locked);
    expect(await statusOf(simulator, 'ledger-1')).toBe(locked);
  });

  it('brings the cluster and its members back, and the logs with them', async () => {
    const simulator = clusterAccount({});
    await disable(simulator);
    simulator.advance(3 * hour);
    await enable(simulator);
    await start(simulator);
    const seen = new Set<string>();
    for (let passed = 0; passed < 20; passed += 1) {
      seen.add(`${await clusterStatus(simulator)} ${await statusOf(simulator, 'ledger-1')}`);
      simulator.advance(minute);
    }
    expect([...seen]).toEqual([
      'starting starting',
      'starting configuring-enhanced-monitoring',
      'available available',
    ]);
    simulator.advance(hour);
    const {LatestRestorableTime} = (await clusterOf(simulator)) ?? {};
    expect(simulator.now() - (LatestRestorableTime?.getTime() ?? 0)).toBeLessThan(5 * minute);
    expect(await eventsAbout(simulator, DBClusterIdentifier, 'db-cluster')).toEqual([
      'DB cluster started.',
    ]);
  });

  it('names the present status where it refuses, unlike that of an instance', async () => {
    await expect(start(clusterAccount({}))).rejects.toMatchObject({
      name: 'InvalidDBClusterStateFault',
      message:
        'DbCluster ledger is in available state but expected it to be one of stopped,inaccessible-encryption-credentials-recoverable.',
    });
  });

  it('is not for a Multi-AZ DB cluster', async () => {
    const simulator = clusterAccount({clusters: [aurora(multiAz)]});
    await expect(start(simulator)).rejects.toMatchObject({name: 'InvalidDBClusterStateFault'});
  });

  it('is made by Aurora itself seven days after a stop', async () => {
    const simulator = clusterAccount({});
    await stop(simulator);
    simulator.advance(hour);
    const stopped = await clusterOf(simulator);
    expect(stopped?.Status).toBe('stopped');
    expect(stopped?.AutomaticRestartTime?.toISOString()).toMatch(/^2026-03-08T12:00/);
    simulator.advance(7 * day);
    expect(await clusterStatus(simulator)).toBe('available');
    expect(await eventsAbout(simulator, DBClusterIdentifier, 'db-cluster')).toEqual([
      'DB cluster stopped.',
      'DB cluster is being started due to it exceeding the maximum allowed time being stopped.',
      'DB cluster started.',
    ]);
  });
});
