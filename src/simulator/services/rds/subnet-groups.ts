/** CreateDBSubnetGroup and DescribeDBSubnetGroups. */
import type {
  CreateDBSubnetGroupCommandInput,
  CreateDBSubnetGroupCommandOutput,
  DBSubnetGroup,
  DescribeDBSubnetGroupsCommandInput,
  DescribeDBSubnetGroupsCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../wire/aws-error.ts';
import type {SubnetGroup} from '../../world/groups.ts';
import {rdsArn} from '../../world/names.ts';
import {member} from '../../world/world.ts';
import type {Call, Handler} from '../call.ts';
import {tagsOf} from './birth.ts';
import {defaultNetwork} from './defaults.ts';
import {groupName} from './find.ts';
import {subnetGroupNotFound, zonedSubnets} from './groups.ts';
import {filtered, rdsPage} from './lists.ts';

export const createDBSubnetGroup: Handler<
  CreateDBSubnetGroupCommandInput,
  CreateDBSubnetGroupCommandOutput
> = (input, call) => {
  const {subnet: groups} = call.here.rds.groups;
  const name = groupName(input.DBSubnetGroupName, 'DBSubnetGroupName');
  if (Object.hasOwn(groups, name)) {
    const message = `The DB subnet group '${name}' already exists.`;
    throw new AwsError('DBSubnetGroupAlreadyExistsFault', message);
  }
  const ids = input.SubnetIds ?? [];
  const wrong = ids.find((id) => !/^subnet-[0-9a-f]{8,17}$/.test(id));
  if (wrong !== undefined) {
    const message = `Some input subnets in :[${wrong}] are invalid.`;
    throw new AwsError('InvalidSubnet', message);
  }
  const subnets = zonedSubnets(call.place, ids.length > 0 ? ids : ['']).filter(({id}) => id !== '');
  if (new Set(subnets.map(({zone}) => zone)).size < 2) {
    const message = `The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: ${subnets[0]?.zone ?? 'none'}. Add subnets to cover at least 2 AZs.`;
    throw new AwsError('DBSubnetGroupDoesNotCoverEnoughAZs', message);
  }
  const {vpcId} = defaultNetwork(call.place);
  const description = input.DBSubnetGroupDescription ?? '';
  groups[name] = {name, description, vpcId, subnets, tags: tagsOf(input.Tags ?? [])};
  return {DBSubnetGroup: presentSubnetGroup(call, name, vpcId)};
};

export const describeDBSubnetGroups: Handler<
  DescribeDBSubnetGroupsCommandInput,
  DescribeDBSubnetGroupsCommandOutput
> = (input, call) => {
  const {subnet: groups} = call.here.rds.groups;
  const named = input.DBSubnetGroupName?.toLowerCase();
  const all = ['default', ...Object.keys(groups).sort()];
  if (named !== undefined && !all.includes(named)) throw subnetGroupNotFound(named);
  const matching = named === undefined ? all : [named];
  const page = rdsPage(filtered(matching, input.Filters, {}), input);
  const {vpcId} = defaultNetwork(call.place);
  return {
    DBSubnetGroups: page.items.map((name) => presentSubnetGroup(call, name, vpcId)),
    Marker: page.marker,
  };
};

/** A subnet group as RDS shows it; the default one spans the default VPC. */
export function presentSubnetGroup(call: Call, name: string, vpcId: string): DBSubnetGroup {
  const group: SubnetGroup = member(call.here.rds.groups.subnet, name) ?? {
    name,
    description: name,
    vpcId,
    subnets: zonedSubnets(call.place, []),
    tags: [],
  };
  return {
    DBSubnetGroupName: group.name,
    DBSubnetGroupDescription: group.description,
    VpcId: group.vpcId,
    SubnetGroupStatus: 'Complete',
    Subnets: group.subnets.map(({id, zone}) => ({
      SubnetIdentifier: id,
      SubnetAvailabilityZone: {Name: zone},
      SubnetStatus: 'Active',
    })),
    DBSubnetGroupArn: rdsArn(call.place, 'subgrp', group.name),
    SupportedNetworkTypes: ['IPV4'],
  };
}
