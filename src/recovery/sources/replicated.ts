/** Automated backups that RDS replicates into another Region, under a key of that Region. */
import {factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {thereWords} from './elsewhere.ts';
import {encryptionOf, type Gatherer} from './source.ts';

/** They are restored in their own Region and nowhere else (facts/aws.md §6.1). */
export const replicated: Gatherer = (evidence, lost) =>
  namesInFamily(evidence, 'automatedBackupsIn').flatMap((region) =>
    (knownValue(factOf(evidence, `automatedBackupsIn:${region}`))?.DBInstanceAutomatedBackups ?? [])
      .filter(({Region}) => Region !== region)
      .filter((backup) => backup.DBInstanceArn === lost.arn)
      .map((backup) => ({
        kind: 'replicated' as const,
        name: backup.DBInstanceAutomatedBackupsArn ?? '',
        region,
        label: `${lost.identifier} as replicated to ${region}`,
        words: `replicated to ${region}`,
        restorePoint: backup.RestoreWindow?.LatestTime ?? '',
        encryption: encryptionOf(backup),
        engineVersion: backup.EngineVersion ?? '',
        gibibytes: backup.AllocatedStorage ?? 0,
        first: [thereWords(region)],
        dead: backup.RestoreWindow?.LatestTime ? '' : 'nothing has been replicated yet',
      })),
  );
