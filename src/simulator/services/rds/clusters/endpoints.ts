/** DescribeDBClusterEndpoints and CreateDBClusterEndpoint: a cluster's own and its custom ones. */
import type {
  CreateDBClusterEndpointCommandInput,
  CreateDBClusterEndpointCommandOutput,
  DBClusterEndpoint,
  DescribeDBClusterEndpointsCommandInput,
  DescribeDBClusterEndpointsCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../../wire/aws-error.ts';
import type {Cluster, ClusterEndpoint} from '../../../world/clusters.ts';
import {rdsArn} from '../../../world/names.ts';
import {randomOf} from '../../../world/random.ts';
import type {Place} from '../../../world/world.ts';
import type {Call, Handler} from '../../call.ts';
import {tagsOf} from '../birth.ts';
import {endpointSuffix} from '../defaults.ts';
import {instanceNotFound, invalidCombination, invalidValue} from '../errors.ts';
import {newIdentifier} from '../find.ts';
import {filtered, rdsPage} from '../lists.ts';
import {unexpectedState} from './errors.ts';
import {findCluster, membersOf} from './find.ts';

// Custom endpoints per cluster (Aurora user guide, quotas).
const mostEndpoints = 5;
const types = ['READER', 'ANY'] as const;

export const createDBClusterEndpoint: Handler<
  CreateDBClusterEndpointCommandInput,
  CreateDBClusterEndpointCommandOutput
> = (input, call) => {
  const {rds} = call.here;
  const cluster = findCluster(rds, input.DBClusterIdentifier);
  const id = newIdentifier(input.DBClusterEndpointIdentifier, 'DBClusterEndpointIdentifier');
  if (Object.values(rds.clusters).some(({endpoints}) => endpoints.some((one) => one.id === id))) {
    const message = `DB cluster endpoint ${id} already exists.`;
    throw new AwsError('DBClusterEndpointAlreadyExistsFault', message);
  }
  if (cluster.status !== 'available') throw unexpectedState(cluster, ['available']);
  if (cluster.endpoints.length >= mostEndpoints) {
    const message = `The DB cluster ${cluster.id} has ${mostEndpoints} custom endpoints.`;
    throw new AwsError('DBClusterEndpointQuotaExceededFault', message);
  }
  const endpoint: ClusterEndpoint = {
    id,
    resourceId: `cluster-endpoint-${randomOf(call.world.random, 'estate').letters(26)}`,
    type: typeOf(input.EndpointType),
    ...chosenMembers(call, cluster, input),
    tags: tagsOf(input.Tags ?? []),
  };
  cluster.endpoints.push(endpoint);
  return presentCustom(cluster, endpoint, call.place, 'creating');
};

/** The type that a call names. */
export function typeOf(text = ''): ClusterEndpoint['type'] {
  const type = types.find((one) => one === text.toUpperCase());
  if (!type) throw invalidValue(`Invalid endpoint type: ${text}. Valid: READER, ANY.`);
  return type;
}

type ChosenMembers = Pick<CreateDBClusterEndpointCommandInput, 'StaticMembers' | 'ExcludedMembers'>;

/** Members that an endpoint names are of its cluster, and are named in one list only. */
export function chosenMembers(
  call: Call,
  cluster: Cluster,
  {StaticMembers: named = [], ExcludedMembers: excluded = []}: ChosenMembers,
): Pick<ClusterEndpoint, 'staticMembers' | 'excludedMembers'> {
  if (named.length > 0 && excluded.length > 0) {
    throw invalidCombination('StaticMembers and ExcludedMembers cannot be specified together.');
  }
  const ids = membersOf(call.here.rds, cluster).map(({id}) => id);
  const stranger = [...named, ...excluded].find((id) => !ids.includes(id));
  if (stranger !== undefined) throw instanceNotFound(stranger);
  return {staticMembers: [...named], excludedMembers: [...excluded]};
}

export const describeDBClusterEndpoints: Handler<
  DescribeDBClusterEndpointsCommandInput,
  DescribeDBClusterEndpointsCommandOutput
> = (input, call) => {
  const {rds} = call.here;
  const named = input.DBClusterIdentifier;
  const clusters = named ? [findCluster(rds, named)] : Object.values(rds.clusters);
  const id = input.DBClusterEndpointIdentifier?.toLowerCase();
  const all = clusters.flatMap((cluster) => presentAll(cluster, call.place));
  const found = all.filter((one) => id === undefined || one.DBClusterEndpointIdentifier === id);
  const lower = (text: string | undefined): string[] => (text ? [text.toLowerCase()] : []);
  const matching = filtered(found, input.Filters, {
    'db-cluster-endpoint-type': (one) => lower(one.EndpointType),
    'db-cluster-endpoint-custom-type': (one) => lower(one.CustomEndpointType),
    'db-cluster-endpoint-id': (one) => [one.DBClusterEndpointIdentifier],
    'db-cluster-endpoint-status': (one) => [one.Status],
  });
  const page = rdsPage(matching, input);
  return {DBClusterEndpoints: page.items, Marker: page.marker};
};

function presentAll(cluster: Cluster, place: Place): DBClusterEndpoint[] {
  const suffix = endpointSuffix(place);
  const status = cluster.status === 'creating' ? 'creating' : 'available';
  const own = {DBClusterIdentifier: cluster.id, Status: status};
  return [
    {...own, EndpointType: 'WRITER', Endpoint: `${cluster.id}.cluster-${suffix}`},
    {...own, EndpointType: 'READER', Endpoint: `${cluster.id}.cluster-ro-${suffix}`},
    ...cluster.endpoints.map((one) => presentCustom(cluster, one, place, status)),
  ];
}

/** A custom endpoint as RDS shows it. */
export function presentCustom(
  cluster: Cluster,
  endpoint: ClusterEndpoint,
  place: Place,
  status: string,
): DBClusterEndpoint {
  return {
    DBClusterEndpointIdentifier: endpoint.id,
    DBClusterIdentifier: cluster.id,
    DBClusterEndpointResourceIdentifier: endpoint.resourceId,
    DBClusterEndpointArn: rdsArn(place, 'cluster-endpoint', endpoint.id),
    Endpoint: `${endpoint.id}.cluster-custom-${endpointSuffix(place)}`,
    Status: status,
    EndpointType: 'CUSTOM',
    CustomEndpointType: endpoint.type,
    StaticMembers: endpoint.staticMembers,
    ExcludedMembers: endpoint.excludedMembers,
  };
}
