/** Recovery points as AWS Backup shows them: one set of members for lists and descriptions. */
import type {DescribeRecoveryPointOutput, RecoveryPointStatus} from '@aws-sdk/client-backup';
import type {Call} from '../call.ts';
import {type FoundPoint, vaultArn} from './find.ts';
import type {PointSnapshot} from './snapshots.ts';

const gibibyte = 2 ** 30;

/** All that is known of a recovery point. */
export function presentPoint(call: Call, {point, snapshot}: FoundPoint) {
  const created = new Date(snapshot.createdAt);
  return {
    RecoveryPointArn: point.arn,
    BackupVaultName: point.vaultName,
    BackupVaultArn: vaultArn(call.place, point.vaultName),
    SourceBackupVaultArn: point.sourceVaultArn,
    ResourceArn: point.resourceArn,
    ResourceName: point.resourceName,
    ResourceType: point.resourceType,
    IamRoleArn: point.roleArn,
    Status: statusOf(snapshot),
    CreationDate: created,
    CompletionDate: snapshot.status === 'available' ? created : undefined,
    BackupSizeInBytes: snapshot.storageGiB * gibibyte,
    // Of the snapshot, which is the source's key unless the point is a copy (facts/aws.md §6.1).
    EncryptionKeyArn: snapshot.keyArn,
    IsEncrypted: snapshot.encryption !== 'none',
    IsParent: false,
    LastRestoreTime:
      point.lastRestoredAt === undefined ? undefined : new Date(point.lastRestoredAt),
    VaultType: 'BACKUP_VAULT' as const,
  } satisfies DescribeRecoveryPointOutput;
}

/** COMPLETED says nothing about the key, just as `available` does not. */
function statusOf({status}: PointSnapshot): RecoveryPointStatus {
  if (status === 'available') return 'COMPLETED';
  return status === 'creating' ? 'CREATING' : 'PARTIAL';
}
