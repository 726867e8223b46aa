/** Do the groups exist that a call names? RDS's own always do; the others were created or used. */

import {AwsError} from '../../wire/aws-error.ts';
import type {RdsState} from '../../world/databases.ts';
import type {InstanceSettings} from '../../world/instances.ts';
import {member, type Place} from '../../world/world.ts';
import {defaultNetwork, majorVersion} from './defaults.ts';

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
  const {groups} = rds;
  if (!isKnown(groups.parameter, parameter)) throw parameterGroupNotFound(parameter);
  if (!isKnown(groups.option, option)) throw optionGroupNotFound(option);
  if (!isKnown(groups.subnet, subnet)) throw subnetGroupNotFound(subnet);
}

/** 404 `DBParameterGroupNotFound`. */
export function parameterGroupNotFound(name = ''): AwsError {
  return new AwsError('DBParameterGroupNotFoundFault', `DBParameterGroup not found: ${name}`);
}

/** RDS's own groups stay, and so does one that a database uses; both texts are recorded (facts/aws.md §8). */
export function requireDeletable(name: string, isUsed: boolean): void {
  const isOwn = name.startsWith('default.');
  if (!isOwn && !isUsed) return;
  throw new AwsError(
    'InvalidDBParameterGroupStateFault',
    isOwn
      ? `Default DBParameterGroup cannot be deleted: ${name}`
      : `One or more database instances are still members of this parameter group ${name}, so the group cannot be deleted`,
  );
}

/** 404 `OptionGroupNotFoundFault`. */
export function optionGroupNotFound(name = ''): AwsError {
  return new AwsError('OptionGroupNotFoundFault', `Specified OptionGroupName: ${name} not found.`);
}

/** 404 `DBSubnetGroupNotFoundFault`. */
export function subnetGroupNotFound(name = ''): AwsError {
  return new AwsError('DBSubnetGroupNotFoundFault', `DB subnet group '${name}' does not exist.`);
}

/** The VPC of a subnet group; the default one where the group is RDS's own. */
export function vpcOfSubnetGroup(rds: RdsState, place: Place, name: string): string {
  return member(rds.groups.subnet, name)?.vpcId ?? defaultNetwork(place).vpcId;
}

/** An estate's database brings the groups it uses with it. */
export function admitGroups(rds: RdsState, place: Place, settings: InstanceSettings): void {
  const {Engine: engine, EngineVersion, DBParameterGroupName, OptionGroupName} = settings;
  const {groups} = rds;
  const version = majorVersion(engine, EngineVersion);
  const description = 'In use since before the story begins';
  if (!isKnown(groups.parameter, DBParameterGroupName)) {
    const family = `${engine}${version}`;
    const group = {name: DBParameterGroupName, family, description, tags: []};
    groups.parameter[DBParameterGroupName] = group;
  }
  if (!isKnown(groups.option, OptionGroupName)) {
    const group = {name: OptionGroupName, engine, majorVersion: version, description, tags: []};
    groups.option[OptionGroupName] = group;
  }
  const {DBSubnetGroupName: name} = settings;
  if (isKnown(groups.subnet, name)) return;
  const {vpcId} = defaultNetwork(place);
  groups.subnet[name] = {name, description, vpcId, subnets: zonedSubnets(place, []), tags: []};
}

/** Subnets with the zone each stands for: the first in `a`, the next in `b`, and round again. */
export function zonedSubnets(place: Place, ids: readonly string[]): {id: string; zone: string}[] {
  const {subnets} = defaultNetwork(place);
  return (ids.length > 0 ? ids : subnets).map((id, index) => ({
    id,
    zone: `${place.region}${'abc'.charAt(index % 3)}`,
  }));
}

function isKnown(groups: {readonly [name: string]: unknown}, name: string | undefined): boolean {
  if (name === undefined || name === 'default' || /^default[.:]/.test(name)) return true;
  return Object.hasOwn(groups, name);
}
