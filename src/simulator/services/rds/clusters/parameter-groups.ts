/** Parameter groups of clusters: made, described and deleted. */
import type {
  CreateDBClusterParameterGroupCommandInput,
  CreateDBClusterParameterGroupCommandOutput,
  DBClusterParameterGroup,
  DeleteDBClusterParameterGroupCommandInput,
  DeleteDBClusterParameterGroupCommandOutput,
  DescribeDBClusterParameterGroupsCommandInput,
  DescribeDBClusterParameterGroupsCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../../wire/aws-error.ts';
import type {ClusterParameterGroup} from '../../../world/clusters.ts';
import {rdsArn} from '../../../world/names.ts';
import type {Place} from '../../../world/world.ts';
import type {Call, Handler} from '../../call.ts';
import {tagsOf} from '../birth.ts';
import {quotaExceeded} from '../errors.ts';
import {groupName, identifierOf} from '../find.ts';
import {parameterGroupNotFound, requireDeletable} from '../groups.ts';
import {filtered, rdsPage} from '../lists.ts';
import {quotas} from '../quotas.ts';

export const createDBClusterParameterGroup: Handler<
  CreateDBClusterParameterGroupCommandInput,
  CreateDBClusterParameterGroupCommandOutput
> = (input, call) => {
  const {clusterParameterGroups: groups} = call.here.rds;
  const name = groupName(input.DBClusterParameterGroupName, 'DBClusterParameterGroupName');
  if (Object.hasOwn(groups, name)) {
    const message = `Parameter group ${name} already exists`;
    throw new AwsError('DBParameterGroupAlreadyExistsFault', message);
  }
  if (Object.keys(groups).length >= quotas.parameterGroups) {
    throw quotaExceeded('DBParameterGroupQuotaExceededFault', 'Parameter group quota exceeded');
  }
  const group: ClusterParameterGroup = {
    name,
    family: input.DBParameterGroupFamily ?? '',
    description: input.Description ?? '',
    tags: tagsOf(input.Tags ?? []),
  };
  groups[name] = group;
  return {DBClusterParameterGroup: presentGroup(group, call.place)};
};

export const describeDBClusterParameterGroups: Handler<
  DescribeDBClusterParameterGroupsCommandInput,
  DescribeDBClusterParameterGroupsCommandOutput
> = (input, call) => {
  const named = input.DBClusterParameterGroupName;
  const name = named === undefined ? undefined : identifierOf(named, 'cluster-pg');
  const found = knownGroups(call).filter((group) => name === undefined || group.name === name);
  if (name !== undefined && found.length === 0) throw parameterGroupNotFound(name);
  const page = rdsPage(filtered(found, input.Filters, {}), input);
  return {
    DBClusterParameterGroups: page.items.map((group) => presentGroup(group, call.place)),
    Marker: page.marker,
  };
};

export const deleteDBClusterParameterGroup: Handler<
  DeleteDBClusterParameterGroupCommandInput,
  DeleteDBClusterParameterGroupCommandOutput
> = (input, call) => {
  const {clusterParameterGroups: groups, clusters} = call.here.rds;
  const name = identifierOf(input.DBClusterParameterGroupName ?? '', 'cluster-pg');
  const isUsed = Object.values(clusters).some(
    ({settings, pending}) =>
      settings.DBClusterParameterGroupName === name || pending.DBClusterParameterGroupName === name,
  );
  requireDeletable(name, isUsed);
  if (!Object.hasOwn(groups, name)) throw parameterGroupNotFound(name);
  delete groups[name];
  return {};
};

/** Groups that were made, and those the Region's clusters use: RDS's own and an estate's. */
function knownGroups(call: Call): ClusterParameterGroup[] {
  const {clusterParameterGroups, clusters} = call.here.rds;
  const groups = new Map(Object.entries(clusterParameterGroups));
  for (const {settings} of Object.values(clusters)) {
    const {DBClusterParameterGroupName: name, Engine, EngineVersion} = settings;
    const major = EngineVersion.split('.').slice(0, Engine.includes('postgres') ? 1 : 2);
    const family = `${Engine}${major.join('.')}`;
    const description = name.startsWith('default.')
      ? `Default cluster parameter group for ${family}`
      : 'In use since before the story begins';
    if (!groups.has(name)) groups.set(name, {name, family, description, tags: []});
  }
  return [...groups.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function presentGroup(group: ClusterParameterGroup, place: Place): DBClusterParameterGroup {
  return {
    DBClusterParameterGroupName: group.name,
    DBParameterGroupFamily: group.family,
    Description: group.description,
    DBClusterParameterGroupArn: rdsArn(place, 'cluster-pg', group.name),
  };
}
