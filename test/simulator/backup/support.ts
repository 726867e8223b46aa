/** A small account with two vaults, recovery points in them, and a client for AWS Backup. */
import {
  BackupClient,
  DescribeCopyJobCommand,
  DescribeRestoreJobCommand,
  ListRecoveryPointsByResourceCommand,
} from '@aws-sdk/client-backup';
import {
  createSimulator,
  readScenario,
  requestHandler,
  type Simulator,
} from '../../../src/simulator/simulator.ts';
import {aurora, far, farKey, foreignAccount, spareKey} from '../rds-clusters/support.ts';
import {database, ordersKey} from '../support.ts';

export const roleArn = 'arn:aws:iam::111122223333:role/service-role/AWSBackupDefaultServiceRole';
export const ordersArn = 'arn:aws:rds:eu-west-1:111122223333:db:orders-db';
export const ledgerArn = 'arn:aws:rds:eu-west-1:111122223333:cluster:ledger';
const made = '2024-05-28T08:11:40Z';

/** The estate: daily points of a database and a cluster, and vaults under other keys; what `mara` may do. */
export function backedUpAccount(
  more: {readonly points?: readonly object[]; readonly mara?: object} = {},
): Simulator {
  const scenario = {
    id: 'backed-up',
    title: 'Nothing happened',
    summary: 'A small account with recovery points',
    cause: 'key-disabled',
    difficulty: 'easy',
    database: 'orders-db',
    accountId: '111122223333',
    region: 'eu-west-1',
    start: '2026-03-01T12:00:00Z',
    seed: 5,
    operator: 'mara',
    principals: {
      mara: {role: 'OnCallResponder', session: 'mara', ...(more.mara ?? {allow: ['*']})},
      backups: {role: 'AWSBackupDefaultServiceRole', allow: ['rds:*', 'kms:*']},
    },
    estate: {
      keys: [
        {KeyId: ordersKey, aliases: ['alias/orders'], created: made},
        {KeyId: spareKey, aliases: ['alias/spare'], created: made},
        {KeyId: farKey, aliases: ['alias/far'], region: far, created: made},
      ],
      instances: [database('orders-db')],
      clusters: [aurora()],
      backupVaults: [
        {BackupVaultName: 'Default', created: made},
        {BackupVaultName: 'Spare', KmsKeyId: 'alias/spare', created: made},
        {BackupVaultName: 'Far', KmsKeyId: 'alias/far', region: far, created: made},
        {BackupVaultName: 'Foreign', accountId: foreignAccount, created: made},
      ],
      recoveryPoints: more.points ?? [
        {
          BackupVaultName: 'Default',
          DBInstanceIdentifier: 'orders-db',
          created: '2026-03-01T05:00:00Z',
          every: '1d',
          count: 3,
        },
        {
          BackupVaultName: 'Default',
          DBClusterIdentifier: 'ledger',
          created: '2026-03-01T05:30:00Z',
        },
        {
          BackupVaultName: 'Spare',
          DBInstanceIdentifier: 'orders-db',
          KmsKeyId: 'alias/spare',
          created: '2026-02-27T06:00:00Z',
        },
      ],
    },
  };
  return createSimulator(readScenario(JSON.stringify(scenario), 'backed-up.yaml'));
}

/** A client of AWS Backup for the operator. */
export function backupOf(simulator: Simulator, region = simulator.region): BackupClient {
  return new BackupClient({
    region,
    credentials: simulator.operator,
    requestHandler: requestHandler(simulator),
    maxAttempts: 1,
  });
}

/** The recovery points of a database, newest first. */
export async function pointsOf(simulator: Simulator, ResourceArn: string) {
  const command = new ListRecoveryPointsByResourceCommand({ResourceArn});
  return (await backupOf(simulator).send(command)).RecoveryPoints ?? [];
}

/** A restore job as it stands. */
export function restoreJob(simulator: Simulator, RestoreJobId: string | undefined) {
  return backupOf(simulator).send(new DescribeRestoreJobCommand({RestoreJobId}));
}

/** A copy job as it stands. */
export async function copyJob(simulator: Simulator, CopyJobId: string | undefined) {
  return (await backupOf(simulator).send(new DescribeCopyJobCommand({CopyJobId}))).CopyJob;
}
