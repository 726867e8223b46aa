/** AWS Backup: vaults and recovery points, and how a scenario writes them (facts/aws.md §6.1). */
import {
  DescribeRecoveryPointCommand,
  GetRecoveryPointRestoreMetadataCommand,
  ListBackupVaultsCommand,
  ListRecoveryPointsByBackupVaultCommand,
  ListRecoveryPointsByResourceCommand,
} from '@aws-sdk/client-backup';
import {DisableKeyCommand} from '@aws-sdk/client-kms';
import {DescribeDBSnapshotsCommand} from '@aws-sdk/client-rds';
import {beforeEach, describe, expect, it} from 'vitest';
import {readScenario, type Simulator} from '../../../src/simulator/simulator.ts';
import {far, farKeyArn, spareKeyArn} from '../rds-clusters/support.ts';
import {clientsOf, ordersKey, ordersKeyArn} from '../support.ts';
import {backedUpAccount, backupOf, ordersArn, pointsOf} from './support.ts';

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
