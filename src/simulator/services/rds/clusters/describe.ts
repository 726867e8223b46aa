/** DescribeDBClusters. */
import type {
  DescribeDBClustersCommandInput,
  DescribeDBClustersCommandOutput,
} from '@aws-sdk/client-rds';
import type {Cluster} from '../../../world/clusters.ts';
import {rdsArn} from '../../../world/names.ts';
import type {Handler} from '../../call.ts';
import {filtered, rdsPage} from '../lists.ts';
import {findCluster} from './find.ts';
import {presentCluster} from './present.ts';

export const describeDBClusters: Handler<
  DescribeDBClustersCommandInput,
  DescribeDBClustersCommandOutput
> = (input, call) => {
  const {rds} = call.here;
  const named = input.DBClusterIdentifier;
  const all = named ? [findCluster(rds, named)] : byId(Object.values(rds.clusters));
  const matching = filtered(all, input.Filters, {
    'db-cluster-id': (cluster) => [cluster.id, rdsArn(call.place, 'cluster', cluster.id)],
    'db-cluster-resource-id': (cluster) => [cluster.resourceId],
    'clone-group-id': (cluster) => [cluster.cloneGroupId],
    domain: (cluster) => [cluster.settings.Domain],
    engine: (cluster) => [cluster.settings.Engine],
  });
  const page = rdsPage(matching, input);
  return {
    DBClusters: page.items.map((cluster) => presentCluster(cluster, call)),
    Marker: page.marker,
  };
};

function byId(clusters: readonly Cluster[]): Cluster[] {
  return [...clusters].sort((a, b) => (a.id < b.id ? -1 : 1));
}
