/** A cluster in the shape that RDS answers with. */
import type {DBCluster, DBClusterMember} from '@aws-sdk/client-rds';
import {isAurora} from '../../../bond/cluster-topology.ts';
import type {Cluster} from '../../../world/clusters.ts';
import {rdsArn} from '../../../world/names.ts';
import type {Call} from '../../call.ts';
import {endpointSuffix} from '../defaults.ts';
import {presentSecret} from '../present-instance.ts';
import {dateOf, presentEncryption, presentTags} from '../present-settings.ts';
import {membersOf} from './find.ts';
import {presentClusterSettings, presentPendingSettings} from './present-settings.ts';
import {earliestRestorableOf, latestRestorableOf} from './restorable.ts';

/** A cluster as DescribeDBClusters shows it. */
export function presentCluster(cluster: Cluster, call: Call): DBCluster {
  const {place, now} = call;
  return {
    DBClusterIdentifier: cluster.id,
    DBClusterArn: rdsArn(place, 'cluster', cluster.id),
    DbClusterResourceId: cluster.resourceId,
    Status: cluster.status,
    ClusterCreateTime: dateOf(cluster.createdAt),
    EarliestRestorableTime: dateOf(earliestRestorableOf(cluster, now)),
    LatestRestorableTime: dateOf(latestRestorableOf(cluster, now)),
    AutomaticRestartTime: dateOf(cluster.restartAt),
    ...presentClusterSettings(cluster),
    ...presentEndpoints(cluster, call),
    PendingModifiedValues: presentPendingSettings(cluster),
    MultiAZ: isSpread(cluster, call),
    DBClusterMembers: presentMembers(cluster, call),
    StorageEncrypted: cluster.encryption !== 'none',
    ...presentEncryption(cluster),
    AssociatedRoles: cluster.roles.map(({arn, feature}) => ({
      RoleArn: arn,
      FeatureName: feature,
      Status: 'ACTIVE',
    })),
    ReadReplicaIdentifiers: cluster.replicas,
    ReplicationSourceIdentifier: cluster.replicationSource,
    GlobalClusterIdentifier: cluster.globalClusterId,
    CloneGroupId: cluster.cloneGroupId,
    CrossAccountClone: false,
    ActivityStreamStatus: 'stopped',
    MasterUserSecret: presentSecret(cluster, call),
    TagList: presentTags(cluster.tags),
  };
}

function presentEndpoints(cluster: Cluster, {place}: Call): DBCluster {
  const suffix = endpointSuffix(place);
  const custom = cluster.endpoints.map(({id}) => `${id}.cluster-custom-${suffix}`);
  return {
    Endpoint: `${cluster.id}.cluster-${suffix}`,
    ReaderEndpoint: `${cluster.id}.cluster-ro-${suffix}`,
    CustomEndpoints: custom.length > 0 ? custom : undefined,
  };
}

/** True for a Multi-AZ DB cluster, and for an Aurora cluster with members in two zones. */
function isSpread(cluster: Cluster, call: Call): boolean {
  if (!isAurora(cluster)) return true;
  const members = membersOf(call.here.rds, cluster);
  return new Set(members.map(({settings}) => settings.AvailabilityZone)).size > 1;
}

function presentMembers(cluster: Cluster, call: Call): DBClusterMember[] {
  return membersOf(call.here.rds, cluster).map((instance, index) => ({
    DBInstanceIdentifier: instance.id,
    IsClusterWriter: index === 0 && cluster.replicationSource === undefined,
    DBClusterParameterGroupStatus: 'in-sync',
    PromotionTier: instance.promotionTier ?? 1,
  }));
}
