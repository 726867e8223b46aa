/** Stop, start, reboot and delete: what each refuses, and what the switches and outcomes change. */
import {DisableKeyCommand} from '@aws-sdk/client-kms';
import {
  DeleteDBInstanceAutomatedBackupCommand,
  DeleteDBInstanceCommand,
  type DeleteDBInstanceCommandInput,
  DescribeEventsCommand,
  ModifyDBInstanceCommand,
  RebootDBInstanceCommand,
  RestoreDBInstanceFromDBSnapshotCommand,
  StartDBInstanceCommand,
  StopDBInstanceCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {clientsOf, database, day, hour, locked, minute, ordersKey, statusOf} from '../support.ts';
import {backupsIn, courseOf, rdsIn, shown, snapshotShown, twoRegions} from './support.ts';

const DBInstanceIdentifier = 'orders-db';
const weekly = {
  DBInstanceIdentifier,
  DBSnapshotIdentifier: 'weekly',
  created: '2026-02-20T08:00:00Z',
};
const disable = (simulator: Simulator) =>
  clientsOf(simulator).kms.send(new DisableKeyCommand({KeyId: ordersKey}));
const start = (simulator: Simulator, id = DBInstanceIdentifier) =>
  rdsIn(simulator).send(new StartDBInstanceCommand({DBInstanceIdentifier: id}));
const stop = (simulator: Simulator, more: object = {}) =>
  rdsIn(simulator).send(new StopDBInstanceCommand({DBInstanceIdentifier, ...more}));
const reboot = (simulator: Simulator, more: object = {}) =>
  rdsIn(simulator).send(new RebootDBInstanceCommand({DBInstanceIdentifier, ...more}));
const remove = (simulator: Simulator, more: Partial<DeleteDBInstanceCommandInput>) =>
  rdsIn(simulator).send(new DeleteDBInstanceCommand({DBInstanceIdentifier, ...more}));

describe('a reboot', () => {
  it('takes a minute or three', async () => {
    const simulator = twoRegions();
    await reboot(simulator);
    expect(await courseOf(simulator, DBInstanceIdentifier, undefined, 10)).toEqual([
      'rebooting',
      'available',
    ]);
  });

  it.each([
    ['of nothing', {DBInstanceIdentifier: 'none'}, 'DBInstanceNotFoundFault'],
    ['with a failover of a single instance', {ForceFailover: true}, 'InvalidParameterCombination'],
  ])('is refused %s', async (_why, more, name) => {
    await expect(reboot(twoRegions(), more)).rejects.toMatchObject({name});
  });

  it('is refused while locked out', async () => {
    const simulator = twoRegions();
    await disable(simulator);
    simulator.advance(4 * hour);
    await expect(reboot(simulator)).rejects.toMatchObject({name: 'InvalidDBInstanceStateFault'});
  });

  it.each([
    ['lock-out', 'accepted', locked],
    ['refuse', 'KMSKeyNotAccessibleFault', 'available'],
    ['allow', 'accepted', 'available'],
  ])('on a lost key with the switch at %s: %s, then %s', async (setting, answer, after) => {
    const simulator = twoRegions({
      unverified: {rebootWithUnusableKey: setting},
      instances: [database('sessions-db', {BackupRetentionPeriod: 0})],
    });
    await disable(simulator);
    simulator.advance(hour);
    const more = {DBInstanceIdentifier: 'sessions-db'};
    const answered = await reboot(simulator, more).then(
      () => 'accepted',
      (error: Error) => error.name,
    );
    expect(answered).toBe(answer);
    simulator.advance(hour);
    expect(await statusOf(simulator, 'sessions-db')).toBe(after);
  });
});

describe('a database without backups on a lost key', () => {
  const instances = [database('sessions-db', {BackupRetentionPeriod: 0})];

  it('stays up for weeks, and goes at the change that detaches its volumes', async () => {
    const simulator = twoRegions({instances});
    await disable(simulator);
    simulator.advance(20 * day);
    expect(await statusOf(simulator, 'sessions-db')).toBe('available');
    await rdsIn(simulator).send(
      new ModifyDBInstanceCommand({
        DBInstanceIdentifier: 'sessions-db',
        DBInstanceClass: 'db.r6g.large',
        ApplyImmediately: true,
      }),
    );
    simulator.advance(hour);
    expect(await statusOf(simulator, 'sessions-db')).toBe(locked);
  });
});

describe('a stop', () => {
  it('leaves a snapshot where one is named, and ends by itself after seven days', async () => {
    const simulator = twoRegions();
    await stop(simulator, {DBSnapshotIdentifier: 'last-evening'});
    simulator.advance(hour);
    expect(await snapshotShown(simulator, 'last-evening')).toMatchObject({Status: 'available'});
    const stopped = await shown(simulator, DBInstanceIdentifier);
    expect(stopped?.DBInstanceStatus).toBe('stopped');
    expect(stopped?.AutomaticRestartTime?.toISOString()).toMatch(/^2026-03-08T12:00/);
    simulator.advance(7 * day);
    expect(await statusOf(simulator)).toBe('available');
  });

  it.each([
    ['of nothing', {DBInstanceIdentifier: 'none'}, 'DBInstanceNotFoundFault'],
    [
      'with a taken snapshot name',
      {DBSnapshotIdentifier: 'weekly'},
      'DBSnapshotAlreadyExistsFault',
    ],
    ['of a SQL Server pair', {DBInstanceIdentifier: 'pair'}, 'InvalidDBInstanceStateFault'],
  ])('is refused %s', async (_why, more, name) => {
    const pair = database('pair', {
      Engine: 'sqlserver-se',
      EngineVersion: '16.00.4165.4.v1',
      MultiAZ: true,
    });
    const simulator = twoRegions({snapshots: [weekly], instances: [pair]});
    await expect(stop(simulator, more)).rejects.toMatchObject({name});
    expect(await statusOf(simulator)).toBe('available');
  });
});

describe('a delete', () => {
  it.each<[why: string, more: Partial<DeleteDBInstanceCommandInput>, name: string]>([
    ['of nothing', {DBInstanceIdentifier: 'none'}, 'DBInstanceNotFoundFault'],
    ['without a word about the final snapshot', {}, 'InvalidParameterCombination'],
    [
      'with a final snapshot and without one',
      {SkipFinalSnapshot: true, FinalDBSnapshotIdentifier: 'last'},
      'InvalidParameterCombination',
    ],
    [
      'onto a taken snapshot',
      {FinalDBSnapshotIdentifier: 'weekly'},
      'DBSnapshotAlreadyExistsFault',
    ],
    ['under a name that is none', {FinalDBSnapshotIdentifier: '-'}, 'InvalidParameterValue'],
  ])('is refused %s', async (_why, more, name) => {
    const simulator = twoRegions({snapshots: [weekly]});
    await expect(remove(simulator, more)).rejects.toMatchObject({name});
    expect(await statusOf(simulator)).toBe('available');
  });

  it('of a locked database cannot leave a final snapshot, and can go without', async () => {
    const simulator = twoRegions();
    await disable(simulator);
    simulator.advance(4 * hour);
    await expect(remove(simulator, {FinalDBSnapshotIdentifier: 'last'})).rejects.toMatchObject({
      name: 'InvalidDBInstanceStateFault',
    });
    await remove(simulator, {SkipFinalSnapshot: true, DeleteAutomatedBackups: false});
    simulator.advance(hour);
    expect(await statusOf(simulator)).toBe('gone');
    expect((await backupsIn(simulator)).map(({Status}) => Status)).toEqual(['retained']);
  });

  it('is refused while it is being created or deleted', async () => {
    const simulator = twoRegions();
    await remove(simulator, {SkipFinalSnapshot: true});
    await expect(remove(simulator, {SkipFinalSnapshot: true})).rejects.toMatchObject({
      name: 'InvalidDBInstanceStateFault',
    });
  });

  it('retains forty backups and no more; one deleted makes room', async () => {
    const instances = Array.from({length: 41}, (_, index) => database(`db-${index}`));
    const simulator = twoRegions({instances});
    const retain = (index: number) =>
      remove(simulator, {
        DBInstanceIdentifier: `db-${index}`,
        SkipFinalSnapshot: true,
        DeleteAutomatedBackups: false,
      });
    for (let index = 0; index < 40; index += 1) await retain(index);
    await expect(retain(40)).rejects.toMatchObject({
      name: 'DBInstanceAutomatedBackupQuotaExceededFault',
    });
    simulator.advance(hour);
    const [first] = (await backupsIn(simulator)).filter(({Status}) => Status === 'retained');
    const dropBackup = (input: object) =>
      rdsIn(simulator).send(new DeleteDBInstanceAutomatedBackupCommand(input));
    await dropBackup({DbiResourceId: first?.DbiResourceId});
    await expect(dropBackup({DbiResourceId: first?.DbiResourceId})).rejects.toMatchObject({
      name: 'DBInstanceAutomatedBackupNotFoundFault',
    });
    await expect(dropBackup({})).rejects.toMatchObject({name: 'InvalidParameterCombination'});
    const own = await shown(simulator, DBInstanceIdentifier);
    await expect(dropBackup({DbiResourceId: own?.DbiResourceId})).rejects.toMatchObject({
      name: 'InvalidDBInstanceAutomatedBackupStateFault',
    });
    await retain(40);
  });
});

describe('an outcome that a scenario foresees', () => {
  it('ends a start without capacity as often as it says', async () => {
    const outcomes = [{call: 'rds:StartDBInstance', status: 'incompatible-network', times: 2}];
    const simulator = twoRegions({outcomes});
    await stop(simulator);
    simulator.advance(hour);
    for (const expected of ['incompatible-network', 'incompatible-network', 'available']) {
      await start(simulator);
      simulator.advance(hour);
      expect(await statusOf(simulator)).toBe(expected);
    }
    const {Events = []} = await rdsIn(simulator).send(
      new DescribeEventsCommand({Duration: 600, EventCategories: ['failure']}),
    );
    expect(Events.filter(({Message}) => Message?.includes('incompatible network'))).toHaveLength(2);
  });

  it('does not let SQL Server start out of an incompatible network', async () => {
    const server = database('server', {
      Engine: 'sqlserver-se',
      EngineVersion: '16.00.4165.4.v1',
      DBInstanceStatus: 'incompatible-network',
    });
    await expect(start(twoRegions({instances: [server]}), 'server')).rejects.toMatchObject({
      name: 'InvalidDBInstanceStateFault',
    });
  });

  it.each(['insufficient-capacity', 'restore-error', 'incompatible-restore', 'storage-full'])(
    'ends a restore as %s, for the instance it names',
    async (status) => {
      const call = 'rds:RestoreDBInstanceFromDBSnapshot';
      const outcomes = [{call, DBInstanceIdentifier: 'back', status}];
      const simulator = twoRegions({outcomes, snapshots: [weekly]});
      for (const id of ['other', 'back']) {
        await rdsIn(simulator).send(
          new RestoreDBInstanceFromDBSnapshotCommand({
            DBInstanceIdentifier: id,
            DBSnapshotIdentifier: 'weekly',
          }),
        );
      }
      simulator.advance(2 * hour);
      expect(await statusOf(simulator, 'back')).toBe(status);
      expect(await statusOf(simulator, 'other')).toBe('available');
    },
  );

  it('is something else than a refusal, which is a fault', async () => {
    const fault = {
      fault: 'error',
      call: 'rds:StartDBInstance',
      code: 'InsufficientDBInstanceCapacity',
      times: 1,
    };
    const simulator = twoRegions({faults: [fault]});
    await stop(simulator);
    simulator.advance(30 * minute);
    await expect(start(simulator)).rejects.toMatchObject({
      name: 'InsufficientDBInstanceCapacityFault',
    });
    expect(await statusOf(simulator)).toBe('stopped');
  });
});
