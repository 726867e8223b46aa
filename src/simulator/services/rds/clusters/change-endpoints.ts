/** ModifyDBClusterEndpoint and DeleteDBClusterEndpoint: custom endpoints only (facts/aws.md §8). */
import type {
  DeleteDBClusterEndpointCommandInput,
  DeleteDBClusterEndpointCommandOutput,
  ModifyDBClusterEndpointCommandInput,
  ModifyDBClusterEndpointCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../../wire/aws-error.ts';
import type {Cluster, ClusterEndpoint} from '../../../world/clusters.ts';
import type {Call, Handler} from '../../call.ts';
import {identifierOf} from '../find.ts';
import {chosenMembers, presentCustom, typeOf} from './endpoints.ts';
import {unexpectedState} from './errors.ts';

export const modifyDBClusterEndpoint: Handler<
  ModifyDBClusterEndpointCommandInput,
  ModifyDBClusterEndpointCommandOutput
> = (input, call) => {
  const {cluster, endpoint} = findEndpoint(call, input.DBClusterEndpointIdentifier);
  const {EndpointType: type, StaticMembers: named, ExcludedMembers: excluded} = input;
  const chosen = named || excluded ? chosenMembers(call, cluster, input) : {};
  const changed = {...chosen, ...(type === undefined ? {} : {type: typeOf(type)})};
  Object.assign(endpoint, changed);
  return presentCustom(cluster, endpoint, call.place, 'modifying');
};

export const deleteDBClusterEndpoint: Handler<
  DeleteDBClusterEndpointCommandInput,
  DeleteDBClusterEndpointCommandOutput
> = (input, call) => {
  const {cluster, endpoint} = findEndpoint(call, input.DBClusterEndpointIdentifier);
  cluster.endpoints = cluster.endpoints.filter((other) => other !== endpoint);
  return presentCustom(cluster, endpoint, call.place, 'deleting');
};

/** The endpoint that a caller names and its cluster, which must be available. */
function findEndpoint(
  call: Call,
  text: string | undefined,
): {readonly cluster: Cluster; readonly endpoint: ClusterEndpoint} {
  const id = identifierOf(text ?? '', 'cluster-endpoint');
  for (const cluster of Object.values(call.here.rds.clusters)) {
    const endpoint = cluster.endpoints.find((one) => one.id === id);
    if (!endpoint) continue;
    if (cluster.status !== 'available') throw unexpectedState(cluster, ['available']);
    return {cluster, endpoint};
  }
  const message = `DB cluster endpoint ${id} not found.`;
  throw new AwsError('DBClusterEndpointNotFoundFault', message);
}
