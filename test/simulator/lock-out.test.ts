/** The bond: what a database goes through when its key is lost and when it comes back. */
import {
  CreateGrantCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  ListGrantsCommand,
  RevokeGrantCommand,
} from '@aws-sdk/client-kms';
import {
  DescribeDBInstancesCommand,
  DescribeEventsCommand,
  StartDBInstanceCommand,
  StopDBInstanceCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../src/simulator/simulator.ts';
import {
  clientsOf,
  database,
  day,
  hour,
  locked,
  lockedForGood,
  minute,
  ordersKey,
  quietAccount,
  simulatorOf,
  statusOf,
} from './support.ts';

const DBInstanceIdentifier = 'orders-db';
const KeyId = ordersKey;

const disable = (simulator: Simulator) =>
  clientsOf(simulator).kms.send(new DisableKeyCommand({KeyId}));
const enable = (simulator: Simulator) =>
  clientsOf(simulator).kms.send(new EnableKeyCommand({KeyId}));
const start = (simulator: Simulator) =>
  clientsOf(simulator).rds.send(new StartDBInstanceCommand({DBInstanceIdentifier}));

/** Key events of a database: their first distinct words and times. */
async function keyEvents(simulator: Simulator, id = DBInstanceIdentifier): Promise<string[]> {
  const {rds} = clientsOf(simulator);
  const {Events = []} = await rds.send(
    new DescribeEventsCommand({SourceIdentifier: id, SourceType: 'db-instance', Duration: 20_160}),
  );
  return Events.filter((event) =>
    event.Message?.includes('access the KMS encryption key for database instance'),
  ).map(
    (event) => `${event.Date?.toISOString().slice(5, 19)} ${event.Message?.split(' access')[0]}`,
  );
}

async function latestRestorable(simulator: Simulator): Promise<Date | undefined> {
  const {rds} = clientsOf(simulator);
  const {DBInstances} = await rds.send(new DescribeDBInstancesCommand({DBInstanceIdentifier}));
  return DBInstances?.[0]?.LatestRestorableTime;
}

describe('a disabled key', () => {
  it('locks orders-db out two hours after detection', async () => {
    const simulator = quietAccount({});
    await disable(simulator);
    simulator.advance(12 * minute + 10_000);
    expect(await statusOf(simulator)).toBe('available');
    simulator.advance(2 * hour - minute);
    expect(await statusOf(simulator)).toBe('available');
    simulator.advance(2 * minute);
    expect(await statusOf(simulator)).toBe(locked);
    expect(await keyEvents(simulator)).toEqual([
      '03-01T12:12:11 RDS is unable to',
      '03-01T14:12:11 RDS has been unable to',
    ]);
  });

  it('ends in the terminal status seven days after the first', async () => {
    const simulator = quietAccount({});
    await disable(simulator);
    simulator.advance(3 * hour);
    simulator.advance(7 * day - hour);
    expect(await statusOf(simulator)).toBe(locked);
    simulator.advance(hour);
    expect(await statusOf(simulator)).toBe(lockedForGood);
    await enable(simulator);
    await expect(start(simulator)).rejects.toMatchObject({name: 'InvalidDBInstanceStateFault'});
  });

  it('stops the newest restorable second where the database stopped', async () => {
    const simulator = quietAccount({});
    await disable(simulator);
    simulator.advance(3 * hour);
    const then = await latestRestorable(simulator);
    simulator.advance(day);
    expect(await latestRestorable(simulator)).toEqual(then);
    expect(then?.toISOString()).toMatch(/^2026-03-01T14:(0[7-9]|1[0-2])/);
  });

  it('does nothing to a database when it is back before the two hours are over', async () => {
    const simulator = quietAccount({});
    await disable(simulator);
    simulator.advance(hour);
    await enable(simulator);
    simulator.advance(day);
    expect(await statusOf(simulator)).toBe('available');
    expect(await keyEvents(simulator)).toEqual([
      '03-01T12:12:11 RDS is unable to',
      '03-01T13:12:11 RDS can now successfully',
    ]);
  });

  it('is not noticed when it was disabled for a moment between two looks', async () => {
    const simulator = quietAccount({});
    await disable(simulator);
    simulator.advance(minute);
    await enable(simulator);
    simulator.advance(day);
    expect(await keyEvents(simulator)).toEqual([]);
  });

  it.each([
    ['has a read replica', [database('reader', {replicaOf: 'orders-db'})], 'orders-db'],
    ['is a read replica', [database('reader', {replicaOf: 'orders-db'})], 'reader'],
    [
      'is a SQL Server pair',
      [database('ledger', {Engine: 'sqlserver-se', EngineVersion: '15.00', MultiAZ: true})],
      'ledger',
    ],
  ])('gives no seven days to a database that %s', async (_why, instances, id) => {
    const simulator = quietAccount({instances});
    await disable(simulator);
    simulator.advance(3 * hour);
    expect(await statusOf(simulator, id)).toBe(lockedForGood);
  });

  it('leaves a database without backups up until its volumes detach', async () => {
    const instances = [database('sessions-db', {BackupRetentionPeriod: 0})];
    const simulator = quietAccount({instances});
    await disable(simulator);
    simulator.advance(3 * day);
    expect(await statusOf(simulator, 'sessions-db')).toBe('available');
    expect(await keyEvents(simulator, 'sessions-db')).toHaveLength(1);
    const {rds} = clientsOf(simulator);
    await rds.send(new StopDBInstanceCommand({DBInstanceIdentifier: 'sessions-db'}));
    simulator.advance(10 * minute);
    expect(await statusOf(simulator, 'sessions-db')).toBe(locked);
  });
});

describe('a start', () => {
  it('is refused while the key is unusable, and changes nothing', async () => {
    const simulator = await simulatorOf('key-disabled');
    await expect(start(simulator)).rejects.toMatchObject({
      name: 'KMSKeyNotAccessibleFault',
      message: expect.stringContaining(`[arn:aws:kms:eu-west-1:111122223333:key/${ordersKey}]`),
      $metadata: {httpStatusCode: 400},
    });
    expect(await statusOf(simulator)).toBe(locked);
  });

  it('of a running database is refused in the recorded words', async () => {
    const simulator = quietAccount({});
    await expect(start(simulator)).rejects.toMatchObject({
      name: 'InvalidDBInstanceStateFault',
      message:
        "Instance orders-db cannot be started as it is not in one of the following statuses: 'stopped, inaccessible-encryption-credentials-recoverable, incompatible-network (only valid for non-SqlServer instances)'.",
    });
  });

  it('runs through the observed statuses in about twelve minutes', async () => {
    const simulator = await simulatorOf('key-disabled');
    await enable(simulator);
    const began = simulator.now();
    await start(simulator);
    const seen = [await statusOf(simulator)];
    while (seen.at(-1) !== 'available' && simulator.now() - began < hour) {
      simulator.advance(10_000);
      const status = await statusOf(simulator);
      if (status !== seen.at(-1)) seen.push(status);
    }
    expect(seen).toEqual([
      'starting',
      'configuring-enhanced-monitoring',
      'backing-up',
      'available',
    ]);
    expect((simulator.now() - began) / minute).toBeGreaterThan(10);
    expect((simulator.now() - began) / minute).toBeLessThan(14);
    expect((await keyEvents(simulator)).at(-1)).toContain('can now successfully');
  });

  it('is refused a second time while the first is under way', async () => {
    const simulator = await simulatorOf('restored-not-started');
    await start(simulator);
    await expect(start(simulator)).rejects.toMatchObject({name: 'InvalidDBInstanceStateFault'});
  });

  it('ends the seven days: the terminal status does not come any more', async () => {
    const simulator = await simulatorOf('restored-not-started');
    await start(simulator);
    simulator.advance(10 * day);
    expect(await statusOf(simulator)).toBe('available');
  });
});

describe('a stopped database', () => {
  it('is started by RDS after seven days', async () => {
    const simulator = quietAccount({});
    const {rds} = clientsOf(simulator);
    await rds.send(new StopDBInstanceCommand({DBInstanceIdentifier}));
    simulator.advance(hour);
    expect(await statusOf(simulator)).toBe('stopped');
    simulator.advance(7 * day);
    expect(await statusOf(simulator)).toBe('available');
  });

  it('is not stopped twice', async () => {
    const simulator = quietAccount({});
    const {rds} = clientsOf(simulator);
    await rds.send(new StopDBInstanceCommand({DBInstanceIdentifier}));
    const again = rds.send(new StopDBInstanceCommand({DBInstanceIdentifier}));
    await expect(again).rejects.toMatchObject({name: 'InvalidDBInstanceStateFault'});
  });
});

describe('what AWS does not document', () => {
  async function revokeGrant(simulator: Simulator): Promise<void> {
    const {kms} = clientsOf(simulator);
    const {Grants = []} = await kms.send(new ListGrantsCommand({KeyId}));
    await kms.send(new RevokeGrantCommand({KeyId, GrantId: Grants[0]?.GrantId}));
  }

  it('a lost grant locks out, unless the scenario says otherwise', async () => {
    const strict = quietAccount({});
    await revokeGrant(strict);
    strict.advance(3 * hour);
    expect(await statusOf(strict)).toBe(locked);
    await expect(start(strict)).rejects.toMatchObject({name: 'KMSKeyNotAccessibleFault'});

    const lenient = quietAccount({unverified: {lostGrantLocksOut: false}});
    await revokeGrant(lenient);
    lenient.advance(3 * hour);
    expect(await statusOf(lenient)).toBe('available');
  });

  it('a start makes a lost grant anew where the scenario says so', async () => {
    const simulator = quietAccount({unverified: {startRecreatesGrant: true}});
    await revokeGrant(simulator);
    simulator.advance(3 * hour);
    await start(simulator);
    simulator.advance(hour);
    expect(await statusOf(simulator)).toBe('available');
  });

  it('a grant to somebody else does not stand in for the grant of RDS', async () => {
    const simulator = quietAccount({});
    await revokeGrant(simulator);
    const GranteePrincipal = 'arn:aws:iam::111122223333:role/reader';
    const grant = new CreateGrantCommand({KeyId, GranteePrincipal, Operations: ['Decrypt']});
    await clientsOf(simulator).kms.send(grant);
    simulator.advance(3 * hour);
    expect(await statusOf(simulator)).toBe(locked);
  });

  it('a start on an unusable key falls back where the scenario says so', async () => {
    const simulator = quietAccount({unverified: {startWithUnusableKey: 'fall-back'}});
    await disable(simulator);
    simulator.advance(3 * hour);
    await start(simulator);
    expect(await statusOf(simulator)).toBe('starting');
    simulator.advance(hour);
    expect(await statusOf(simulator)).toBe(locked);
  });

  it('the window stays open with a key that is back, where the scenario says so', async () => {
    const simulator = quietAccount({unverified: {windowEndsWithKeyBack: false}});
    await disable(simulator);
    simulator.advance(3 * hour);
    await enable(simulator);
    simulator.advance(20 * day);
    expect(await statusOf(simulator)).toBe(locked);
  });
});
