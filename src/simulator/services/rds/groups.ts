/** Parameter, option and subnet groups: those in use in the Region and RDS's own are known. */
import {AwsError} from '../../wire/aws-error.ts';
import type {InstanceSettings, RdsState} from '../../world/databases.ts';

/** Names of groups that a call gives. */
export type GroupNames = {
  readonly DBParameterGroupName?: string | undefined;
  readonly OptionGroupName?: string | undefined;
  readonly DBSubnetGroupName?: string | undefined;
};

/** Throws RDS's own error for the first group that does not exist. */
export function requireGroups(rds: RdsState, names: GroupNames): void {
  const {
    DBParameterGroupName: parameter,
    OptionGroupName: option,
    DBSubnetGroupName: subnet,
  } = names;
  if (!isKnown(rds, parameter, 'parameterGroup')) {
    const message = `DBParameterGroup not found: ${parameter}`;
    throw new AwsError('DBParameterGroupNotFoundFault', message);
  }
  if (!isKnown(rds, option, 'optionGroup')) {
    const message = `Specified OptionGroupName: ${option} not found.`;
    throw new AwsError('OptionGroupNotFoundFault', message);
  }
  if (!isKnown(rds, subnet, 'subnetGroup')) {
    const message = `DB subnet group '${subnet}' does not exist.`;
    throw new AwsError('DBSubnetGroupNotFoundFault', message);
  }
}

/** The VPC of a subnet group, as the instances in it show. */
export function vpcOfSubnetGroup(rds: RdsState, subnetGroup: string): string | undefined {
  const all = Object.values(rds.instances);
  return all.find(({settings}) => settings.subnetGroup === subnetGroup)?.settings.vpcId;
}

function isKnown(
  rds: RdsState,
  name: string | undefined,
  group: keyof InstanceSettings & ('parameterGroup' | 'optionGroup' | 'subnetGroup'),
): boolean {
  if (name === undefined || name === 'default' || /^default[.:]/.test(name)) return true;
  const holders = [...Object.values(rds.instances), ...Object.values(rds.snapshots)];
  return holders.some(({settings}) => settings[group] === name);
}
