/** DescribeDBClusters: the clusters of an estate, so that a key's users are complete. */
import type {
  DBCluster,
  DescribeDBClustersCommandInput,
  DescribeDBClustersCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../wire/aws-error.ts';
import type {Cluster} from '../../world/databases.ts';
import {rdsArn} from '../../world/names.ts';
import {member} from '../../world/world.ts';
import type {Call, Handler} from '../call.ts';
import {endpointSuffix} from './defaults.ts';
import {identifierOf} from './find.ts';
import {filtered, rdsPage} from './lists.ts';

export const describeDBClusters: Handler<
  DescribeDBClustersCommandInput,
  DescribeDBClustersCommandOutput
> = (input, call) => {
  const {clusters} = call.here.rds;
  const named = input.DBClusterIdentifier;
  const all = named ? [findCluster(clusters, named)] : Object.values(clusters);
  const matching = filtered(all, input.Filters, {
    'db-cluster-id': (cluster) => [cluster.id, rdsArn(call.place, 'cluster', cluster.id)],
    'db-cluster-resource-id': (cluster) => [cluster.resourceId],
    'clone-group-id': () => [],
    domain: () => [],
    engine: (cluster) => [cluster.engine],
  });
  const page = rdsPage(matching, input);
  return {
    DBClusters: page.items.map((cluster) => presentCluster(cluster, call)),
    Marker: page.marker,
  };
};

function findCluster(clusters: {readonly [id: string]: Cluster}, text: string): Cluster {
  const id = identifierOf(text, 'cluster');
  const cluster = member(clusters, id);
  if (!cluster) throw new AwsError('DBClusterNotFoundFault', `DBCluster ${id} not found.`);
  return cluster;
}

function presentCluster(cluster: Cluster, call: Call): DBCluster {
  const suffix = endpointSuffix(call.place);
  return {
    DBClusterIdentifier: cluster.id,
    DBClusterArn: rdsArn(call.place, 'cluster', cluster.id),
    DbClusterResourceId: cluster.resourceId,
    Status: cluster.status,
    ClusterCreateTime: new Date(cluster.createdAt),
    Engine: cluster.engine,
    EngineVersion: cluster.engineVersion,
    EngineMode: 'provisioned',
    Endpoint: `${cluster.id}.cluster-${suffix}`,
    ReaderEndpoint: `${cluster.id}.cluster-ro-${suffix}`,
    Port: cluster.port,
    MultiAZ: false,
    BackupRetentionPeriod: cluster.backupRetentionDays,
    EarliestRestorableTime: new Date(
      Math.max(cluster.createdAt, call.now - cluster.backupRetentionDays * 86_400_000),
    ),
    LatestRestorableTime: new Date(Math.floor(call.now / 300_000) * 300_000),
    StorageEncrypted: cluster.keyArn !== undefined,
    StorageEncryptionType: cluster.keyArn === undefined ? 'none' : 'sse-kms',
    KmsKeyId: cluster.keyArn,
    DBClusterMembers: cluster.members.map((id, index) => ({
      DBInstanceIdentifier: id,
      IsClusterWriter: index === 0,
    })),
    AssociatedRoles: [],
    TagList: [],
  };
}
