/** The snapshot of a Multi-AZ DB cluster as an instance is restored from it (facts/aws.md §6.1). */
import {isAurora} from '../../../bond/cluster-topology.ts';
import type {Snapshot} from '../../../world/snapshots.ts';
import type {Call} from '../../call.ts';
import {invalidCombination} from '../errors.ts';
import {newSettings} from '../new-settings.ts';
import {clusterSnapshotNotFound, invalidSnapshotState} from './errors.ts';
import {findClusterSnapshot} from './find.ts';

/** The snapshot that RestoreDBInstanceFromDBSnapshot names; those of Aurora are refused. */
export function asInstanceSnapshot(call: Call, text: string): Snapshot {
  const {place, snapshot} = findClusterSnapshot(call, text);
  if (place.region !== call.place.region) throw clusterSnapshotNotFound(text);
  if (isAurora(snapshot)) {
    throw invalidCombination(
      `The DB cluster snapshot ${snapshot.id} is of an Aurora DB cluster: use RestoreDBClusterFromSnapshot.`,
    );
  }
  if (snapshot.status !== 'available') {
    throw invalidSnapshotState(`The snapshot ${snapshot.id} is not in the available state.`);
  }
  const {settings: own, clusterId, clusterCreatedAt, createdAt} = snapshot;
  const windows = {backup: own.PreferredBackupWindow, maintenance: own.PreferredMaintenanceWindow};
  const settings = newSettings(
    place,
    {
      DBInstanceClass: own.DBClusterInstanceClass,
      Engine: own.Engine,
      EngineVersion: own.EngineVersion,
      AllocatedStorage: own.AllocatedStorage,
      StorageType: own.StorageType,
      Iops: own.Iops,
      Port: own.Port,
      MasterUsername: own.MasterUsername,
      DBName: own.DatabaseName,
      BackupRetentionPeriod: own.BackupRetentionPeriod,
    },
    windows,
  );
  return {
    id: snapshot.id,
    instanceId: clusterId,
    resourceId: snapshot.resourceId,
    type: 'manual',
    status: snapshot.status,
    progress: snapshot.progress,
    ...(snapshot.readyAt === undefined ? {} : {readyAt: snapshot.readyAt}),
    createdAt,
    originallyCreatedAt: createdAt,
    instanceCreatedAt: clusterCreatedAt,
    settings,
    encryption: snapshot.encryption,
    keyArn: snapshot.keyArn,
    sharedWith: [],
    tags: snapshot.tags,
  };
}
