/** The clusters of the evidence come into the copy, each with its members and its global database. */
import type {DBCluster, DBInstance} from '@aws-sdk/client-rds';
import {addCluster} from '../scenario/estate/cluster.ts';
import {clusterSchema, type EstateCluster} from '../scenario/schema/cluster.ts';
import {addMember} from '../services/rds/clusters/member-instance.ts';
import type {Cluster} from '../world/clusters.ts';
import {addInstanceTo, removeInstanceFrom} from '../world/directory.ts';
import {arnParts} from '../world/names.ts';
import {randomOf} from '../world/random.ts';
import {regionOf, type World} from '../world/world.ts';
import {clustersIn, instancesIn, tagsIn, takenOver} from './databases.ts';
import {type Kept, known, type SavedIncident, timeOf} from './kept.ts';

/** Every cluster of the Region. */
export function copyClusters(world: World, saved: SavedIncident): void {
  for (const cluster of clustersIn(saved)) {
    const written = writtenCluster(cluster);
    addCluster(world, written);
    const added = clusterCalled(world, written.DBClusterIdentifier);
    if (!added) continue;
    added.replicas = [...(cluster.ReadReplicaIdentifiers ?? [])];
    if (cluster.ReplicationSourceIdentifier) {
      added.replicationSource = cluster.ReplicationSourceIdentifier;
    }
    addMembers(world, saved, added, cluster);
    addGlobalMembers(world, saved, written);
  }
}

function writtenCluster(cluster: Kept<DBCluster>): EstateCluster {
  const {DBClusterIdentifier: id = '', ScalingConfigurationInfo: scaling} = cluster;
  const {Engine, EngineVersion, EngineMode, DBClusterInstanceClass, MasterUsername} = cluster;
  const {DatabaseName, Port, DeletionProtection, CopyTagsToSnapshot, StorageType, Iops} = cluster;
  const {BackupRetentionPeriod, PreferredBackupWindow, PreferredMaintenanceWindow} = cluster;
  const {KmsKeyId, StorageEncryptionType, DbClusterResourceId, BacktrackWindow} = cluster;
  const groups = cluster.VpcSecurityGroups?.flatMap(
    ({VpcSecurityGroupId}) => VpcSecurityGroupId ?? [],
  );
  const range = cluster.ServerlessV2ScalingConfiguration;
  const written = {
    ...{Engine, EngineVersion, EngineMode, DBClusterInstanceClass, MasterUsername, DatabaseName},
    ...{Port, DeletionProtection, CopyTagsToSnapshot, StorageType, Iops, BackupRetentionPeriod},
    ...{PreferredBackupWindow, PreferredMaintenanceWindow, KmsKeyId, StorageEncryptionType},
    ...{DbClusterResourceId, BacktrackWindow},
    DBClusterIdentifier: id,
    AllocatedStorage: cluster.AllocatedStorage,
    ScalingConfiguration: scaling && {...scaling},
    ServerlessV2ScalingConfiguration:
      range?.MinCapacity === undefined || range.MaxCapacity === undefined
        ? undefined
        : {MinCapacity: range.MinCapacity, MaxCapacity: range.MaxCapacity},
    EnableIAMDatabaseAuthentication: cluster.IAMDatabaseAuthenticationEnabled,
    EnableHttpEndpoint: cluster.HttpEndpointEnabled,
    EnableCloudwatchLogsExports: cluster.EnabledCloudwatchLogsExports,
    DBClusterParameterGroupName: cluster.DBClusterParameterGroup,
    DBSubnetGroupName: cluster.DBSubnetGroup,
    VpcSecurityGroupIds: groups && groups.length > 0 ? groups : undefined,
    Tags: tagsIn(cluster.TagList),
    AssociatedRoles: (cluster.AssociatedRoles ?? []).flatMap(({RoleArn}) => RoleArn ?? []),
    GlobalClusterIdentifier: cluster.GlobalClusterIdentifier,
    created: cluster.ClusterCreateTime ?? '2020-01-01T00:00:00Z',
  };
  return takenOver(`The cluster ${id}`, () => clusterSchema.parse(written));
}

/** Members under their own resource IDs, the writer first. */
function addMembers(
  world: World,
  saved: SavedIncident,
  cluster: Cluster,
  read: Kept<DBCluster>,
): void {
  const {home} = world;
  const {rds} = regionOf(world.accounts, home);
  const random = randomOf(world.random, 'estate');
  const members = (read.DBClusterMembers ?? []).toSorted(
    (a, b) => Number(b.IsClusterWriter ?? false) - Number(a.IsClusterWriter ?? false),
  );
  for (const {DBInstanceIdentifier: id = '', PromotionTier: promotionTier = 1} of members) {
    const known = instancesIn(saved).find((one) => one.DBInstanceIdentifier === id);
    const instance = addMember(random, home, rds, cluster, {
      id,
      input: memberSettings(known),
      promotionTier,
      tags: (known?.TagList ?? []).map(({Key = '', Value = ''}) => ({key: Key, value: Value})),
      createdAt: timeOf(known?.InstanceCreateTime) ?? cluster.createdAt,
    });
    instance.status = known?.DBInstanceStatus ?? cluster.status;
    if (known?.DbiResourceId === undefined) continue;
    removeInstanceFrom(rds, instance);
    addInstanceTo(rds, {...instance, resourceId: known.DbiResourceId});
    cluster.members[cluster.members.length - 1] = known.DbiResourceId;
  }
}

function memberSettings(instance: Kept<DBInstance> | undefined) {
  const {DBInstanceClass, AvailabilityZone} = instance ?? {};
  return {DBInstanceClass, AvailabilityZone};
}

/** Members in other Regions are only names here; they keep the cluster from being stopped. */
function addGlobalMembers(world: World, saved: SavedIncident, written: EstateCluster): void {
  const [global] = known(saved, 'globalCluster')?.GlobalClusters ?? [];
  if (global?.GlobalClusterIdentifier !== written.GlobalClusterIdentifier) return;
  for (const {DBClusterArn: arn = '', IsWriter: isWriter} of global?.GlobalClusterMembers ?? []) {
    const parts = arnParts(arn);
    if (!parts) continue;
    const id = parts.resource.replace(/^cluster:/, '');
    if (parts.region !== world.home.region) {
      const {KmsKeyId: _key, DbClusterResourceId: _resource, ...other} = written;
      addCluster(world, {...other, DBClusterIdentifier: id, region: parts.region});
    }
    const {globalClusters} = regionOf(world.accounts, world.home).rds;
    const entry = globalClusters[written.GlobalClusterIdentifier ?? ''];
    if (isWriter && entry) entry.writerArn = arn;
  }
}

function clusterCalled(world: World, id: string): Cluster | undefined {
  const {rds} = regionOf(world.accounts, world.home);
  return Object.values(rds.clusters).find((cluster) => cluster.id === id);
}
