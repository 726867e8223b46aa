/** Flaws of AWS Backup in an estate: points without a vault, or of no database. */
import {type Flaw, first, repeated, unknown} from './flaw.ts';
import type {ScenarioFile} from './schema.ts';

/** The first flaw of vaults and recovery points. */
export function backupFlaw({estate}: ScenarioFile): Flaw | undefined {
  const vaults = estate.backupVaults.map((vault) =>
    [vault.accountId, vault.region, vault.BackupVaultName].join(' '),
  );
  const twice = repeated(vaults);
  if (twice !== undefined) {
    const name = estate.backupVaults[twice]?.BackupVaultName;
    return {path: ['estate', 'backupVaults', twice], message: `${name} stands here twice`};
  }
  return first(estate.recoveryPoints, (point, index) => {
    const path = ['estate', 'recoveryPoints', index];
    const {DBInstanceIdentifier: instance, DBClusterIdentifier: cluster} = point;
    if ((instance === undefined) === (cluster === undefined)) {
      return {path, message: 'needs either DBInstanceIdentifier or DBClusterIdentifier'};
    }
    const vault = [point.accountId, point.region, point.BackupVaultName].join(' ');
    if (!vaults.includes(vault)) {
      const known = estate.backupVaults.map(({BackupVaultName}) => BackupVaultName);
      const name = point.BackupVaultName;
      return unknown([...path, 'BackupVaultName'], 'vault of that place', name, known);
    }
    const instances = estate.instances.map(({DBInstanceIdentifier}) => DBInstanceIdentifier);
    const clusters = estate.clusters.map(({DBClusterIdentifier}) => DBClusterIdentifier);
    return instance === undefined
      ? unlessKnown([...path, 'DBClusterIdentifier'], cluster ?? '', clusters)
      : unlessKnown([...path, 'DBInstanceIdentifier'], instance, instances);
  });
}

function unlessKnown(path: Flaw['path'], name: string, known: readonly string[]): Flaw | undefined {
  return known.includes(name) ? undefined : unknown(path, 'database of this estate', name, known);
}
