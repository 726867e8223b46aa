/** The database's own backups, and the keys they are encrypted with (facts/aws.md §6.1). */
import {databaseOf} from '../../core/database.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {DatabaseRef} from '../../core/incident.ts';
import {paged, type Read, single, skipped} from './planned.ts';

const clusterReason = 'the database is a cluster; it has backups of its own kind';

// Each is one DescribeKey; an account that spreads more keys over one database is not known to us.
const mostBackupKeys = 50;

/** Snapshots and automated backups of an instance; those of a cluster are another list. */
export function backupReads({identifier, kind}: DatabaseRef): readonly Read[] {
  if (kind === 'cluster') {
    return [skipped('snapshots', clusterReason), skipped('automatedBackups', clusterReason)];
  }
  return [
    paged('snapshots', {DBInstanceIdentifier: identifier}),
    paged('automatedBackups', {DBInstanceIdentifier: identifier}),
  ];
}

/** kms:DescribeKey of every other key behind a backup: `available` says nothing about its key. */
export function backupKeyReads(evidence: Evidence): readonly Read[] {
  const own = databaseOf(evidence)?.keyId;
  const snapshots = knownValue(factOf(evidence, 'snapshots'))?.DBSnapshots ?? [];
  const automated =
    knownValue(factOf(evidence, 'automatedBackups'))?.DBInstanceAutomatedBackups ?? [];
  const ofCluster = knownValue(factOf(evidence, 'clusterSnapshots'))?.DBClusterSnapshots ?? [];
  const ofClusterToo =
    knownValue(factOf(evidence, 'clusterAutomatedBackups'))?.DBClusterAutomatedBackups ?? [];
  const backups = [...snapshots, ...automated, ...ofCluster, ...ofClusterToo];
  const keys = new Set(backups.map((backup) => backup.KmsKeyId ?? ''));
  return [...keys]
    .filter((key) => key !== '' && key !== own)
    .slice(0, mostBackupKeys)
    .map(keyRead);
}

/** kms:DescribeKey by ARN, in the Region that the ARN names. */
export function keyRead(arn: string): Read {
  return single(`key:${arn}`, {KeyId: arn}, arn.split(':')[3] || undefined);
}
