/** DescribeDBClusterAutomatedBackups and DeleteDBClusterAutomatedBackup. */
import type {
  DBClusterAutomatedBackup,
  DeleteDBClusterAutomatedBackupCommandInput,
  DeleteDBClusterAutomatedBackupCommandOutput,
  DescribeDBClusterAutomatedBackupsCommandInput,
  DescribeDBClusterAutomatedBackupsCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../../wire/aws-error.ts';
import type {Cluster} from '../../../world/clusters.ts';
import {rdsArn} from '../../../world/names.ts';
import type {Call, Handler} from '../../call.ts';
import {identifierOf} from '../find.ts';
import {filtered, rdsPage} from '../lists.ts';
import {dateOf, presentEncryption, presentTags} from '../present-settings.ts';
import {dropRetainedClusterBackup, retainedAt} from './backups.ts';
import {presentStoredCluster} from './present-snapshot.ts';
import {earliestRestorableOf, latestRestorableOf} from './restorable.ts';

export const describeDBClusterAutomatedBackups: Handler<
  DescribeDBClusterAutomatedBackupsCommandInput,
  DescribeDBClusterAutomatedBackupsCommandOutput
> = (input, call) => {
  const {DbClusterResourceId: resourceId} = input;
  const id = input.DBClusterIdentifier && identifierOf(input.DBClusterIdentifier, 'cluster');
  const backups = allBackups(call).filter(
    (backup) =>
      (!id || backup.DBClusterIdentifier === id) &&
      (!resourceId || backup.DbClusterResourceId === resourceId),
  );
  if (resourceId && backups.length === 0) throw backupNotFound(resourceId);
  const matching = filtered(backups, input.Filters, {
    status: (backup) => [backup.Status],
    'db-cluster-id': (backup) => [backup.DBClusterIdentifier, backup.DBClusterArn],
    'db-cluster-resource-id': (backup) => [backup.DbClusterResourceId],
  });
  const page = rdsPage(matching, input);
  return {DBClusterAutomatedBackups: page.items, Marker: page.marker};
};

export const deleteDBClusterAutomatedBackup: Handler<
  DeleteDBClusterAutomatedBackupCommandInput,
  DeleteDBClusterAutomatedBackupCommandOutput
> = (input, call) => {
  const {rds} = call.here;
  const resourceId = input.DbClusterResourceId ?? '';
  if (Object.hasOwn(rds.clusters, resourceId)) {
    // The backup of a living cluster goes with the cluster.
    const message = `The automated backup of ${resourceId} is active.`;
    throw new AwsError('InvalidDBClusterAutomatedBackupStateFault', message);
  }
  const retained = retainedAt(rds, resourceId, call.now);
  if (!retained) throw backupNotFound(resourceId);
  dropRetainedClusterBackup(rds, resourceId);
  const gone = presentBackup(retained.cluster, call, retained);
  return {DBClusterAutomatedBackup: {...gone, Status: 'deleting'}};
};

function allBackups(call: Call): DBClusterAutomatedBackup[] {
  const {rds} = call.here;
  const retained = Object.keys(rds.retainedClusterBackups).flatMap(
    (resourceId) => retainedAt(rds, resourceId, call.now) ?? [],
  );
  return [
    ...Object.values(rds.clusters).map((cluster) => presentBackup(cluster, call)),
    ...retained.map((one) => presentBackup(one.cluster, call, one)),
  ];
}

/** The automated backup of a cluster; `retained` once its cluster is gone. */
function presentBackup(
  cluster: Cluster,
  call: Call,
  retained?: {readonly earliestAt: number; readonly latestAt: number},
): DBClusterAutomatedBackup {
  const {place, now} = call;
  const earliest = retained?.earliestAt ?? earliestRestorableOf(cluster, now);
  const latest = retained?.latestAt ?? latestRestorableOf(cluster, now);
  const backupId = `ab-${cluster.resourceId.slice('cluster-'.length).toLowerCase()}`;
  return {
    DBClusterIdentifier: cluster.id,
    DBClusterArn: rdsArn(place, 'cluster', cluster.id),
    DbClusterResourceId: cluster.resourceId,
    DBClusterAutomatedBackupsArn: rdsArn(place, 'cluster-auto-backup', backupId),
    Region: place.region,
    Status: statusOf(latest, retained !== undefined),
    RestoreWindow: {EarliestTime: dateOf(earliest), LatestTime: dateOf(latest)},
    ClusterCreateTime: dateOf(cluster.createdAt),
    ...presentStoredCluster(cluster.settings, place),
    Iops: cluster.settings.Iops,
    StorageEncrypted: cluster.encryption !== 'none',
    ...presentEncryption(cluster),
    TagList: presentTags(cluster.tags),
  };
}

function statusOf(latest: number | undefined, isRetained: boolean): string {
  if (isRetained) return 'retained';
  return latest === undefined ? 'creating' : 'active';
}

function backupNotFound(resourceId: string): AwsError {
  const message = `No automated backup was found for ${resourceId}.`;
  return new AwsError('DBClusterAutomatedBackupNotFoundFault', message);
}
