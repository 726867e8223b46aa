/** CreateGlobalCluster, DescribeGlobalClusters and RemoveFromGlobalCluster. */
import type {
  CreateGlobalClusterCommandInput,
  CreateGlobalClusterCommandOutput,
  DescribeGlobalClustersCommandInput,
  DescribeGlobalClustersCommandOutput,
  RemoveFromGlobalClusterCommandInput,
  RemoveFromGlobalClusterCommandOutput,
} from '@aws-sdk/client-rds';
import {isAurora, membersOfGlobal} from '../../../bond/cluster-topology.ts';
import {AwsError} from '../../../wire/aws-error.ts';
import type {Cluster, GlobalCluster} from '../../../world/clusters.ts';
import {arnParts, rdsArn} from '../../../world/names.ts';
import {randomOf} from '../../../world/random.ts';
import type {Call, Handler} from '../../call.ts';
import {tagsOf} from '../birth.ts';
import {invalidCombination, invalidValue} from '../errors.ts';
import {newIdentifier} from '../find.ts';
import {filtered, rdsPage} from '../lists.ts';
import {clusterNotFound, invalidClusterState, unexpectedState} from './errors.ts';
import {findClusterAnywhere} from './find.ts';
import {findGlobal, globalExists, globalsOf} from './find-global.ts';
import {presentGlobal} from './present-global.ts';

export const createGlobalCluster: Handler<
  CreateGlobalClusterCommandInput,
  CreateGlobalClusterCommandOutput
> = (input, call) => {
  const id = newIdentifier(input.GlobalClusterIdentifier, 'GlobalClusterIdentifier');
  if (globalsOf(call).some(({global}) => global.id === id)) throw globalExists(id);
  const source = input.SourceDBClusterIdentifier;
  const writer = source === undefined ? undefined : firstMember(call, source);
  if (writer && (input.Engine ?? input.DatabaseName ?? input.EngineVersion) !== undefined) {
    throw invalidCombination(
      'Engine, EngineVersion and DatabaseName are taken from SourceDBClusterIdentifier.',
    );
  }
  const engine = writer?.settings.Engine ?? input.Engine ?? '';
  if (!engine.startsWith('aurora')) throw invalidValue(`Invalid DB engine: ${engine}`);
  const global: GlobalCluster = {
    id,
    resourceId: `cluster-${randomOf(call.world.random, 'estate').hex(16)}`,
    engine,
    engineVersion: writer?.settings.EngineVersion ?? input.EngineVersion ?? '',
    databaseName: writer?.settings.DatabaseName ?? input.DatabaseName,
    isProtected: input.DeletionProtection ?? false,
    encryption: writer?.encryption ?? (input.StorageEncrypted ? 'sse-kms' : 'none'),
    lifecycleSupport: input.EngineLifecycleSupport ?? 'open-source-rds-extended-support',
    tags: tagsOf(input.Tags ?? []),
    writerArn: writer && rdsArn(call.place, 'cluster', writer.id),
  };
  call.here.rds.globalClusters[id] = global;
  if (writer) writer.globalClusterId = id;
  return {GlobalCluster: presentGlobal(global, call)};
};

/** The cluster that a new global database is made of; it lies in the Region of the call. */
function firstMember(call: Call, text: string): Cluster {
  const {place, cluster} = findClusterAnywhere(call, text);
  if (place.region !== call.place.region) throw clusterNotFound(text);
  if (cluster.status !== 'available') throw unexpectedState(cluster, ['available']);
  if (!isAurora(cluster) || cluster.globalClusterId !== undefined) {
    throw invalidClusterState(`DbCluster ${cluster.id} cannot begin a global database.`);
  }
  return cluster;
}

export const describeGlobalClusters: Handler<
  DescribeGlobalClustersCommandInput,
  DescribeGlobalClustersCommandOutput
> = (input, call) => {
  const named = input.GlobalClusterIdentifier;
  const all = named ? [findGlobal(call, named)] : globalsOf(call);
  const matching = filtered(all, input.Filters, {
    'db-cluster-id': ({global}) =>
      membersOfGlobal(call.accounts, call.place, global.id).flatMap(({place, cluster}) => [
        cluster.id,
        rdsArn(place, 'cluster', cluster.id),
      ]),
    'global-cluster-id': ({global}) => [global.id],
  });
  const page = rdsPage(matching, input);
  return {
    GlobalClusters: page.items.map(({global}) => presentGlobal(global, call)),
    Marker: page.marker,
  };
};

export const removeFromGlobalCluster: Handler<
  RemoveFromGlobalClusterCommandInput,
  RemoveFromGlobalClusterCommandOutput
> = (input, call) => {
  const {global} = findGlobal(call, input.GlobalClusterIdentifier);
  const text = input.DbClusterIdentifier ?? '';
  // The member is named by its ARN: it may lie in any Region (the API).
  if (!arnParts(text)) throw invalidValue(`Invalid DB cluster ARN: ${text}`);
  const {place, cluster} = findClusterAnywhere(call, text);
  if (cluster.globalClusterId !== global.id) throw clusterNotFound(text);
  const arn = rdsArn(place, 'cluster', cluster.id);
  const members = membersOfGlobal(call.accounts, call.place, global.id);
  if (global.writerArn === arn && members.length > 1) {
    const message = `Remove the secondary DB clusters of ${global.id} before its primary.`;
    throw new AwsError('InvalidGlobalClusterStateFault', message);
  }
  // It goes on by itself, readable and writable.
  delete cluster.globalClusterId;
  if (global.writerArn === arn) delete global.writerArn;
  return {GlobalCluster: presentGlobal(global, call)};
};
