/** Vaults and recovery points, listed and described. */
import type {
  DescribeBackupVaultCommandInput,
  DescribeBackupVaultCommandOutput,
  DescribeRecoveryPointCommandInput,
  DescribeRecoveryPointCommandOutput,
  ListBackupVaultsCommandInput,
  ListBackupVaultsCommandOutput,
  ListRecoveryPointsByBackupVaultCommandInput,
  ListRecoveryPointsByBackupVaultCommandOutput,
  ListRecoveryPointsByResourceCommandInput,
  ListRecoveryPointsByResourceCommandOutput,
} from '@aws-sdk/client-backup';
import type {BackupVault} from '../../world/backup.ts';
import type {Call, Handler} from '../call.ts';
import {type Page, pageOf} from '../paging.ts';
import {invalidValue} from './errors.ts';
import {findPoint, findVault, pointsWhere, vaultArn} from './find.ts';
import {presentPoint} from './present.ts';

const mostResults = 1000;

type Paged = {readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined};

/** One page of a list, or InvalidParameterValueException for a size or token that is none. */
export function backupPage<T>(
  items: readonly T[],
  {MaxResults, NextToken, ...rest}: Paged,
): Page<T> {
  const size = MaxResults ?? mostResults;
  if (size < 1 || size > mostResults) {
    throw invalidValue(`MaxResults must be between 1 and ${mostResults}.`);
  }
  const page = pageOf(items, size, NextToken, JSON.stringify(rest));
  if (!page) throw invalidValue('Invalid NextToken.');
  return page;
}

export const listBackupVaults: Handler<
  ListBackupVaultsCommandInput,
  ListBackupVaultsCommandOutput
> = (input, call) => {
  const {ByVaultType: type = 'BACKUP_VAULT'} = input;
  const vaults = type === 'BACKUP_VAULT' ? Object.values(call.here.backup.vaults) : [];
  const page = backupPage(vaults, input);
  return {
    BackupVaultList: page.items.map((vault) => presentVault(call, vault)),
    NextToken: page.marker,
  };
};

export const describeBackupVault: Handler<
  DescribeBackupVaultCommandInput,
  DescribeBackupVaultCommandOutput
> = (input, call) => presentVault(call, findVault(call, input.BackupVaultName));

function presentVault(call: Call, vault: BackupVault) {
  const points = pointsWhere(call, ({vaultName}) => vaultName === vault.name);
  return {
    BackupVaultName: vault.name,
    BackupVaultArn: vaultArn(call.place, vault.name),
    VaultType: 'BACKUP_VAULT' as const,
    VaultState: 'AVAILABLE' as const,
    CreationDate: new Date(vault.createdAt),
    EncryptionKeyArn: vault.keyArn,
    NumberOfRecoveryPoints: points.length,
    Locked: false,
  };
}

export const listRecoveryPointsByResource: Handler<
  ListRecoveryPointsByResourceCommandInput,
  ListRecoveryPointsByResourceCommandOutput
> = (input, call) => {
  const points = pointsWhere(call, ({resourceArn}) => resourceArn === input.ResourceArn);
  const page = backupPage(points, input);
  return {
    RecoveryPoints: page.items.map((found) => {
      const {BackupSizeInBytes, ...shown} = presentPoint(call, found);
      return {...shown, BackupSizeBytes: BackupSizeInBytes};
    }),
    NextToken: page.marker,
  };
};

export const listRecoveryPointsByBackupVault: Handler<
  ListRecoveryPointsByBackupVaultCommandInput,
  ListRecoveryPointsByBackupVaultCommandOutput
> = (input, call) => {
  const vault = findVault(call, input.BackupVaultName);
  const before = input.ByCreatedBefore?.getTime() ?? Number.POSITIVE_INFINITY;
  const after = input.ByCreatedAfter?.getTime() ?? Number.NEGATIVE_INFINITY;
  const points = pointsWhere(
    call,
    (point) =>
      point.vaultName === vault.name &&
      (input.ByResourceArn === undefined || point.resourceArn === input.ByResourceArn) &&
      (input.ByResourceType === undefined || point.resourceType === input.ByResourceType),
  ).filter(({snapshot: {createdAt}}) => createdAt < before && createdAt > after);
  const page = backupPage(points, input);
  return {
    RecoveryPoints: page.items.map((found) => presentPoint(call, found)),
    NextToken: page.marker,
  };
};

export const describeRecoveryPoint: Handler<
  DescribeRecoveryPointCommandInput,
  DescribeRecoveryPointCommandOutput
> = (input, call) => {
  const vault = findVault(call, input.BackupVaultName);
  return presentPoint(call, findPoint(call, input.RecoveryPointArn, vault.name));
};
