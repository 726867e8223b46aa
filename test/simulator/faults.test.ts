/** Faults: each does to a client what the real thing would, and stops when it was used up. */
import {DescribeKeyCommand, EnableKeyCommand} from '@aws-sdk/client-kms';
import {DescribeDBInstancesCommand, StartDBInstanceCommand} from '@aws-sdk/client-rds';
import {GetCallerIdentityCommand} from '@aws-sdk/client-sts';
import {beforeEach, describe, expect, it} from 'vitest';
import type {Simulator} from '../../src/simulator/simulator.ts';
import {clientsOf, ordersKey, quietAccount, simulatorOf, statusOf} from './support.ts';

const KeyId = ordersKey;
let simulator: Simulator;
let clients: ReturnType<typeof clientsOf>;

beforeEach(async () => {
  simulator = await simulatorOf('key-disabled');
  clients = clientsOf(simulator);
});

const describeKey = () => clients.kms.send(new DescribeKeyCommand({KeyId}));
const enableKey = () => clients.kms.send(new EnableKeyCommand({KeyId}));
const describeAll = () => clients.rds.send(new DescribeDBInstancesCommand({}));
const stateOf = async () => (await describeKey()).KeyMetadata?.KeyState;

describe('a fault that answers with an error', () => {
  it.each([
    ['throttle', 'ThrottlingException', 400],
    ['deny', 'AccessDeniedException', 400],
    ['expired-token', 'ExpiredTokenException', 400],
    ['error', 'KMSInternalException', 500],
  ] as const)(
    '%s on KMS is %s with %d, and the key stays as it is',
    async (fault, name, status) => {
      simulator.inject({fault, call: 'kms:EnableKey', times: 1});
      await expect(enableKey()).rejects.toMatchObject({name, $metadata: {httpStatusCode: status}});
      expect(await stateOf()).toBe('Disabled');
      await enableKey();
      expect(await stateOf()).toBe('Enabled');
    },
  );

  it.each([
    ['deny', 'AccessDenied', 403],
    ['expired-token', 'ExpiredToken', 403],
    ['error', 'InternalFailure', 500],
  ] as const)('%s on RDS is %s with %d', async (fault, name, status) => {
    simulator.inject({fault, call: 'rds:*', times: 1});
    await expect(describeAll()).rejects.toMatchObject({
      name,
      $metadata: {httpStatusCode: status},
    });
    await describeAll();
  });

  it('carries the code and the words it was given, with the status of the model', async () => {
    const message = 'No capacity in eu-west-1a.';
    simulator.inject({
      fault: 'error',
      call: 'rds:StartDBInstance',
      times: 1,
      code: 'InsufficientDBInstanceCapacity',
      message,
    });
    await enableKey();
    const start = new StartDBInstanceCommand({DBInstanceIdentifier: 'orders-db'});
    await expect(clients.rds.send(start)).rejects.toMatchObject({
      name: 'InsufficientDBInstanceCapacityFault',
      message,
      $metadata: {httpStatusCode: 400},
    });
    await clients.rds.send(start);
  });

  it('hits only the calls it names, as often as it says', async () => {
    simulator.inject({fault: 'error', call: 'kms:Describe*', times: 2});
    await clients.sts.send(new GetCallerIdentityCommand({}));
    await expect(describeKey()).rejects.toThrow();
    await expect(describeKey()).rejects.toThrow();
    await describeKey();
  });

  it('lets the first calls pass where it says so, and waits for its time', async () => {
    simulator.inject({fault: 'error', call: 'kms:DescribeKey', skip: 1, times: 1});
    await describeKey();
    await expect(describeKey()).rejects.toThrow();
    simulator.inject({
      fault: 'error',
      call: 'kms:DescribeKey',
      from: '2026-03-02T03:00:00Z',
      times: 1,
    });
    await describeKey();
    simulator.advance(3_600_000);
    await expect(describeKey()).rejects.toThrow();
  });

  it('stops at its time', async () => {
    simulator.inject({fault: 'error', call: 'kms:DescribeKey', until: '2026-03-02T03:00:00Z'});
    await expect(describeKey()).rejects.toThrow();
    simulator.advance(3_600_000);
    await describeKey();
  });

  it.each([
    ['rds:DescribeDBInstances', 'InsufficientDBInstanceCapacity', /DB instance class/, 400],
    ['rds:*', 'InstanceQuotaExceeded', /^DB Instance quota exceeded$/, 400],
    ['rds:*', 'SnapshotQuotaExceeded', /^Snapshot quota exceeded$/, 400],
    ['kms:*', 'LimitExceededException', /quota/, 400],
    ['kms:DescribeKey', 'KMSInternalException', /internal error/, 500],
    ['rds:*', 'ServiceUnavailable', /temporary failure/, 503],
  ])('on %s as %s speaks of what is short', async (call, code, message, status) => {
    simulator.inject({fault: 'error', call, code, times: 1});
    const sent = call.startsWith('kms') ? describeKey() : describeAll();
    await expect(sent).rejects.toMatchObject({
      name: expect.stringContaining(code),
      message: expect.stringMatching(message),
      $metadata: {httpStatusCode: status},
    });
  });

  it('hits about as often as its chance says, the same calls for the same seed', async () => {
    const pattern = async () => {
      const world = clientsOf(
        quietAccount({faults: [{fault: 'error', call: 'kms:DescribeKey', chance: 0.5}]}),
      );
      const hits: boolean[] = [];
      for (let index = 0; index < 40; index += 1) {
        const sent = world.kms.send(new DescribeKeyCommand({KeyId}));
        hits.push(await sent.then(() => false).catch(() => true));
      }
      return hits;
    };
    const first = await pattern();
    expect(first.filter(Boolean).length).toBeGreaterThan(8);
    expect(first.filter(Boolean).length).toBeLessThan(32);
    expect(await pattern()).toEqual(first);
  });
});

describe('a broken connection', () => {
  it('loses the call before it took effect', async () => {
    simulator.inject({fault: 'reset', call: 'kms:EnableKey', times: 1});
    await expect(enableKey()).rejects.toMatchObject({code: 'ECONNRESET'});
    expect(await stateOf()).toBe('Disabled');
  });

  it('or loses only the answer', async () => {
    simulator.inject({fault: 'reset', call: 'kms:EnableKey', times: 1, after: true});
    await expect(enableKey()).rejects.toMatchObject({code: 'ECONNRESET'});
    expect(await stateOf()).toBe('Enabled');
    expect(simulator.requests().map((request) => request.outcome)).toEqual(['reset', 'ok']);
  });
});

describe('a slow answer', () => {
  it('comes late in simulated time', async () => {
    simulator.inject({fault: 'slow', call: 'kms:DescribeKey', times: 1, seconds: 30});
    const before = simulator.now();
    await describeKey();
    expect(simulator.now() - before).toBeGreaterThanOrEqual(30_000);
  });
});

describe('lag', () => {
  it('shows a change only after so many seconds', async () => {
    simulator.inject({fault: 'lag', call: 'kms:DescribeKey', seconds: 20});
    await enableKey();
    expect(await stateOf()).toBe('Disabled');
    simulator.advance(15_000);
    expect(await stateOf()).toBe('Disabled');
    simulator.advance(10_000);
    expect(await stateOf()).toBe('Enabled');
  });

  it('leaves the change itself and other reads alone', async () => {
    simulator.inject({fault: 'lag', call: 'rds:DescribeDBInstances', times: 1, seconds: 60});
    await enableKey();
    await clients.rds.send(new StartDBInstanceCommand({DBInstanceIdentifier: 'orders-db'}));
    expect(await stateOf()).toBe('Enabled');
    const {DBInstances = []} = await describeAll();
    const late = DBInstances.find((one) => one.DBInstanceIdentifier === 'orders-db');
    expect(late?.DBInstanceStatus).toMatch(/^inaccessible/);
    expect(await statusOf(simulator)).toBe('starting');
  });
});
