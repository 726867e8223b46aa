/** Automated backups that stayed when a cluster of this name was deleted (facts/aws.md §6.1). */
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {encryptionOf, type Gatherer} from './source.ts';

/** Retained backups of earlier clusters. */
export const clusterRetained: Gatherer = (evidence, lost) =>
  (knownValue(factOf(evidence, 'clusterAutomatedBackups'))?.DBClusterAutomatedBackups ?? [])
    .filter(({Status, DbClusterResourceId}) => {
      return Status === 'retained' && DbClusterResourceId !== lost.resourceId;
    })
    .map((backup) => {
      const gibibytes = backup.AllocatedStorage ?? 0;
      return {
        kind: 'cluster-retained' as const,
        name: backup.DbClusterResourceId ?? '',
        region: '',
        label: `${lost.identifier} as it was before it was deleted`,
        words: 'retained backup',
        restorePoint: backup.RestoreWindow?.LatestTime ?? '',
        encryption: encryptionOf(backup),
        engineVersion: backup.EngineVersion ?? '',
        gibibytes: gibibytes > 1 ? gibibytes : 0,
        first: [],
        dead: backup.RestoreWindow?.LatestTime
          ? ''
          : 'RDS names no second that it could be restored to',
      };
    });
