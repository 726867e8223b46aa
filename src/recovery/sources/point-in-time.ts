/** The automated backups of the instance that is still there: any second of its restore window. */
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {encryptionOf, type Gatherer} from './source.ts';

/**
 * The newest second. Logs are shipped every five minutes (facts/aws.md §6.1). By its resource ID:
 * whether a locked-out instance may be named as the source is not documented (§9.4).
 */
export const pointInTime: Gatherer = (evidence, lost) => {
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  if (!instance || lost.kind !== 'instance' || instance.DBClusterIdentifier) return [];
  const backup = backupsOf(evidence).find(({DbiResourceId}) => DbiResourceId === lost.resourceId);
  const restorePoint = instance.LatestRestorableTime ?? backup?.RestoreWindow?.LatestTime ?? '';
  if (restorePoint === '' && !instance.BackupRetentionPeriod) return [];
  return [
    {
      kind: 'point-in-time',
      name: lost.resourceId,
      region: '',
      label: `${lost.identifier}, to the latest second`,
      words: 'point in time',
      restorePoint,
      encryption: encryptionOf({...instance, Encrypted: instance.StorageEncrypted}),
      engineVersion: instance.EngineVersion ?? '',
      gibibytes: instance.AllocatedStorage ?? 0,
      first: [],
      dead: restorePoint === '' ? 'RDS names no second that it could be restored to' : '',
    },
  ];
};

/** Every automated backup that answers to the database's name. */
export function backupsOf(evidence: Parameters<Gatherer>[0]) {
  return knownValue(factOf(evidence, 'automatedBackups'))?.DBInstanceAutomatedBackups ?? [];
}
