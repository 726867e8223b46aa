/** The groups that a cluster call names must exist. */
import {AwsError} from '../../../wire/aws-error.ts';
import type {RdsState} from '../../../world/databases.ts';
import type {Call} from '../../call.ts';
import {requireGroups} from '../groups.ts';

/** Names of groups in a call on a cluster. */
export type ClusterGroupNames = {
  readonly DBClusterParameterGroupName?: string | undefined;
  readonly DBInstanceParameterGroupName?: string | undefined;
  readonly OptionGroupName?: string | undefined;
  readonly DBSubnetGroupName?: string | undefined;
};

/** Throws RDS's own error for the first group that does not exist. */
export function requireClusterGroups(call: Call, names: ClusterGroupNames): void {
  const {rds} = call.here;
  const {DBClusterParameterGroupName: group, DBSubnetGroupName: subnet} = names;
  if (group !== undefined && !isKnownGroup(rds, group)) {
    const message = `DBClusterParameterGroup not found: ${group}`;
    throw new AwsError('DBClusterParameterGroupNotFoundFault', message);
  }
  requireGroups(rds, {
    OptionGroupName: names.OptionGroupName,
    DBParameterGroupName: names.DBInstanceParameterGroupName,
    DBSubnetGroupName: isUsedByCluster(rds, subnet) ? undefined : subnet,
  });
}

/** RDS's own groups, those that were made, and those that an estate's clusters have. */
function isKnownGroup(rds: RdsState, name: string): boolean {
  if (name.startsWith('default.') || Object.hasOwn(rds.clusterParameterGroups, name)) return true;
  return Object.values(rds.clusters).some(
    ({settings}) => settings.DBClusterParameterGroupName === name,
  );
}

function isUsedByCluster(rds: RdsState, subnet: string | undefined): boolean {
  return Object.values(rds.clusters).some(({settings}) => settings.DBSubnetGroupName === subnet);
}
