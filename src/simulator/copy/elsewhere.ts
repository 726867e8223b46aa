/** What lies where a diagnosis does not look: said in every copy, since a restore may depend on it. */
import type {DBCluster, DBInstance} from '@aws-sdk/client-rds';
import {arnParts} from '../world/names.ts';
import {type Kept, known, type SavedIncident, whole} from './kept.ts';

/** The sources of backup that no diagnosis reads, then what the database itself names elsewhere. */
export function elsewhereGaps(saved: SavedIncident): readonly string[] {
  return [
    'A diagnosis does not read what other accounts share, recovery points of AWS Backup, and other Regions: the copy has no backup from there.',
    ...replicasElsewhere(saved).map(
      ({name, region}) =>
        `Of the replica ${name} in ${region} only the name was read: the copy does not tell its key.`,
    ),
    ...[...new Set(replicationsElsewhere(saved))].map(
      (region) =>
        `Backups are replicated to ${region}, and none was read there: the copy has none.`,
    ),
  ];
}

/** Replicas of other Regions go by their ARN, those of the same Region by name (SDK model). */
function replicasElsewhere(saved: SavedIncident): readonly {name: string; region: string}[] {
  const names = [
    ...ownInstances(saved).flatMap((one) => one.ReadReplicaDBInstanceIdentifiers ?? []),
    ...ownClusters(saved).flatMap((one) => one.ReadReplicaIdentifiers ?? []),
  ];
  return names.flatMap((name) => {
    const {region = '', resource = ''} = arnParts(name) ?? {};
    if (region === '' || region === saved.incident.region) return [];
    return [{name: resource.slice(resource.lastIndexOf(':') + 1), region}];
  });
}

function replicationsElsewhere(saved: SavedIncident): readonly string[] {
  return ownInstances(saved)
    .flatMap((one) => one.DBInstanceAutomatedBackupsReplications ?? [])
    .flatMap(({DBInstanceAutomatedBackupsArn: arn = ''}) => arnParts(arn)?.region ?? []);
}

function ownInstances(saved: SavedIncident): readonly Kept<DBInstance>[] {
  return whole<DBInstance>(known(saved, 'instance')?.DBInstances);
}

function ownClusters(saved: SavedIncident): readonly Kept<DBCluster>[] {
  return whole<DBCluster>(known(saved, 'cluster')?.DBClusters);
}
