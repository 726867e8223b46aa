/** Backups in other Regions: where something points, where somebody says, and in all of them. */
import {databaseOf} from '../../core/database.ts';
import {type Evidence, factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {defaultRegions} from './default-regions.ts';
import {paged, type Read} from './planned.ts';

const regionPattern = /^[a-z]{2}(-[a-z]+)+-\d$/;

/** Whoever asks to look elsewhere and names no Region means every one. */
export const everyRegion = 'all';

/** The Regions of which RDS can copy into this one (facts/aws.md §6.1). */
export const listOfRegions: Read = paged('sourceRegions', {});

/** The backups of the lost database in these Regions, without its own. */
export function readsElsewhere(evidence: Evidence, regions: readonly string[]): readonly Read[] {
  const database = databaseOf(evidence);
  if (!database) return [];
  const {kind, identifier, arn, resourceId} = database;
  const home = arn.split(':')[3];
  return [...new Set(regions)]
    .filter((region) => region !== home && regionPattern.test(region))
    .flatMap((region) =>
      kind === 'cluster'
        ? [paged(`clusterSnapshotsIn:${region}`, {DBClusterIdentifier: identifier}, region)]
        : [
            paged(`snapshotsIn:${region}`, {DBInstanceIdentifier: identifier}, region),
            paged(`automatedBackupsIn:${region}`, {DbiResourceId: resourceId}, region),
          ],
    );
}

/** Every Region that was listed; those that every account has where no list could be read. */
export function allRegions(evidence: Evidence): readonly string[] {
  const listed = knownValue(factOf(evidence, 'sourceRegions'))?.SourceRegions;
  if (listed) return listed.map(({RegionName = ''}) => RegionName);
  return defaultRegions(databaseOf(evidence)?.arn.split(':')[1] ?? '');
}

/** Regions that the database or its key names: replicas, replicated backups, siblings. */
export function pointedTo(evidence: Evidence): readonly string[] {
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  const metadata = knownValue(factOf(evidence, 'key'))?.KeyMetadata?.MultiRegionConfiguration;
  const arns = [
    ...replicaArns(evidence),
    ...(instance?.DBInstanceAutomatedBackupsReplications ?? []).map(
      ({DBInstanceAutomatedBackupsArn: arn}) => arn ?? '',
    ),
  ];
  return [
    ...arns.map((arn) => arn.split(':')[3] ?? ''),
    ...namesInFamily(evidence, 'sibling'),
    ...[metadata?.PrimaryKey, ...(metadata?.ReplicaKeys ?? [])].map((key) => key?.Region ?? ''),
  ];
}

/** Replicas of other Regions go by their ARN, those of the same Region by name (SDK model). */
export function replicaArns(evidence: Evidence): readonly string[] {
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  const cluster = knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0];
  return [
    ...(instance?.ReadReplicaDBInstanceIdentifiers ?? []),
    ...(cluster?.ReadReplicaIdentifiers ?? []),
  ].filter((name) => name.startsWith('arn:'));
}
