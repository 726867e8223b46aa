/** The incident's database as one shape, whether it is an instance or a cluster. */
import type {DBInstance} from './aws-shapes.ts';
import type {DBCluster} from './cluster-shapes.ts';
import {type Evidence, factOf} from './evidence.ts';
import {knownValue} from './fact.ts';

/** What an instance and a cluster have in common. */
export type Database = {
  readonly kind: 'instance' | 'cluster';
  readonly identifier: string;
  readonly arn: string;
  readonly status: string;
  readonly resourceId: string;
  readonly engine: string;
  readonly engineVersion: string;
  /** Key ARN; empty where the storage is not encrypted with a KMS key. */
  readonly keyId: string;
  readonly backupRetentionDays: number;
  /** The newest second that AWS says it can be restored to; empty where it says none. */
  readonly restorableTo: string;
};

/** An instance in the common shape. */
export function databaseFromInstance(instance: DBInstance): Database {
  return {
    kind: 'instance',
    identifier: instance.DBInstanceIdentifier ?? '',
    arn: instance.DBInstanceArn ?? '',
    status: instance.DBInstanceStatus ?? '',
    resourceId: instance.DbiResourceId ?? '',
    engine: instance.Engine ?? '',
    engineVersion: instance.EngineVersion ?? '',
    keyId: instance.KmsKeyId ?? '',
    backupRetentionDays: instance.BackupRetentionPeriod ?? 0,
    restorableTo: instance.LatestRestorableTime ?? '',
  };
}

/** A cluster in the common shape. */
export function databaseFromCluster(cluster: DBCluster): Database {
  return {
    kind: 'cluster',
    identifier: cluster.DBClusterIdentifier ?? '',
    arn: cluster.DBClusterArn ?? '',
    status: cluster.Status ?? '',
    resourceId: cluster.DbClusterResourceId ?? '',
    engine: cluster.Engine ?? '',
    engineVersion: cluster.EngineVersion ?? '',
    keyId: cluster.KmsKeyId ?? '',
    backupRetentionDays: cluster.BackupRetentionPeriod ?? 0,
    restorableTo: cluster.LatestRestorableTime ?? '',
  };
}

/** The incident's database from the evidence; undefined when neither answer has it. */
export function databaseOf(evidence: Evidence): Database | undefined {
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  if (instance) return databaseFromInstance(instance);
  const cluster = knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0];
  return cluster ? databaseFromCluster(cluster) : undefined;
}

const lockedStatuses = [
  'inaccessible-encryption-credentials-recoverable',
  'inaccessible-encryption-credentials',
];

/** True for both statuses of a database whose key RDS cannot use (facts/aws.md §1.1). */
export function isLockedOut(status: string): boolean {
  return lockedStatuses.includes(status);
}

/** True for the status from which AWS says only a backup leads back (facts/aws.md §1.1). */
export function isTerminal(status: string): boolean {
  return status === 'inaccessible-encryption-credentials';
}
