/** What deleted databases left behind: their automated backups, as far as the Region's lists show them. */
import type {DBClusterAutomatedBackup, DBInstanceAutomatedBackup} from '@aws-sdk/client-rds';
import {addCluster} from '../scenario/estate/cluster.ts';
import {addInstance} from '../scenario/estate/instance.ts';
import {clusterSchema} from '../scenario/schema/cluster.ts';
import {instanceSchema} from '../scenario/schema/instance.ts';
import {backedUp} from '../services/rds/backups.ts';
import {deleteCluster} from '../services/rds/clusters/removal.ts';
import {deleteInstance} from '../services/rds/removal.ts';
import {instanceNamed} from '../world/directory.ts';
import {schedule} from '../world/queue.ts';
import {regionOf, type World} from '../world/world.ts';
import {onceEach, tagsIn, takenOver} from './databases.ts';
import {type Kept, known, type SavedIncident, timeOf, whole} from './kept.ts';

const day = 86_400_000;

/** Each database is born and deleted again before the living come: one of them may have its name. */
export function copyRetained(world: World, saved: SavedIncident): void {
  for (const backup of retainedInstancesIn(saved)) keepOfInstance(world, backup);
  for (const backup of retainedClustersIn(saved)) keepOfCluster(world, backup);
}

/** Retained automated backups of instances of this Region, each once. */
export function retainedInstancesIn(
  saved: SavedIncident,
): readonly Kept<DBInstanceAutomatedBackup>[] {
  const lists = [known(saved, 'automatedBackups'), known(saved, 'regionAutomatedBackups')];
  const all = lists.flatMap((list) =>
    whole<DBInstanceAutomatedBackup>(list?.DBInstanceAutomatedBackups),
  );
  const retained = all.filter((backup) => isRetainedOf(saved, backup));
  return onceEach(retained, ({DbiResourceId}) => DbiResourceId);
}

/** The same of clusters. */
export function retainedClustersIn(
  saved: SavedIncident,
): readonly Kept<DBClusterAutomatedBackup>[] {
  const lists = [
    known(saved, 'clusterAutomatedBackups'),
    known(saved, 'regionClusterAutomatedBackups'),
  ];
  const all = lists.flatMap((list) =>
    whole<DBClusterAutomatedBackup>(list?.DBClusterAutomatedBackups),
  );
  const retained = all.filter((backup) => isRetainedOf(saved, backup));
  return onceEach(retained, ({DbClusterResourceId}) => DbClusterResourceId);
}

/** A copy from another Region is called retained too, once it stopped; it names that Region. */
function isRetainedOf(
  {incident}: SavedIncident,
  {Status, Region}: {readonly Status?: string | undefined; readonly Region?: string | undefined},
): boolean {
  return Status === 'retained' && (Region ?? incident.region) === incident.region;
}

function keepOfInstance(world: World, read: Kept<DBInstanceAutomatedBackup>): void {
  const place = world.home;
  const {rds} = regionOf(world.accounts, place);
  const {DBInstanceIdentifier: id = '', DbiResourceId, Engine, EngineVersion} = read;
  const {MasterUsername, LicenseModel, StorageType, Iops, Port, KmsKeyId} = read;
  const {AvailabilityZone, BackupRetentionPeriod, AllocatedStorage = 100} = read;
  const written = takenOver(`The retained backup of ${id}`, () =>
    instanceSchema.parse({
      ...{DBInstanceIdentifier: id, DbiResourceId, Engine, EngineVersion, MasterUsername},
      ...{LicenseModel, StorageType, Iops, Port, KmsKeyId, AvailabilityZone},
      ...{BackupRetentionPeriod, StorageEncryptionType: read.StorageEncryptionType},
      EnableIAMDatabaseAuthentication: read.IAMDatabaseAuthenticationEnabled,
      AllocatedStorage: Math.max(5, AllocatedStorage),
      Tags: tagsIn(read.TagList),
      created: read.InstanceCreateTime ?? '2020-01-01T00:00:00Z',
    }),
  );
  addInstance(world, written);
  const instance = instanceNamed(rds, id);
  if (!instance) return;
  const {resourceId} = instance;
  const window = windowOf(world, read.RestoreWindow);
  // RDS does not say when the instance was deleted; its backup ends there.
  const retainedAt = window.latestAt;
  rds.retainedBackups[resourceId] = {instance: backedUp(instance), retainedAt, ...window};
  deleteInstance(world, {place, rds, instance});
  const endsAt = retainedAt + instance.settings.BackupRetentionPeriod * day;
  if (endsAt <= world.now) return;
  const event = {type: 'retained-backup-end' as const, ...place, backupOf: resourceId, retainedAt};
  schedule(world, endsAt, event);
}

function keepOfCluster(world: World, read: Kept<DBClusterAutomatedBackup>): void {
  const place = world.home;
  const {rds} = regionOf(world.accounts, place);
  const {DBClusterIdentifier: id = '', DbClusterResourceId, Engine, EngineVersion} = read;
  const {MasterUsername, Port, KmsKeyId, BackupRetentionPeriod, StorageType, Iops} = read;
  const {PreferredBackupWindow, StorageEncryptionType} = read;
  const written = takenOver(`The retained backup of ${id}`, () =>
    clusterSchema.parse({
      ...{DBClusterIdentifier: id, DbClusterResourceId, Engine, EngineVersion, MasterUsername},
      ...{Port, KmsKeyId, BackupRetentionPeriod, StorageType, Iops, PreferredBackupWindow},
      ...{StorageEncryptionType, EngineMode: read.EngineMode},
      AllocatedStorage: read.AllocatedStorage,
      EnableIAMDatabaseAuthentication: read.IAMDatabaseAuthenticationEnabled,
      Tags: tagsIn(read.TagList),
      created: read.ClusterCreateTime ?? '2020-01-01T00:00:00Z',
    }),
  );
  addCluster(world, written);
  const cluster = Object.values(rds.clusters).find(({id: name}) => name === id);
  if (!cluster) return;
  const window = windowOf(world, read.RestoreWindow);
  const kept = structuredClone(cluster);
  rds.retainedClusterBackups[cluster.resourceId] = {
    cluster: kept,
    retainedAt: window.latestAt,
    ...window,
  };
  deleteCluster(world, {place, rds, cluster});
}

function windowOf(
  {now}: World,
  window: {readonly EarliestTime?: unknown; readonly LatestTime?: unknown} | undefined,
): {earliestAt: number; latestAt: number} {
  const latestAt = timeOf(window?.LatestTime) ?? now;
  return {earliestAt: timeOf(window?.EarliestTime) ?? latestAt, latestAt};
}
