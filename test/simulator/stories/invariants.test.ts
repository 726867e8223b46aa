/** The invariants see what they are there to see: worlds with one thing made wrong. */
import {describe, expect, it} from 'vitest';
import type {Instance} from '../../../src/simulator/world/instances.ts';
import type {Key} from '../../../src/simulator/world/keys.ts';
import type {RegionState, World} from '../../../src/simulator/world/world.ts';
import {invariantsOf} from '../../support/invariants/invariants.ts';
import {storyAccount, worldOf} from '../../support/stories/play.ts';

type Opened = {
  readonly world: World;
  readonly here: RegionState;
  readonly orders: Instance;
  readonly key: Key;
};

const hour = 3_600_000;

function opened(): Opened {
  const world = worldOf(storyAccount());
  const here = world.accounts['111122223333']?.regions['eu-west-1'];
  const orders = Object.values(here?.rds.instances ?? {}).find(({id}) => id === 'orders-db');
  const key = here?.kms.keys['1234abcd-12ab-34cd-56ef-1234567890ab'];
  if (!here || !orders || !key) throw new Error('the account is not as it should be');
  return {world, here, orders, key};
}

const wrongs: readonly (readonly [string, (opened: Opened) => void])[] = [
  [
    'available on a key lost for too long',
    ({key, world}) => {
      key.state = 'Disabled';
      key.unusableSince = world.now - 3 * hour;
    },
  ],
  [
    'two instances named orders-db',
    ({here, orders}) => {
      const twin = {...structuredClone(orders), resourceId: 'db-TWIN'};
      Object.assign(here.rds.instances, {[twin.resourceId]: twin});
    },
  ],
  ['has a grant of RDS for', ({here, orders}) => delete instancesOf(here)[orders.resourceId]],
  [
    'should have happened already',
    ({world}) => Object.assign(world, {now: world.now + 100 * hour}),
  ],
  ['queue is out of order', ({world}) => world.queue.reverse()],
  ['requests are out of order', ({world}) => world.requests.push(request(world.now + hour))],
  [
    'trail out of order',
    ({here, world}) => here.cloudtrail.records.push(trailRecord(world.now + hour)),
  ],
  ['event lies in the future', ({here, world}) => moveEvents(here, world.now + hour)],
  [
    'is a member of a cluster that does not know it',
    ({here}) => {
      for (const cluster of Object.values(here.rds.clusters)) cluster.members = [];
    },
  ],
  [
    'do not show that it is locked',
    ({here, world}) => {
      for (const cluster of Object.values(here.rds.clusters)) {
        cluster.status = 'inaccessible-encryption-credentials';
        cluster.bond = {lostAt: world.now, lockedAt: world.now};
      }
    },
  ],
  [
    'belongs to the global database',
    ({here}) => {
      for (const cluster of Object.values(here.rds.clusters)) cluster.globalClusterId = 'nowhere';
    },
  ],
  [
    'replicates a cluster that does not know it',
    ({here}) => {
      for (const cluster of Object.values(here.rds.clusters)) cluster.replicationSource = 'arn:x';
    },
  ],
  [
    "has a replica that is gone or another's",
    ({here}) => Object.values(here.rds.clusters)[0]?.replicas.push('arn:x'),
  ],
  ['outlived its cluster', ({here}) => Object.assign(here.rds, {clusters: {}})],
  ['members that are gone', ({here}) => Object.values(here.rds.clusters)[0]?.members.push('db-X')],
  [
    'lists automated snapshots that are gone',
    ({orders}) => {
      orders.automatedSnapshots.push('rds:never-was');
    },
  ],
  ['outlived its instance', ({here, orders}) => delete instancesOf(here)[orders.resourceId]],
  [
    'a snapshot of nothing',
    ({here}) => Object.assign(here.rds.snapshots['orders-manual'] ?? {}, {instanceId: ''}),
  ],
  [
    'kept under another name',
    ({here}) => Object.assign(here.rds.snapshots['orders-manual'] ?? {}, {id: 'other'}),
  ],
  ['an alias of a key that is gone', ({here, key}) => delete here.kms.keys[key.id]],
  ['with the deletion date', ({key}) => Object.assign(key, {deletionAt: 1})],
  ['and unusable since', ({key}) => Object.assign(key, {unusableSince: 1})],
  ['two grants with one ID', ({key}) => key.grants.push(...key.grants.slice(0, 1))],
  [
    'locked and nobody knows since when',
    ({orders}) => Object.assign(orders, {status: 'inaccessible-encryption-credentials', bond: {}}),
  ],
  [
    'recoverable after more than seven days',
    ({orders, world}) =>
      Object.assign(orders, {
        status: 'inaccessible-encryption-credentials-recoverable',
        bond: {lostAt: 1, lockedAt: world.now - 169 * hour},
      }),
  ],
  [
    'replica of an instance that does not know it',
    ({here, orders}) => {
      const source = Object.values(here.rds.instances).find(({id}) => id === 'sessions-db');
      const resourceId = source?.resourceId ?? '';
      Object.assign(orders, {replicaSource: {region: 'eu-west-1', resourceId}});
    },
  ],
  [
    'has a replica that is gone',
    ({orders}) => Object.assign(orders, {replicas: [{region: 'eu-west-1', resourceId: 'db-X'}]}),
  ],
  ['lies in no vault', ({here}) => Object.assign(here.backup, {vaults: {}})],
  [
    'never goes on',
    ({here}) =>
      Object.assign(here.backup.restoreJobs, {
        x: {id: 'x', pointArn: '', roleArn: '', createdAt: 1, status: 'PENDING', metadata: {}},
      }),
  ],
];

function instancesOf(here: RegionState): {[resourceId: string]: Instance} {
  return here.rds.instances;
}

function request(at: number): World['requests'][number] {
  return {
    at: new Date(at).toISOString(),
    service: 'kms',
    operation: 'DescribeKey',
    mode: 'read',
    principal: '',
    outcome: 'ok',
    status: 200,
    requestId: '',
  };
}

function trailRecord(at: number): RegionState['cloudtrail']['records'][number] {
  return {
    at,
    eventId: '',
    requestId: '',
    source: 'kms.amazonaws.com',
    name: 'DescribeKey',
    isReadOnly: true,
    type: 'AwsApiCall',
    accessKeyId: '',
    userAgent: '',
    sourceAddress: '',
    parameters: null,
    response: null,
    resources: [],
  };
}

function moveEvents(here: RegionState, at: number): void {
  const [event] = here.rds.events;
  if (event) event.at = at;
}

describe('the invariants', () => {
  it('hold in an account where nothing happened', () => {
    expect(invariantsOf(opened().world)).toEqual([]);
  });

  it.each(wrongs)('see "%s"', (sentence, make) => {
    const state = opened();
    make(state);
    expect(invariantsOf(state.world).join('\n')).toContain(sentence);
  });
});
