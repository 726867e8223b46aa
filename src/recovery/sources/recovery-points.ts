/** Recovery points of AWS Backup that no RDS list shows: those that only AWS Backup restores. */
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Gatherer, Source} from './source.ts';

const gibibyte = 2 ** 30;

/** A point whose snapshot RDS lists is restored by RDS itself, which takes more settings. */
export const recoveryPoints: Gatherer = (evidence) => {
  const listed = new Set([
    ...(knownValue(factOf(evidence, 'snapshots'))?.DBSnapshots ?? []).map(
      ({DBSnapshotArn}) => DBSnapshotArn,
    ),
    ...(knownValue(factOf(evidence, 'clusterSnapshots'))?.DBClusterSnapshots ?? []).map(
      ({DBClusterSnapshotArn}) => DBClusterSnapshotArn,
    ),
  ]);
  return (knownValue(factOf(evidence, 'recoveryPoints'))?.RecoveryPoints ?? [])
    .filter(({RecoveryPointArn}) => !listed.has(RecoveryPointArn))
    .map((point): Source => {
      const {RecoveryPointArn: name = '', EncryptionKeyArn: key, Status = 'COMPLETED'} = point;
      return {
        kind: 'recovery-point',
        name,
        region: '',
        label: `vault ${point.BackupVaultName ?? 'unknown'}, ${name.slice(name.lastIndexOf(':') + 1)}`,
        words: 'AWS Backup job',
        restorePoint: point.CreationDate ?? '',
        encryption: key ? {by: 'key', arn: key} : {by: 'unknown'},
        engineVersion: '',
        gibibytes: Math.round((point.BackupSizeBytes ?? 0) / gibibyte),
        first: [],
        dead: Status === 'COMPLETED' ? '' : `its status is ${Status}`,
      };
    });
};
