/** Automated backups that stayed when an instance of this name was deleted (facts/aws.md §6.1). */
import {backupsOf} from './point-in-time.ts';
import {encryptionOf, type Gatherer} from './source.ts';

/** Retained backups of earlier instances; they keep no parameter group and no option group. */
export const retained: Gatherer = (evidence, lost) =>
  backupsOf(evidence)
    .filter(({Status}) => Status === 'retained')
    .filter(({DbiResourceId}) => DbiResourceId !== lost.resourceId)
    .map((backup) => ({
      kind: 'retained' as const,
      name: backup.DBInstanceAutomatedBackupsArn ?? backup.DbiResourceId ?? '',
      region: '',
      label: `${lost.identifier} as it was before it was deleted`,
      words: 'retained backup',
      restorePoint: backup.RestoreWindow?.LatestTime ?? '',
      encryption: encryptionOf(backup),
      engineVersion: backup.EngineVersion ?? '',
      gibibytes: backup.AllocatedStorage ?? 0,
      first: [],
      dead: backup.RestoreWindow?.LatestTime
        ? ''
        : 'RDS names no second that it could be restored to',
    }));
