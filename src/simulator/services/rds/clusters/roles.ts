/** AddRoleToDBCluster and RemoveRoleFromDBCluster. */
import type {
  AddRoleToDBClusterCommandInput,
  AddRoleToDBClusterCommandOutput,
  DBClusterRole,
  RemoveRoleFromDBClusterCommandInput,
  RemoveRoleFromDBClusterCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../../wire/aws-error.ts';
import type {Cluster, ClusterRole} from '../../../world/clusters.ts';
import type {Handler} from '../../call.ts';
import {unexpectedState} from './errors.ts';
import {findCluster} from './find.ts';

// Roles per cluster (RDS user guide, quotas).
const mostRoles = 5;

/** Roles as the world keeps them. */
export function rolesOf(roles: readonly DBClusterRole[] | undefined): ClusterRole[] {
  return (roles ?? []).map(({RoleArn = '', FeatureName}) => ({arn: RoleArn, feature: FeatureName}));
}

export const addRoleToDBCluster: Handler<
  AddRoleToDBClusterCommandInput,
  AddRoleToDBClusterCommandOutput
> = (input, call) => {
  const cluster = findCluster(call.here.rds, input.DBClusterIdentifier);
  if (cluster.status !== 'available') throw unexpectedState(cluster, ['available']);
  if (indexOf(cluster, input) !== -1) {
    const message = `Role ARN ${input.RoleArn} is already associated with DB Cluster: ${cluster.id}.`;
    throw new AwsError('DBClusterRoleAlreadyExistsFault', message);
  }
  if (cluster.roles.length >= mostRoles) {
    const message = `DB Cluster ${cluster.id} has ${mostRoles} roles already.`;
    throw new AwsError('DBClusterRoleQuotaExceededFault', message);
  }
  cluster.roles.push({arn: input.RoleArn ?? '', feature: input.FeatureName});
  return {};
};

export const removeRoleFromDBCluster: Handler<
  RemoveRoleFromDBClusterCommandInput,
  RemoveRoleFromDBClusterCommandOutput
> = (input, call) => {
  const cluster = findCluster(call.here.rds, input.DBClusterIdentifier);
  if (cluster.status !== 'available') throw unexpectedState(cluster, ['available']);
  const index = indexOf(cluster, input);
  if (index === -1) {
    const message = `Role ARN ${input.RoleArn} cannot be found for DB Cluster: ${cluster.id}.`;
    throw new AwsError('DBClusterRoleNotFoundFault', message);
  }
  cluster.roles.splice(index, 1);
  return {};
};

function indexOf(
  {roles}: Cluster,
  {
    RoleArn,
    FeatureName,
  }: {readonly RoleArn?: string | undefined; readonly FeatureName?: string | undefined},
): number {
  return roles.findIndex(({arn, feature}) => arn === RoleArn && feature === FeatureName);
}
