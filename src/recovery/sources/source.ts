/** A backup from which the database can come back: one type for every kind (facts/aws.md §6.1). */
import type {CallName} from '../../core/call.ts';
import type {DBCluster} from '../../core/cluster-shapes.ts';
import {databaseOf} from '../../core/database.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {SourceKind} from '../../core/source-id.ts';

/** How the storage of a backup is encrypted; `unknown` where AWS does not name its key. */
export type Encryption =
  | {readonly by: 'none' | 'aws-owned' | 'unknown'}
  | {readonly by: 'key'; readonly arn: string};

/** One backup, before its key is judged. */
export type Source = {
  readonly kind: SourceKind;
  /** Identifier or ARN, as the restore call takes it. */
  readonly name: string;
  /** The Region in which the way back is gone, empty for the incident's own. */
  readonly region: string;
  readonly label: string;
  /** A word or two for the table: `automated`, `AWS Backup`, `replicated`. */
  readonly words: string;
  /** The newest moment it brings back, ISO 8601; empty where AWS does not tell. */
  readonly restorePoint: string;
  readonly encryption: Encryption;
  readonly engineVersion: string;
  /** GiB of the storage, 0 where unknown. */
  readonly gibibytes: number;
  /** What has to happen before the restore, or what it means to go this way. */
  readonly first: readonly string[];
  /** What is not certain of it though nothing stands against it; never recommended then. */
  readonly doubt?: string;
  /** Why it cannot be used whatever its key says; empty where nothing stands against it. */
  readonly dead: string;
};

/** The database that was lost, as the gatherers compare it with what they find. */
export type Lost = {
  readonly kind: 'instance' | 'cluster';
  readonly identifier: string;
  readonly arn: string;
  readonly resourceId: string;
  readonly accountId: string;
  readonly region: string;
  readonly status: string;
};

/** One gatherer: what the evidence shows of its kind. Pure. */
export type Gatherer = (evidence: Evidence, lost: Lost) => readonly Source[];

/** The lost database; undefined where it could not be read. */
export function lostOf(evidence: Evidence): Lost | undefined {
  const database = databaseOf(evidence);
  if (!database) return undefined;
  const {kind, identifier, arn, resourceId, status} = database;
  const [, , , region = '', accountId = ''] = arn.split(':');
  return {kind, identifier, arn, resourceId, status, region, accountId};
}

/** The lost cluster; undefined for an instance. */
export function lostCluster(evidence: Evidence): DBCluster | undefined {
  if (databaseOf(evidence)?.kind !== 'cluster') return undefined;
  return knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0];
}

/** How RDS says that a backup is encrypted (facts/aws.md §1.10). */
export function encryptionOf(backup: {
  readonly StorageEncryptionType?: string;
  readonly KmsKeyId?: string;
  readonly Encrypted?: boolean;
  readonly StorageEncrypted?: boolean;
}): Encryption {
  if (backup.StorageEncryptionType === 'sse-rds') return {by: 'aws-owned'};
  if (backup.KmsKeyId) return {by: 'key', arn: backup.KmsKeyId};
  const isPlain =
    backup.StorageEncryptionType === 'none' ||
    (backup.Encrypted ?? backup.StorageEncrypted) === false;
  return {by: isPlain ? 'none' : 'unknown'};
}

/** The call that goes each way. */
export const callOfKind: {readonly [Kind in SourceKind]: CallName} = {
  snapshot: 'rds:RestoreDBInstanceFromDBSnapshot',
  copy: 'rds:RestoreDBInstanceFromDBSnapshot',
  'point-in-time': 'rds:RestoreDBInstanceToPointInTime',
  retained: 'rds:RestoreDBInstanceToPointInTime',
  replicated: 'rds:RestoreDBInstanceToPointInTime',
  'recovery-point': 'backup:StartRestoreJob',
  replica: 'rds:PromoteReadReplica',
  'cluster-snapshot': 'rds:RestoreDBClusterFromSnapshot',
  'cluster-copy': 'rds:RestoreDBClusterFromSnapshot',
  'cluster-point-in-time': 'rds:RestoreDBClusterToPointInTime',
  'cluster-retained': 'rds:RestoreDBClusterToPointInTime',
  clone: 'rds:RestoreDBClusterToPointInTime',
  'cluster-replica': 'rds:PromoteReadReplicaDBCluster',
};
