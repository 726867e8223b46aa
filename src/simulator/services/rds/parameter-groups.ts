/** Parameter groups of instances, made, described and deleted; option groups, made and described. */
import type {
  CreateDBParameterGroupCommandInput,
  CreateDBParameterGroupCommandOutput,
  CreateOptionGroupCommandInput,
  CreateOptionGroupCommandOutput,
  DeleteDBParameterGroupCommandInput,
  DeleteDBParameterGroupCommandOutput,
  DescribeDBParameterGroupsCommandInput,
  DescribeDBParameterGroupsCommandOutput,
  DescribeOptionGroupsCommandInput,
  DescribeOptionGroupsCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../wire/aws-error.ts';
import type {OptionGroup, ParameterGroup} from '../../world/groups.ts';
import {rdsArn} from '../../world/names.ts';
import type {Call, Handler} from '../call.ts';
import {tagsOf} from './birth.ts';
import {groupName, identifierOf} from './find.ts';
import {optionGroupNotFound, parameterGroupNotFound, requireDeletable} from './groups.ts';
import {filtered, rdsPage} from './lists.ts';

export const createDBParameterGroup: Handler<
  CreateDBParameterGroupCommandInput,
  CreateDBParameterGroupCommandOutput
> = (input, call) => {
  const {parameter: groups} = call.here.rds.groups;
  const name = groupName(input.DBParameterGroupName, 'DBParameterGroupName');
  if (Object.hasOwn(groups, name)) {
    const message = `Parameter group ${name} already exists`;
    throw new AwsError('DBParameterGroupAlreadyExistsFault', message);
  }
  const {DBParameterGroupFamily: family = '', Description: description = ''} = input;
  const group = {name, family, description, tags: tagsOf(input.Tags ?? [])};
  groups[name] = group;
  return {DBParameterGroup: presentParameterGroup(group, call)};
};

export const describeDBParameterGroups: Handler<
  DescribeDBParameterGroupsCommandInput,
  DescribeDBParameterGroupsCommandOutput
> = (input, call) => {
  const all = [...ownParameterGroups(call), ...Object.values(call.here.rds.groups.parameter)];
  const named = input.DBParameterGroupName?.toLowerCase();
  const found = named === undefined ? all : all.filter(({name}) => name === named);
  if (named !== undefined && found.length === 0) throw parameterGroupNotFound(named);
  const page = rdsPage(filtered(byName(found), input.Filters, {}), input);
  return {
    DBParameterGroups: page.items.map((group) => presentParameterGroup(group, call)),
    Marker: page.marker,
  };
};

export const deleteDBParameterGroup: Handler<
  DeleteDBParameterGroupCommandInput,
  DeleteDBParameterGroupCommandOutput
> = (input, call) => {
  const {groups, instances} = call.here.rds;
  const name = identifierOf(input.DBParameterGroupName ?? '', 'pg');
  const isUsed = Object.values(instances).some(
    ({settings, pending}) =>
      settings.DBParameterGroupName === name || pending.settings.DBParameterGroupName === name,
  );
  requireDeletable(name, isUsed);
  if (!Object.hasOwn(groups.parameter, name)) throw parameterGroupNotFound(name);
  delete groups.parameter[name];
  return {};
};

export const createOptionGroup: Handler<
  CreateOptionGroupCommandInput,
  CreateOptionGroupCommandOutput
> = (input, call) => {
  const {option: groups} = call.here.rds.groups;
  const name = groupName(input.OptionGroupName, 'OptionGroupName');
  if (Object.hasOwn(groups, name)) {
    const message = `An option group named '${name}' already exists.`;
    throw new AwsError('OptionGroupAlreadyExistsFault', message);
  }
  const {EngineName: engine = '', MajorEngineVersion: majorVersion = ''} = input;
  const description = input.OptionGroupDescription ?? '';
  const group = {name, engine, majorVersion, description, tags: tagsOf(input.Tags ?? [])};
  groups[name] = group;
  return {OptionGroup: presentOptionGroup(group, call)};
};

export const describeOptionGroups: Handler<
  DescribeOptionGroupsCommandInput,
  DescribeOptionGroupsCommandOutput
> = (input, call) => {
  const named = input.OptionGroupName?.toLowerCase();
  const all = Object.values(call.here.rds.groups.option).filter(
    ({name, engine, majorVersion}) =>
      (named === undefined || name === named) &&
      (input.EngineName === undefined || engine === input.EngineName) &&
      (input.MajorEngineVersion === undefined || majorVersion === input.MajorEngineVersion),
  );
  if (named !== undefined && all.length === 0) throw optionGroupNotFound(named);
  const page = rdsPage(filtered(byName(all), input.Filters, {}), input);
  return {
    OptionGroupsList: page.items.map((group) => presentOptionGroup(group, call)),
    Marker: page.marker,
  };
};

/** The default groups of the engines in use: RDS makes them when they are first needed. */
function ownParameterGroups(call: Call): ParameterGroup[] {
  const used = Object.values(call.here.rds.instances).map(
    ({settings}) => settings.DBParameterGroupName,
  );
  const own = [...new Set(used)].filter((name) => name.startsWith('default.'));
  return own.map((name) => {
    const family = name.slice('default.'.length);
    return {name, family, description: `Default parameter group for ${family}`, tags: []};
  });
}

function presentParameterGroup({name, family, description}: ParameterGroup, call: Call) {
  return {
    DBParameterGroupName: name,
    DBParameterGroupFamily: family,
    Description: description,
    DBParameterGroupArn: rdsArn(call.place, 'pg', name),
  };
}

function presentOptionGroup({name, engine, majorVersion, description}: OptionGroup, call: Call) {
  return {
    OptionGroupName: name,
    OptionGroupDescription: description,
    EngineName: engine,
    MajorEngineVersion: majorVersion,
    Options: [],
    AllowsVpcAndNonVpcInstanceMemberships: true,
    OptionGroupArn: rdsArn(call.place, 'og', name),
  };
}

function byName<T extends {readonly name: string}>(groups: readonly T[]): T[] {
  return [...groups].sort((a, b) => (a.name < b.name ? -1 : 1));
}
