/** RestoreDBInstanceToPointInTime: its three kinds of source, and every refusal. */
import {DisableKeyCommand, EnableKeyCommand} from '@aws-sdk/client-kms';
import {
  DeleteDBInstanceCommand,
  DescribeEventsCommand,
  RestoreDBInstanceToPointInTimeCommand,
  type RestoreDBInstanceToPointInTimeCommandInput,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {
  clientsOf,
  database,
  hour,
  locked,
  minute,
  ordersKey,
  ordersKeyArn,
  statusOf,
} from '../support.ts';
import {backupsIn, courseOf, rdsIn, shown, twoRegions} from './support.ts';

type Input = Partial<RestoreDBInstanceToPointInTimeCommandInput>;

const latest = {SourceDBInstanceIdentifier: 'orders-db', UseLatestRestorableTime: true};
const restore = (simulator: Simulator, more: Input) =>
  rdsIn(simulator).send(
    new RestoreDBInstanceToPointInTimeCommand({TargetDBInstanceIdentifier: 'back', ...more}),
  );

async function lockOut(simulator: Simulator): Promise<void> {
  await clientsOf(simulator).kms.send(new DisableKeyCommand({KeyId: ordersKey}));
  simulator.advance(4 * hour);
  expect(await statusOf(simulator)).toBe(locked);
}

describe('a restore to a point in time is refused', () => {
  it.each<[why: string, input: Input, name: string]>([
    ['without a source', {UseLatestRestorableTime: true}, 'InvalidParameterCombination'],
    [
      'for two sources',
      {...latest, SourceDbiResourceId: 'db-AAAAAAAAAAAAAAAAAAAAAAAAAA'},
      'InvalidParameterCombination',
    ],
    ['without a time', {SourceDBInstanceIdentifier: 'orders-db'}, 'InvalidParameterCombination'],
    ['for two times', {...latest, RestoreTime: new Date(0)}, 'InvalidParameterCombination'],
    [
      'for a time before the first backup',
      {SourceDBInstanceIdentifier: 'orders-db', RestoreTime: new Date('2026-01-01T00:00:00Z')},
      'InvalidParameterValue',
    ],
    [
      'for a time to come',
      {SourceDBInstanceIdentifier: 'orders-db', RestoreTime: new Date('2026-03-01T12:00:00Z')},
      'InvalidParameterValue',
    ],
    [
      'for a source that is not there',
      {...latest, SourceDBInstanceIdentifier: 'none'},
      'DBInstanceNotFoundFault',
    ],
    [
      'for a source without backups',
      {...latest, SourceDBInstanceIdentifier: 'sessions-db'},
      'PointInTimeRestoreNotEnabledFault',
    ],
    [
      'for a resource ID that nobody had',
      {SourceDbiResourceId: 'db-AAAAAAAAAAAAAAAAAAAAAAAAAA', UseLatestRestorableTime: true},
      'DBInstanceAutomatedBackupNotFoundFault',
    ],
    [
      'for a backup that is not there',
      {
        SourceDBInstanceAutomatedBackupsArn: 'arn:aws:rds:eu-west-1:111122223333:auto-backup:ab-x',
        UseLatestRestorableTime: true,
      },
      'DBInstanceAutomatedBackupNotFoundFault',
    ],
    [
      'for a taken name',
      {...latest, TargetDBInstanceIdentifier: 'orders-db'},
      'DBInstanceAlreadyExistsFault',
    ],
    [
      'for an unknown parameter group',
      {...latest, DBParameterGroupName: 'none'},
      'DBParameterGroupNotFoundFault',
    ],
    [
      'for an unknown option group',
      {...latest, OptionGroupName: 'none'},
      'OptionGroupNotFoundFault',
    ],
    [
      'for an unknown subnet group',
      {...latest, DBSubnetGroupName: 'none'},
      'DBSubnetGroupNotFoundFault',
    ],
    [
      'for an unknown certificate',
      {...latest, CACertificateIdentifier: 'none'},
      'CertificateNotFoundFault',
    ],
    ['for less storage', {...latest, AllocatedStorage: 50}, 'InvalidParameterValue'],
    ['for nearly the same storage', {...latest, AllocatedStorage: 109}, 'InvalidParameterValue'],
    ['beyond all storage', {...latest, AllocatedStorage: 100_000}, 'StorageQuotaExceededFault'],
    [
      'for a zone for a pair',
      {...latest, MultiAZ: true, AvailabilityZone: 'eu-west-1b'},
      'InvalidParameterCombination',
    ],
    ['for another engine', {...latest, Engine: 'mysql'}, 'InvalidParameterValue'],
    [
      'for a password that RDS keeps',
      {...latest, ManageMasterUserPassword: true},
      'InvalidParameterCombination',
    ],
  ])('%s', async (_why, input, name) => {
    const simulator = twoRegions({
      instances: [database('sessions-db', {BackupRetentionPeriod: 0})],
    });
    await expect(restore(simulator, input)).rejects.toMatchObject({name});
    expect(await statusOf(simulator, 'back')).toBe('gone');
  });

  it('while the key does not work, whatever names the source', async () => {
    const simulator = twoRegions();
    await lockOut(simulator);
    const source = await shown(simulator, 'orders-db');
    for (const named of [
      latest,
      {SourceDbiResourceId: source?.DbiResourceId, UseLatestRestorableTime: true},
    ]) {
      await expect(restore(simulator, named)).rejects.toMatchObject({
        name: 'KMSKeyNotAccessibleFault',
        message: expect.stringContaining(`[${ordersKeyArn}]`),
      });
    }
  });

  it('past the forty instances, of which a locked one is still one', async () => {
    const others = Array.from({length: 39}, (_, index) => database(`db-${index}`));
    const simulator = twoRegions({instances: others});
    await expect(restore(simulator, latest)).rejects.toMatchObject({
      name: 'InstanceQuotaExceededFault',
    });
  });
});

describe('an inaccessible source', () => {
  const restoreOnceKeyIsBack = async (pointInTimeFromInaccessible: string, byName: boolean) => {
    const simulator = twoRegions({unverified: {pointInTimeFromInaccessible}});
    const source = await shown(simulator, 'orders-db');
    await lockOut(simulator);
    await clientsOf(simulator).kms.send(new EnableKeyCommand({KeyId: ordersKey}));
    const named = byName
      ? latest
      : {SourceDbiResourceId: source?.DbiResourceId, UseLatestRestorableTime: true};
    return restore(simulator, named).then(
      () => 'accepted',
      (error: Error) => error.name,
    );
  };

  it.each([
    ['allow', true, 'accepted'],
    ['allow', false, 'accepted'],
    ['refuse', true, 'InvalidDBInstanceStateFault'],
    ['refuse', false, 'accepted'],
  ])('with the switch at %s, by name %s: %s', async (setting, byName, expected) => {
    expect(await restoreOnceKeyIsBack(setting, byName)).toBe(expected);
  });
});

describe('a restore to a point in time', () => {
  it('goes from creating over backing-up and storage-initialization to available', async () => {
    const simulator = twoRegions();
    await restore(simulator, latest);
    expect(await courseOf(simulator, 'back')).toEqual([
      'creating',
      'backing-up',
      'storage-initialization',
      'available',
    ]);
    const {Events = []} = await rdsIn(simulator).send(
      new DescribeEventsCommand({
        SourceIdentifier: 'back',
        SourceType: 'db-instance',
        Duration: 600,
      }),
    );
    expect(Events.map(({Message}) => Message)).toContainEqual(
      expect.stringMatching(/^Restored from DB instance orders-db to 2026-03-01T11:5/),
    );
  });

  it('has the tags of a source that is alive, and none of one that is gone', async () => {
    const simulator = twoRegions({instances: [database('tagged', {Tags: {team: 'shop'}})]});
    const DbiResourceId = (await shown(simulator, 'tagged'))?.DbiResourceId;
    await restore(simulator, {...latest, SourceDBInstanceIdentifier: 'tagged'});
    await rdsIn(simulator).send(
      new DeleteDBInstanceCommand({
        DBInstanceIdentifier: 'tagged',
        SkipFinalSnapshot: true,
        DeleteAutomatedBackups: false,
      }),
    );
    simulator.advance(10 * minute);
    const [retained] = (await backupsIn(simulator)).filter(({Status}) => Status === 'retained');
    expect(retained).toMatchObject({DbiResourceId, KmsKeyId: ordersKeyArn});
    expect(retained?.OptionGroupName).toBeUndefined();
    await restore(simulator, {
      TargetDBInstanceIdentifier: 'late',
      SourceDbiResourceId: DbiResourceId,
      UseLatestRestorableTime: true,
    });
    expect((await shown(simulator, 'back'))?.TagList).toEqual([{Key: 'team', Value: 'shop'}]);
    expect((await shown(simulator, 'late'))?.TagList).toEqual([]);
  });

  it('is possible from a retained backup by its ARN until its retention period is over', async () => {
    const simulator = twoRegions();
    await rdsIn(simulator).send(
      new DeleteDBInstanceCommand({
        DBInstanceIdentifier: 'orders-db',
        SkipFinalSnapshot: true,
        DeleteAutomatedBackups: false,
      }),
    );
    simulator.advance(hour);
    const [retained] = await backupsIn(simulator);
    const byArn = {
      SourceDBInstanceAutomatedBackupsArn: retained?.DBInstanceAutomatedBackupsArn,
      UseLatestRestorableTime: true,
    };
    await restore(simulator, byArn);
    simulator.advance(7 * 24 * hour);
    await expect(
      restore(simulator, {...byArn, TargetDBInstanceIdentifier: 'too-late'}),
    ).rejects.toMatchObject({name: 'DBInstanceAutomatedBackupNotFoundFault'});
  });
});

describe('a key lost half-way', () => {
  it.each([
    ['fail', 'incompatible-restore'],
    ['inaccessible', locked],
  ])('with the switch at %s ends as %s', async (keyLostOnTheWay, expected) => {
    const simulator = twoRegions({unverified: {keyLostOnTheWay}});
    await restore(simulator, latest);
    simulator.advance(5 * minute);
    await clientsOf(simulator).kms.send(new DisableKeyCommand({KeyId: ordersKey}));
    simulator.advance(hour);
    expect(await statusOf(simulator, 'back')).toBe(expected);
  });
});
