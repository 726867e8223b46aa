/** Automated backups replicated into another Region: their key, their end, and restores from them. */
import {DisableKeyCommand, EnableKeyCommand, KMSClient} from '@aws-sdk/client-kms';
import {
  DeleteDBInstanceAutomatedBackupCommand,
  DeleteDBInstanceCommand,
  RestoreDBInstanceToPointInTimeCommand,
  StartDBInstanceAutomatedBackupsReplicationCommand,
  type StartDBInstanceAutomatedBackupsReplicationCommandInput,
  StopDBInstanceAutomatedBackupsReplicationCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {requestHandler, type Simulator} from '../../../src/simulator/simulator.ts';
import {database, hour, minute, ordersKey} from '../support.ts';
import {
  account,
  away,
  awayKey,
  awayKeyArn,
  backupsIn,
  home,
  rdsIn,
  shown,
  twoRegions,
} from './support.ts';

type Input = Partial<StartDBInstanceAutomatedBackupsReplicationCommandInput>;

const arnOf = (id: string, region = home) => `arn:aws:rds:${region}:${account}:db:${id}`;

const start = (simulator: Simulator, more: Input = {}) =>
  rdsIn(simulator, away).send(
    new StartDBInstanceAutomatedBackupsReplicationCommand({
      SourceDBInstanceArn: arnOf('orders-db'),
      KmsKeyId: 'alias/away',
      ...more,
    }),
  );

const kmsIn = (simulator: Simulator, region: string) =>
  new KMSClient({
    region,
    credentials: simulator.administrator,
    requestHandler: requestHandler(simulator),
    maxAttempts: 1,
  });

async function replicated(): Promise<Simulator> {
  const simulator = twoRegions();
  await start(simulator);
  simulator.advance(2 * hour);
  return simulator;
}

const restore = (simulator: Simulator, arn: string | undefined) =>
  rdsIn(simulator, away).send(
    new RestoreDBInstanceToPointInTimeCommand({
      TargetDBInstanceIdentifier: 'rescued',
      SourceDBInstanceAutomatedBackupsArn: arn,
      UseLatestRestorableTime: true,
    }),
  );

describe('replication of automated backups is refused', () => {
  it.each<[why: string, more: Input, name: string]>([
    ['for what is no ARN', {SourceDBInstanceArn: 'orders-db'}, 'InvalidParameterValue'],
    ['for nothing', {SourceDBInstanceArn: arnOf('none')}, 'DBInstanceNotFoundFault'],
    [
      'into the same Region',
      {SourceDBInstanceArn: arnOf('orders-db', away)},
      'InvalidParameterCombination',
    ],
    ['without a key of the Region', {KmsKeyId: undefined}, 'InvalidParameterCombination'],
    ['under a key that is not there', {KmsKeyId: 'alias/orders'}, 'KMSKeyNotAccessibleFault'],
    ['without backups', {SourceDBInstanceArn: arnOf('sessions-db')}, 'InvalidDBInstanceStateFault'],
    ['for zero days', {BackupRetentionPeriod: 0}, 'InvalidParameterValue'],
    ['for 36 days', {BackupRetentionPeriod: 36}, 'InvalidParameterValue'],
  ])('%s', async (_why, more, name) => {
    const instances = [database('sessions-db', {BackupRetentionPeriod: 0})];
    const simulator = twoRegions({instances});
    await expect(start(simulator, more)).rejects.toMatchObject({
      name,
    });
    expect(await backupsIn(simulator, away)).toEqual([]);
  });

  it('twice, and to stop where nothing runs', async () => {
    const simulator = await replicated();
    await expect(start(simulator)).rejects.toMatchObject({name: 'InvalidDBInstanceStateFault'});
    const stop = (id: string) =>
      rdsIn(simulator, away).send(
        new StopDBInstanceAutomatedBackupsReplicationCommand({SourceDBInstanceArn: arnOf(id)}),
      );
    await expect(stop('other')).rejects.toMatchObject({name: 'InvalidDBInstanceStateFault'});
    await stop('orders-db');
    await expect(stop('orders-db')).rejects.toMatchObject({name: 'InvalidDBInstanceStateFault'});
  });

  it('beyond twenty', async () => {
    const instances = Array.from({length: 20}, (_, index) => database(`db-${index}`));
    const simulator = twoRegions({instances});
    for (let index = 0; index < 20; index += 1) {
      await start(simulator, {SourceDBInstanceArn: arnOf(`db-${index}`)});
    }
    await expect(start(simulator)).rejects.toMatchObject({
      name: 'DBInstanceAutomatedBackupQuotaExceededFault',
    });
  });
});

describe('a replicated backup', () => {
  it('is under the key of its Region and grows with the source', async () => {
    const simulator = twoRegions();
    expect((await start(simulator)).DBInstanceAutomatedBackup).toMatchObject({
      Status: 'pending',
      Region: home,
      KmsKeyId: awayKeyArn,
    });
    simulator.advance(2 * hour);
    const [first] = await backupsIn(simulator, away);
    expect(first).toMatchObject({
      Status: 'replicating',
      DBInstanceIdentifier: 'orders-db',
      DBInstanceArn: arnOf('orders-db'),
      BackupRetentionPeriod: 7,
    });
    simulator.advance(hour);
    const [later] = await backupsIn(simulator, away);
    expect(later?.RestoreWindow?.LatestTime?.getTime()).toBe(
      (first?.RestoreWindow?.LatestTime?.getTime() ?? 0) + hour,
    );
    const copies = [{DBInstanceAutomatedBackupsArn: first?.DBInstanceAutomatedBackupsArn}];
    expect((await shown(simulator, 'orders-db'))?.DBInstanceAutomatedBackupsReplications).toEqual(
      copies,
    );
    const [own] = await backupsIn(simulator);
    expect(own?.DBInstanceAutomatedBackupsReplications).toEqual(copies);
  });

  it.each([
    ['the source', home, ordersKey],
    ['the copy', away, awayKey],
  ])('stops when the key of %s is lost, and stays stopped', async (_whose, region, KeyId) => {
    const simulator = await replicated();
    const kms = kmsIn(simulator, region);
    await kms.send(new DisableKeyCommand({KeyId}));
    simulator.advance(30 * minute);
    const [stopped] = await backupsIn(simulator, away);
    expect(stopped?.Status).toBe('retained');
    await kms.send(new EnableKeyCommand({KeyId}));
    simulator.advance(5 * hour);
    const [still] = await backupsIn(simulator, away);
    expect(still).toEqual(stopped);
    expect(
      (await shown(simulator, 'orders-db'))?.DBInstanceAutomatedBackupsReplications,
    ).toBeUndefined();
  });

  it('saves the data when the key at home is gone', async () => {
    const simulator = await replicated();
    await kmsIn(simulator, home).send(new DisableKeyCommand({KeyId: ordersKey}));
    simulator.advance(4 * hour);
    const [backup] = await backupsIn(simulator, away);
    const {DBInstance} = await restore(simulator, backup?.DBInstanceAutomatedBackupsArn);
    expect(DBInstance).toMatchObject({
      KmsKeyId: awayKeyArn,
      AvailabilityZone: `${away}a`,
      TagList: [],
    });
  });

  it('needs its own key for a restore', async () => {
    const simulator = await replicated();
    const [backup] = await backupsIn(simulator, away);
    await kmsIn(simulator, away).send(new DisableKeyCommand({KeyId: awayKey}));
    await expect(restore(simulator, backup?.DBInstanceAutomatedBackupsArn)).rejects.toMatchObject({
      name: 'KMSKeyNotAccessibleFault',
    });
  });

  it('outlives its source, and is deleted by its ARN once it stopped', async () => {
    const simulator = await replicated();
    const [running] = await backupsIn(simulator, away);
    const remove = () =>
      rdsIn(simulator, away).send(
        new DeleteDBInstanceAutomatedBackupCommand({
          DBInstanceAutomatedBackupsArn: running?.DBInstanceAutomatedBackupsArn,
        }),
      );
    await expect(remove()).rejects.toMatchObject({
      name: 'InvalidDBInstanceAutomatedBackupStateFault',
    });
    await rdsIn(simulator).send(
      new DeleteDBInstanceCommand({DBInstanceIdentifier: 'orders-db', SkipFinalSnapshot: true}),
    );
    simulator.advance(hour);
    expect((await backupsIn(simulator, away)).map(({Status}) => Status)).toEqual(['retained']);
    await remove();
    expect(await backupsIn(simulator, away)).toEqual([]);
  });

  it('must be deleted before another one under a new key', async () => {
    const simulator = await replicated();
    await rdsIn(simulator, away).send(
      new StopDBInstanceAutomatedBackupsReplicationCommand({
        SourceDBInstanceArn: arnOf('orders-db'),
      }),
    );
    const managed = {KmsKeyId: 'alias/aws/rds'};
    await expect(start(simulator, managed)).rejects.toMatchObject({
      name: expect.stringMatching(/KMSKeyNotAccessibleFault|InvalidDBInstanceStateFault/),
    });
    const [old] = await backupsIn(simulator, away);
    await rdsIn(simulator, away).send(
      new DeleteDBInstanceAutomatedBackupCommand({
        DBInstanceAutomatedBackupsArn: old?.DBInstanceAutomatedBackupsArn,
      }),
    );
    await start(simulator);
    expect((await backupsIn(simulator, away)).map(({Status}) => Status)).toEqual(['pending']);
  });
});
