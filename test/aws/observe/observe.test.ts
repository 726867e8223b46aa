import {describe, expect, it} from 'vitest';
import {observe, type PlannedRead} from '../../../src/aws/observe/observe.ts';
import type {Evidence, FactName} from '../../../src/core/evidence.ts';
import type {DatabaseRef} from '../../../src/core/incident.ts';
import {holdLimit, passLimit, testDoor} from '../support/doors.ts';
import {
  estate,
  inputOf,
  instanceXml,
  keyArn,
  managedArn,
  otherKeyArn,
  type Replies,
  type Reply,
} from '../support/estate.ts';
import {jsonError, page, xml, xmlError} from '../support/local-server.ts';
import {isQuery, operations} from './operations.ts';

const database: DatabaseRef = {identifier: 'orders-db', kind: 'instance'};

/** Observes an estate and tells what was planned, asked and answered. */
async function look(replies: Replies = [], ref: DatabaseRef = database, signal?: AbortSignal) {
  const {endpoint, arrived} = await estate(replies);
  const {door, clock} = testDoor({endpoint});
  const planned: PlannedRead[][] = [];
  const order: FactName[] = [];
  const evidence = await observe(door, ref, {
    clock,
    signal,
    onPlan: (reads) => planned.push([...reads]),
    onFact: (name) => order.push(name),
  });
  return {evidence, planned, order, arrived, clock};
}

const statusOf = (evidence: Evidence, name: FactName) => evidence[name]?.status;
const describing =
  (change: {[member: string]: string}): Reply =>
  (response) =>
    xml(response, 'DescribeDBInstances', `<DBInstances>${instanceXml(change)}</DBInstances>`);

describe('any one read that fails leaves the others', () => {
  it.each(operations)('%s denied', async (operation) => {
    const {evidence} = await look([
      [
        operation,
        (response) =>
          isQuery(operation)
            ? xmlError(response, 'AccessDenied', 'not allowed', 403)
            : jsonError(response, 'AccessDeniedException', 'not allowed'),
      ],
    ]);
    const facts = Object.values(evidence);
    const denied = facts.filter((fact) => fact?.status === 'denied');
    expect(denied.length).toBeGreaterThan(0);
    for (const fact of denied) {
      expect(fact).toMatchObject({
        message: 'not allowed',
        call: expect.stringContaining(operation),
      });
    }
    expect(statusOf(evidence, 'events') ?? 'denied').toMatch(/known|denied/);
    expect(facts.some((fact) => fact?.status === 'known')).toBe(true);
  });

  it.each(operations)('%s answered with a web page', async (operation) => {
    const {evidence} = await look([[operation, (response) => page(response, 500)]]);
    const facts = Object.values(evidence);
    expect(facts.filter((fact) => fact?.status === 'failed').length).toBeGreaterThan(0);
    expect(facts.some((fact) => fact?.status === 'known')).toBe(true);
  });

  it('everything denied is evidence too', async () => {
    const refuse = (operation: string): Reply =>
      isQuery(operation)
        ? (response) => xmlError(response, 'AccessDenied', 'no', 403)
        : (response) => jsonError(response, 'AccessDeniedException', 'no');
    const {evidence} = await look(
      operations.map((operation) => [operation, refuse(operation)] as const),
    );
    expect(statusOf(evidence, 'instance')).toBe('denied');
    expect(evidence.key).toMatchObject({
      status: 'absent',
      because: 'not-asked',
      message: 'the database could not be read',
    });
  });

  it('a read without an answer failed, and says so', async () => {
    holdLimit();
    const {endpoint} = await estate([['DescribeEvents', () => undefined]]);
    const {door, clock} = testDoor({endpoint});
    const open = new Set<FactName>();
    const evidence = await observe(door, database, {
      clock,
      onPlan: (reads) => {
        for (const {name} of reads) open.add(name);
      },
      onFact: (name) => {
        open.delete(name);
        // All others have their answer: only the silent one can be too late.
        if (open.size === 1 && open.has('events')) passLimit();
      },
    });
    expect(evidence.events).toMatchObject({
      status: 'failed',
      code: 'NoAnswer',
      message: 'not answered in 10 s',
    });
    const failed = Object.values(evidence).filter((fact) => fact?.status === 'failed');
    expect(failed).toHaveLength(1);
    expect(statusOf(evidence, 'key')).toBe('known');
  });

  it('an operation that the endpoint does not offer failed, and says so', async () => {
    const {evidence} = await look([
      ['LookupEvents', (response) => jsonError(response, 'UnknownOperationException', '')],
    ]);
    expect(evidence['trail:DisableKey']).toMatchObject({
      status: 'failed',
      code: 'UnknownOperationException',
      message: expect.stringContaining('not offered by this endpoint'),
    });
  });
});

describe('the three rounds', () => {
  it('read everything about a locked-out instance', async () => {
    const {evidence, planned} = await look();
    expect(planned.map((round) => round.map(({name}) => name))).toEqual([
      [
        'identity',
        'instance',
        'events',
        'snapshots',
        'automatedBackups',
        'organization',
        'regionInstances',
        'regionClusters',
        'regionSnapshots',
        'regionAutomatedBackups',
        'regionClusterSnapshots',
        'regionClusterAutomatedBackups',
      ],
      [
        'key',
        'keyPolicy',
        'grants',
        'aliases',
        'keyTags',
        'lastUsage',
        'keyRotation',
        `key:${otherKeyArn}`,
        'callerRole',
        'callerRolePolicies',
        'callerRoleAttached',
        'servicePolicies',
        'resourcePolicies',
        'servicePolicyList',
        'resourcePolicyList',
        'organizationAccount:111122223333',
      ],
      [
        'rolePolicy:inline',
        `managedPolicy:${managedArn}`,
        'callerSimulation',
        'servicePoliciesAt:r-root',
        'servicePoliciesAt:ou-team',
        'resourcePoliciesAt:r-root',
        'resourcePoliciesAt:ou-team',
        'organizationPolicy:p-1',
        'organizationPolicy:p-2',
      ],
      ['trail:DisableKey', 'trail:CancelKeyDeletion'],
    ]);
    expect(planned[1]?.every(({round}) => round === 2)).toBe(true);
    expect(evidence.key).toMatchObject({
      status: 'known',
      call: 'kms:DescribeKey',
      requestId: 'request-1',
      at: '2026-03-02T02:14:00.000Z',
      value: {KeyMetadata: {KeyState: 'Disabled'}},
    });
    expect(Object.values(evidence).filter((fact) => fact?.status === 'failed')).toEqual([]);
  });

  it('ask all reads of a round at once', async () => {
    const held: (() => void)[] = [];
    const waitForAll: Reply = (response, {operation}) => {
      held.push(() => xml(response, operation, ''));
      // Eleven reads stand in the first round: none is answered before the last has arrived.
      if (held.length === 11) for (const answer of held) answer();
    };
    const names = [
      ...operations.slice(0, 6),
      'DescribeDBClusterSnapshots',
      'DescribeDBClusterAutomatedBackups',
    ];
    const replies = names.map((operation) => [operation, waitForAll] as const);
    const {evidence} = await look(replies);
    expect(statusOf(evidence, 'regionSnapshots')).toBe('known');
    expect(held).toHaveLength(11);
  });

  it('tell each fact once it is there, and what was asked for is what AWS needs', async () => {
    const {order, arrived, evidence} = await look();
    expect([...order].sort()).toEqual(Object.keys(evidence).sort());
    const events = arrived.find(({operation}) => operation === 'DescribeEvents');
    expect(inputOf(events ?? expect.fail())).toMatchObject({
      SourceIdentifier: 'orders-db',
      SourceType: 'db-instance',
      Duration: '20160',
    });
  });

  it('end where the operator leaves, without a fact that says otherwise', async () => {
    const leaving = new AbortController();
    const {evidence, planned} = await look(
      [['DescribeEvents', () => leaving.abort()]],
      database,
      leaving.signal,
    );
    expect(planned).toHaveLength(1);
    expect(evidence.events).toBeUndefined();
    expect(Object.values(evidence).map((fact) => fact?.status)).not.toContain('failed');
  });
});

describe('a database of unknown kind', () => {
  it('is asked for as both', async () => {
    const {evidence, arrived} = await look([], {identifier: 'orders-db'});
    expect(statusOf(evidence, 'instance')).toBe('known');
    expect(statusOf(evidence, 'cluster')).toBe('known');
    const asked = arrived.filter(({operation}) => operation === 'DescribeDBClusters');
    expect(asked.map((one) => inputOf(one).DBClusterIdentifier)).toContain('orders-db');
  });

  it('that turns out a cluster has its events read as a cluster’s', async () => {
    const cluster = `<DBCluster><DBClusterIdentifier>shop</DBClusterIdentifier><DBClusterArn>arn:aws:rds:eu-west-1:111122223333:cluster:shop</DBClusterArn><KmsKeyId>${keyArn}</KmsKeyId></DBCluster>`;
    const {evidence, arrived, planned} = await look(
      [
        [
          'DescribeDBInstances',
          (response) => xmlError(response, 'DBInstanceNotFound', 'none', 404),
        ],
        [
          'DescribeDBClusters',
          (response) => xml(response, 'DescribeDBClusters', `<DBClusters>${cluster}</DBClusters>`),
        ],
      ],
      {identifier: 'shop'},
    );
    expect(evidence.instance).toMatchObject({status: 'absent', because: 'does-not-exist'});
    expect(statusOf(evidence, 'key')).toBe('known');
    const sources = arrived
      .filter(({operation}) => operation === 'DescribeEvents')
      .map((one) => inputOf(one).SourceType);
    expect(sources).toEqual(['db-instance', 'db-cluster']);
    expect(planned[1]?.map(({name}) => name)).not.toContain('events');
  });

  it('that is a cluster’s member brings its cluster', async () => {
    const {arrived} = await look([
      ['DescribeDBInstances', describing({DBClusterIdentifier: 'shop'})],
    ]);
    const asked = arrived.filter(({operation}) => operation === 'DescribeDBClusters');
    expect(asked.map((one) => inputOf(one).DBClusterIdentifier)).toContain('shop');
  });

  it('that does not exist has no key to ask about', async () => {
    const {evidence} = await look(
      [
        [
          'DescribeDBInstances',
          (response) => xmlError(response, 'DBInstanceNotFound', 'none', 404),
        ],
      ],
      {identifier: 'order-db'},
    );
    expect(statusOf(evidence, 'instance')).toBe('absent');
    expect(evidence.grants).toMatchObject({status: 'absent', because: 'not-asked'});
  });
});
