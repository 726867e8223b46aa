/** AWS Backup: what it lists, what it restores, and under whose key (facts/aws.md §6.1). */
import {
  DescribeRecoveryPointCommand,
  GetRecoveryPointRestoreMetadataCommand,
  ListBackupVaultsCommand,
  ListRecoveryPointsByBackupVaultCommand,
  ListRecoveryPointsByResourceCommand,
  ListRestoreJobsCommand,
  StartCopyJobCommand,
  StartRestoreJobCommand,
} from '@aws-sdk/client-backup';
import {LookupEventsCommand} from '@aws-sdk/client-cloudtrail';
import {DisableKeyCommand} from '@aws-sdk/client-kms';
import {DescribeDBSnapshotsCommand} from '@aws-sdk/client-rds';
import {beforeEach, describe, expect, it} from 'vitest';
import {readScenario, type Simulator} from '../../../src/simulator/simulator.ts';
import {far, farKeyArn, spareKeyArn} from '../rds-clusters/support.ts';
import {clientsOf, hour, instanceOf, minute, ordersKey, ordersKeyArn} from '../support.ts';
import {
  backedUpAccount,
  backupOf,
  copyJob,
  ordersArn,
  pointsOf,
  restoreJob,
  roleArn,
} from './support.ts';

let simulator: Simulator;
let newest: string;

beforeEach(async () => {
  simulator = backedUpAccount();
  newest = (await pointsOf(simulator, ordersArn))[0]?.RecoveryPointArn ?? '';
});

const BackupVaultName = 'Default';
const vaultArn = (name: string, region = 'eu-west-1', account = '111122223333') =>
  `arn:aws:backup:${region}:${account}:backup-vault:${name}`;

describe('recovery points', () => {
  it('are snapshots of RDS, listed newest first with the key of each', async () => {
    const points = await pointsOf(simulator, ordersArn);
    expect(points.map(({CreationDate}) => CreationDate?.toISOString().slice(0, 10))).toEqual([
      '2026-03-01',
      '2026-02-28',
      '2026-02-27',
      '2026-02-27',
    ]);
    expect(points.map(({EncryptionKeyArn}) => EncryptionKeyArn)).toEqual([
      ordersKeyArn,
      ordersKeyArn,
      spareKeyArn,
      ordersKeyArn,
    ]);
    expect(newest).toMatch(
      /^arn:aws:rds:eu-west-1:111122223333:snapshot:awsbackup:job-[0-9a-f-]+$/,
    );
    const {rds} = clientsOf(simulator);
    const seen = await rds.send(new DescribeDBSnapshotsCommand({SnapshotType: 'awsbackup'}));
    expect(seen.DBSnapshots?.map(({DBSnapshotArn}) => DBSnapshotArn).sort()).toEqual(
      points.map(({RecoveryPointArn}) => RecoveryPointArn).sort(),
    );
  });

  it('say COMPLETED whatever their key', async () => {
    await clientsOf(simulator).kms.send(new DisableKeyCommand({KeyId: ordersKey}));
    const described = await backupOf(simulator).send(
      new DescribeRecoveryPointCommand({BackupVaultName, RecoveryPointArn: newest}),
    );
    expect(described).toMatchObject({
      Status: 'COMPLETED',
      ResourceType: 'RDS',
      ResourceArn: ordersArn,
      EncryptionKeyArn: ordersKeyArn,
      IsEncrypted: true,
      BackupVaultArn: vaultArn('Default'),
    });
  });

  it('come in pages, and by vault', async () => {
    const client = backupOf(simulator);
    const ids: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page = await client.send(
        new ListRecoveryPointsByResourceCommand({ResourceArn: ordersArn, MaxResults: 3, NextToken}),
      );
      ids.push(...(page.RecoveryPoints ?? []).map((point) => point.RecoveryPointArn));
      ({NextToken} = page);
    } while (NextToken !== undefined);
    expect(new Set(ids).size).toBe(4);
    const byVault = new ListRecoveryPointsByBackupVaultCommand({
      BackupVaultName: 'Default',
      ByResourceType: 'Aurora',
    });
    const {RecoveryPoints} = await client.send(byVault);
    expect(RecoveryPoints).toMatchObject([
      {ResourceName: 'ledger', EncryptionKeyArn: ordersKeyArn},
    ]);
  });

  it('tell what a restore would need, the key for information only', async () => {
    const {RestoreMetadata} = await backupOf(simulator).send(
      new GetRecoveryPointRestoreMetadataCommand({BackupVaultName, RecoveryPointArn: newest}),
    );
    expect(RestoreMetadata).toMatchObject({
      DBInstanceIdentifier: 'orders-db',
      Engine: 'postgres',
      MultiAZ: 'false',
      KmsKeyId: ordersKeyArn,
    });
  });

  it('lie in the vaults of their own Region', async () => {
    const names = async (region?: string) =>
      (
        await backupOf(simulator, region).send(new ListBackupVaultsCommand({}))
      ).BackupVaultList?.map((vault) => [
        vault.BackupVaultName,
        vault.EncryptionKeyArn,
        vault.NumberOfRecoveryPoints,
      ]);
    expect(await names()).toEqual([
      ['Default', undefined, 4],
      ['Spare', spareKeyArn, 1],
    ]);
    expect(await names(far)).toEqual([['Far', farKeyArn, 0]]);
  });
});

describe('a restore job', () => {
  const start = (Metadata: {[name: string]: string}, more: object = {}) =>
    backupOf(simulator).send(
      new StartRestoreJobCommand({
        RecoveryPointArn: newest,
        Metadata,
        IamRoleArn: roleArn,
        ...more,
      }),
    );

  it('makes a real database under the key of the recovery point, named by its role', async () => {
    const Metadata = {
      DBInstanceIdentifier: 'orders-db-2',
      MultiAZ: 'true',
      VpcSecurityGroupIds: '["sg-1"]',
      KmsKeyId: spareKeyArn,
    };
    const {RestoreJobId} = await start(Metadata);
    expect(await restoreJob(simulator, RestoreJobId)).toMatchObject({Status: 'PENDING'});
    simulator.advance(3 * minute);
    expect(await restoreJob(simulator, RestoreJobId)).toMatchObject({
      Status: 'RUNNING',
      CreatedResourceArn: 'arn:aws:rds:eu-west-1:111122223333:db:orders-db-2',
    });
    expect(await instanceOf(simulator, 'orders-db-2')).toMatchObject({
      DBInstanceStatus: 'creating',
      KmsKeyId: ordersKeyArn,
      MultiAZ: true,
    });
    simulator.advance(2 * hour);
    expect(await restoreJob(simulator, RestoreJobId)).toMatchObject({
      Status: 'COMPLETED',
      PercentDone: '100.00%',
    });
    const [point] = await pointsOf(simulator, ordersArn);
    expect(point?.RecoveryPointArn).toBe(newest);
    const LookupAttributes = [
      {AttributeKey: 'EventName' as const, AttributeValue: 'RestoreDBInstanceFromDBSnapshot'},
    ];
    const {cloudtrail} = clientsOf(simulator);
    const {Events = []} = await cloudtrail.send(new LookupEventsCommand({LookupAttributes}));
    expect(JSON.parse(Events[0]?.CloudTrailEvent ?? '')).toMatchObject({
      userIdentity: {
        type: 'AssumedRole',
        invokedBy: 'backup.amazonaws.com',
        sessionContext: {sessionIssuer: {userName: 'AWSBackupDefaultServiceRole'}},
      },
      sourceIPAddress: 'backup.amazonaws.com',
    });
  });

  it('fails in the words of RDS where the key cannot be used', async () => {
    await clientsOf(simulator).kms.send(new DisableKeyCommand({KeyId: ordersKey}));
    const {RestoreJobId} = await start({DBInstanceIdentifier: 'orders-db-2'});
    simulator.advance(3 * minute);
    expect(await restoreJob(simulator, RestoreJobId)).toMatchObject({
      Status: 'FAILED',
      StatusMessage: expect.stringContaining('KMSKeyNotAccessibleFault'),
    });
    const jobs = await backupOf(simulator).send(new ListRestoreJobsCommand({ByStatus: 'FAILED'}));
    expect(jobs.RestoreJobs).toMatchObject([{RestoreJobId}]);
    expect(await instanceOf(simulator, 'orders-db-2')).toBeUndefined();
  });

  it('fails where the name is taken by then', async () => {
    const {RestoreJobId} = await start({DBInstanceIdentifier: 'orders-db'});
    simulator.advance(3 * minute);
    expect(await restoreJob(simulator, RestoreJobId)).toMatchObject({
      Status: 'FAILED',
      StatusMessage: expect.stringContaining('DBInstanceAlreadyExists'),
    });
  });

  it.each([
    ['no name', {}, {}, 'MissingParameterValueException'],
    ['an unknown member', {DBInstanceIdentifier: 'a', Colour: 'red'}, {}, 'InvalidParameterValue'],
    ['a word for a number', {DBInstanceIdentifier: 'a', Port: 'x'}, {}, 'InvalidParameterValue'],
    ['a word for a list', {DBInstanceIdentifier: 'a', VpcSecurityGroupIds: 'sg'}, {}, 'Invalid'],
    ['no role', {DBInstanceIdentifier: 'a'}, {IamRoleArn: undefined}, 'InvalidParameterValue'],
    [
      'a role that is not there',
      {DBInstanceIdentifier: 'a'},
      {IamRoleArn: 'arn:aws:iam::111122223333:role/Nobody'},
      'InvalidParameterValue',
    ],
    ['another type', {DBInstanceIdentifier: 'a'}, {ResourceType: 'Aurora'}, 'InvalidParameter'],
    [
      'no such point',
      {DBInstanceIdentifier: 'a'},
      {RecoveryPointArn: 'arn:aws:rds:eu-west-1:111122223333:snapshot:awsbackup:job-1'},
      'ResourceNotFoundException',
    ],
  ])('is refused with %s', async (_, metadata, more, name) => {
    await expect(start(metadata, more)).rejects.toMatchObject({
      name: expect.stringContaining(name),
      $metadata: {httpStatusCode: 400},
    });
  });
});

describe('a copy job', () => {
  const start = (destination: string) =>
    backupOf(simulator).send(
      new StartCopyJobCommand({
        RecoveryPointArn: newest,
        SourceBackupVaultName: BackupVaultName,
        DestinationBackupVaultArn: destination,
        IamRoleArn: roleArn,
      }),
    );

  it.each([
    ['Spare', 'eu-west-1', spareKeyArn],
    ['Far', far, farKeyArn],
  ])('into the vault %s encrypts under the key of that vault', async (name, region, key) => {
    const {CopyJobId} = await start(vaultArn(name, region));
    simulator.advance(3 * minute);
    expect(await copyJob(simulator, CopyJobId)).toMatchObject({State: 'RUNNING'});
    simulator.advance(hour);
    const done = await copyJob(simulator, CopyJobId);
    expect(done).toMatchObject({State: 'COMPLETED', DestinationEncryptionKeyArn: key});
    const copy = await backupOf(simulator, region).send(
      new DescribeRecoveryPointCommand({
        BackupVaultName: name,
        RecoveryPointArn: done?.DestinationRecoveryPointArn,
      }),
    );
    expect(copy).toMatchObject({
      EncryptionKeyArn: key,
      SourceBackupVaultArn: vaultArn('Default'),
      Status: 'COMPLETED',
    });
  });

  it('fails while the key of the source cannot be used', async () => {
    await clientsOf(simulator).kms.send(new DisableKeyCommand({KeyId: ordersKey}));
    const {CopyJobId} = await start(vaultArn('Spare'));
    simulator.advance(3 * minute);
    expect(await copyJob(simulator, CopyJobId)).toMatchObject({
      State: 'FAILED',
      StatusMessage: expect.stringContaining(ordersKeyArn),
    });
  });

  it('is refused into a vault that is not there', async () => {
    await expect(start(vaultArn('Nowhere'))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(start('arn:aws:s3:::bucket')).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
  });
});

describe('a scenario', () => {
  const scenarioWith = (estate: object): string =>
    JSON.stringify({
      id: 'x',
      title: 'x',
      summary: 'x',
      cause: 'x',
      difficulty: 'easy',
      database: 'orders-db',
      accountId: '111122223333',
      region: 'eu-west-1',
      start: '2026-03-01T12:00:00Z',
      operator: 'mara',
      principals: {mara: {role: 'R', session: 's'}},
      estate: {
        instances: [
          {
            DBInstanceIdentifier: 'orders-db',
            Engine: 'postgres',
            EngineVersion: '16.6',
            created: '2024-05-28T08:11:40Z',
          },
        ],
        ...estate,
      },
    });
  const created = '2024-05-28T08:11:40Z';
  const backupVaults = [{BackupVaultName: 'Default', created}];

  it.each([
    [
      {recoveryPoints: [{BackupVaultName: 'Default', DBInstanceIdentifier: 'orders-db', created}]},
      '"Default" is no vault of that place',
    ],
    [
      {backupVaults, recoveryPoints: [{BackupVaultName: 'Default', created}]},
      'needs either DBInstanceIdentifier or DBClusterIdentifier',
    ],
    [
      {
        backupVaults,
        recoveryPoints: [{BackupVaultName: 'Default', DBInstanceIdentifier: 'other-db', created}],
      },
      '"other-db" is no database of this estate',
    ],
    [{backupVaults: [...backupVaults, ...backupVaults]}, 'Default stands here twice'],
    [
      {backupVaults: [{BackupVaultName: 'Default', KmsKeyId: 'alias/none', created}]},
      '"alias/none" is no key of this estate',
    ],
  ])('with the estate %j is refused', (estate, message) => {
    expect(() => readScenario(scenarioWith(estate), 'x.yaml')).toThrow(message);
  });
});
