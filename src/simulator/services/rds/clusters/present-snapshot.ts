/** A cluster snapshot in the shape that RDS answers with. */

import type {DBClusterSnapshot} from '@aws-sdk/client-rds';
import {isAurora} from '../../../bond/cluster-topology.ts';
import type {ClusterSettings} from '../../../world/clusters.ts';
import {rdsArn} from '../../../world/names.ts';
import type {Place} from '../../../world/world.ts';
import {defaultNetwork, licenseOf} from '../defaults.ts';
import {dateOf, presentEncryption, presentTags} from '../present-settings.ts';
import {percentOf} from '../snapshots/progress.ts';
import type {LocatedSnapshot} from './find.ts';

/** A snapshot as DescribeDBClusterSnapshots shows it. */
export function presentClusterSnapshot(
  {place, snapshot}: LocatedSnapshot,
  now: number,
): DBClusterSnapshot {
  const {settings} = snapshot;
  return {
    DBClusterSnapshotIdentifier: snapshot.id,
    DBClusterSnapshotArn: rdsArn(place, 'cluster-snapshot', snapshot.id),
    DBClusterIdentifier: snapshot.clusterId,
    DbClusterResourceId: snapshot.resourceId,
    SnapshotCreateTime: dateOf(snapshot.createdAt),
    ClusterCreateTime: dateOf(snapshot.clusterCreatedAt),
    SnapshotType: snapshot.type,
    Status: snapshot.status,
    PercentProgress: percentOf(snapshot, now),
    ...presentStoredCluster(settings, place),
    StorageEncrypted: snapshot.encryption !== 'none',
    ...presentEncryption(snapshot),
    SourceDBClusterSnapshotArn: snapshot.sourceArn,
    TagList: presentTags(snapshot.tags),
  };
}

/** Members that a cluster snapshot and an automated backup have alike. */
export function presentStoredCluster(settings: ClusterSettings, place: Place) {
  return {
    Engine: settings.Engine,
    EngineMode: settings.EngineMode,
    EngineVersion: settings.EngineVersion,
    LicenseModel: licenseOf(settings.Engine),
    MasterUsername: settings.MasterUsername,
    Port: settings.Port,
    AvailabilityZones: settings.AvailabilityZones,
    AllocatedStorage: isAurora({settings}) ? 1 : settings.AllocatedStorage,
    StorageType: settings.StorageType,
    IAMDatabaseAuthenticationEnabled: settings.EnableIAMDatabaseAuthentication,
    BackupRetentionPeriod: settings.BackupRetentionPeriod,
    PreferredBackupWindow: settings.PreferredBackupWindow,
    VpcId: defaultNetwork(place).vpcId,
  };
}
