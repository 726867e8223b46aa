/** RDS's changes: create, copy, snapshot, modify, rename, delete, and every refusal on the way. */
import {ListGrantsCommand} from '@aws-sdk/client-kms';
import {
  CopyDBSnapshotCommand,
  CreateDBInstanceCommand,
  CreateDBSnapshotCommand,
  DeleteDBInstanceCommand,
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBSnapshotsCommand,
  ModifyDBInstanceCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../src/simulator/simulator.ts';
import {
  clientsOf,
  database,
  hour,
  instanceOf,
  lockedForGood,
  minute,
  ordersKeyArn,
  quietAccount,
  simulatorOf,
  statusOf,
} from './support.ts';

const DBInstanceIdentifier = 'orders-db';
const spare = 'arn:aws:kms:eu-west-1:111122223333:key/5f0c2a71-8d3e-4b96-a1c4-77e09b3d21f8';

describe('a snapshot', () => {
  it('cannot be taken of a locked database', async () => {
    const {rds} = clientsOf(await simulatorOf('key-disabled'));
    const DBSnapshotIdentifier = 'orders-db-now';
    const sent = rds.send(
      new CreateDBSnapshotCommand({DBInstanceIdentifier, DBSnapshotIdentifier}),
    );
    await expect(sent).rejects.toMatchObject({name: 'InvalidDBInstanceStateFault'});
  });

  it('cannot be copied out of a key that does not work', async () => {
    const {rds} = clientsOf(await simulatorOf('key-disabled'));
    const sent = rds.send(
      new CopyDBSnapshotCommand({
        SourceDBSnapshotIdentifier: 'rds:orders-db-2026-03-01-03-10',
        TargetDBSnapshotIdentifier: 'rescued',
        KmsKeyId: 'alias/orders-dr',
      }),
    );
    await expect(sent).rejects.toMatchObject({
      name: 'KMSKeyNotAccessibleFault',
      message: `The source snapshot KMS key [${ordersKeyArn}] does not exist, is not enabled or you do not have permissions to access it.`,
    });
  });

  it('is copied under another key in minutes, once per name', async () => {
    const simulator = quietAccount({});
    const {rds} = clientsOf(simulator);
    await rds.send(
      new CreateDBSnapshotCommand({DBInstanceIdentifier, DBSnapshotIdentifier: 'one'}),
    );
    const copy = new CopyDBSnapshotCommand({
      SourceDBSnapshotIdentifier: 'one',
      TargetDBSnapshotIdentifier: 'two',
      KmsKeyId: 'alias/spare',
    });
    await expect(rds.send(copy)).rejects.toMatchObject({name: 'InvalidDBSnapshotStateFault'});
    simulator.advance(10 * minute);
    const {DBSnapshot} = await rds.send(copy);
    expect(DBSnapshot).toMatchObject({KmsKeyId: spare, Status: 'creating'});
    await expect(rds.send(copy)).rejects.toMatchObject({name: 'DBSnapshotAlreadyExistsFault'});
    simulator.advance(30 * minute);
    const {DBSnapshots} = await rds.send(
      new DescribeDBSnapshotsCommand({DBSnapshotIdentifier: 'two'}),
    );
    expect(DBSnapshots?.[0]).toMatchObject({Status: 'available', PercentProgress: 100});
  });
});

describe('a new database', () => {
  const database = {
    DBInstanceIdentifier: 'fresh',
    DBInstanceClass: 'db.t4g.medium',
    Engine: 'postgres',
    MasterUsername: 'admin',
    MasterUserPassword: 'not-a-real-one',
    AllocatedStorage: 20,
  };

  it('is refused for a key that does not exist', async () => {
    const {rds} = clientsOf(quietAccount({}));
    const sent = rds.send(new CreateDBInstanceCommand({...database, KmsKeyId: 'alias/none'}));
    await expect(sent).rejects.toMatchObject({
      name: 'KMSKeyNotAccessibleFault',
      message: expect.stringContaining('[alias/none]'),
    });
  });

  it('becomes available and has its first backup', async () => {
    const simulator = quietAccount({});
    const {rds} = clientsOf(simulator);
    await rds.send(new CreateDBInstanceCommand({...database, KmsKeyId: 'alias/orders'}));
    expect(await statusOf(simulator, 'fresh')).toBe('creating');
    simulator.advance(20 * minute);
    expect(await instanceOf(simulator, 'fresh')).toMatchObject({
      DBInstanceStatus: 'available',
      KmsKeyId: ordersKeyArn,
      LatestRestorableTime: expect.any(Date),
    });
  });
});

describe('a change of settings', () => {
  it.each(['key-disabled', 'recoverable-window-passed'])('is refused in %s', async (scenario) => {
    const {rds} = clientsOf(await simulatorOf(scenario));
    const sent = rds.send(
      new ModifyDBInstanceCommand({DBInstanceIdentifier, NewDBInstanceIdentifier: 'orders-db-old'}),
    );
    await expect(sent).rejects.toMatchObject({
      name: 'InvalidDBInstanceStateFault',
      message: 'Database instance is not in available state.',
    });
  });

  it('waits for the maintenance window without ApplyImmediately', async () => {
    const simulator = quietAccount({});
    const {rds} = clientsOf(simulator);
    await rds.send(
      new ModifyDBInstanceCommand({DBInstanceIdentifier, DBInstanceClass: 'db.r6g.xlarge'}),
    );
    expect(await instanceOf(simulator, DBInstanceIdentifier)).toMatchObject({
      DBInstanceStatus: 'available',
      DBInstanceClass: 'db.t4g.medium',
      PendingModifiedValues: {DBInstanceClass: 'db.r6g.xlarge'},
    });
  });

  it('renames at once: the old name is gone, the resource ID stays', async () => {
    const simulator = quietAccount({instances: [database('billing-db')]});
    const {rds} = clientsOf(simulator);
    const before = await instanceOf(simulator, DBInstanceIdentifier);
    const rename = (name: string) =>
      rds.send(
        new ModifyDBInstanceCommand({
          DBInstanceIdentifier,
          NewDBInstanceIdentifier: name,
          ApplyImmediately: true,
        }),
      );
    await expect(rename('billing-db')).rejects.toMatchObject({
      name: 'DBInstanceAlreadyExistsFault',
    });
    await rename('orders-db-old');
    expect(await statusOf(simulator)).toBe('gone');
    expect(await statusOf(simulator, 'orders-db-old')).toBe('renaming');
    simulator.advance(10 * minute);
    expect(await instanceOf(simulator, 'orders-db-old')).toMatchObject({
      DBInstanceStatus: 'available',
      DbiResourceId: before?.DbiResourceId,
    });
  });

  it('of a locked database works where the scenario says so', async () => {
    const simulator = quietAccount({
      unverified: {renameWhileInaccessible: 'allow'},
      instances: [database('reader', {replicaOf: 'orders-db'})],
      timeline: [
        {
          at: '2026-03-01T00:00:00Z',
          as: 'mara',
          call: 'kms:DisableKey',
          with: {KeyId: ordersKeyArn},
        },
      ],
    });
    expect(await statusOf(simulator)).toBe(lockedForGood);
    await clientsOf(simulator).rds.send(
      new ModifyDBInstanceCommand({
        DBInstanceIdentifier,
        NewDBInstanceIdentifier: 'orders-db-old',
        ApplyImmediately: true,
      }),
    );
    expect(await statusOf(simulator, 'orders-db-old')).toBe(lockedForGood);
  });

  it('to backups on starts the two hours for a key that is already lost', async () => {
    const simulator = quietAccount({
      instances: [database('sessions-db', {BackupRetentionPeriod: 0})],
      timeline: [
        {
          at: '2026-03-01T00:00:00Z',
          as: 'mara',
          call: 'kms:DisableKey',
          with: {KeyId: ordersKeyArn},
        },
      ],
    });
    await clientsOf(simulator).rds.send(
      new ModifyDBInstanceCommand({
        DBInstanceIdentifier: 'sessions-db',
        BackupRetentionPeriod: 7,
        ApplyImmediately: true,
      }),
    );
    simulator.advance(3 * hour);
    expect(await statusOf(simulator, 'sessions-db')).toMatch(/^inaccessible/);
  });
});

describe('a delete', () => {
  const remove = (simulator: Simulator, more: object) =>
    clientsOf(simulator, 'administrator').rds.send(
      new DeleteDBInstanceCommand({DBInstanceIdentifier, ...more}),
    );

  it('is refused for a protected database', async () => {
    const simulator = await simulatorOf('recoverable-window-passed');
    await expect(remove(simulator, {SkipFinalSnapshot: true})).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
      message:
        'Cannot delete protected DB Instance, please disable deletion protection and try again.',
    });
  });

  it('wants a final snapshot or a word that there is none', async () => {
    await expect(remove(quietAccount({}), {})).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
    });
  });

  it('takes the automated backups with it unless told to keep them', async () => {
    const backupsAfter = async (more: object) => {
      const simulator = quietAccount({});
      await remove(simulator, {SkipFinalSnapshot: true, ...more});
      simulator.advance(hour);
      expect(await statusOf(simulator)).toBe('gone');
      const {DBInstanceAutomatedBackups: backups = []} = await clientsOf(simulator).rds.send(
        new DescribeDBInstanceAutomatedBackupsCommand({}),
      );
      return backups.map((backup) => backup.Status);
    };
    expect(await backupsAfter({})).toEqual([]);
    expect(await backupsAfter({DeleteAutomatedBackups: false})).toEqual(['retained']);
  });

  it('leaves the final snapshot and takes the grant of RDS back', async () => {
    const simulator = quietAccount({});
    await remove(simulator, {FinalDBSnapshotIdentifier: 'the-end'});
    simulator.advance(hour);
    const {rds, kms} = clientsOf(simulator);
    const {DBSnapshots = []} = await rds.send(
      new DescribeDBSnapshotsCommand({SnapshotType: 'manual'}),
    );
    expect(DBSnapshots.map((snapshot) => snapshot.DBSnapshotIdentifier)).toEqual(['the-end']);
    const {Grants = []} = await kms.send(new ListGrantsCommand({KeyId: ordersKeyArn}));
    expect(Grants).toEqual([]);
  });
});
