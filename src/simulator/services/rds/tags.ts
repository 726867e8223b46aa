/** AddTagsToResource, RemoveTagsFromResource and ListTagsForResource, for whatever RDS gives an ARN. */
import type {
  AddTagsToResourceCommandInput,
  AddTagsToResourceCommandOutput,
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  RemoveTagsFromResourceCommandInput,
  RemoveTagsFromResourceCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../wire/aws-error.ts';
import type {RdsState} from '../../world/databases.ts';
import {instanceNamed} from '../../world/directory.ts';
import type {Tag} from '../../world/keys.ts';
import {arnParts} from '../../world/names.ts';
import {member} from '../../world/world.ts';
import type {Call, Handler} from '../call.ts';
import {tagsOf} from './birth.ts';
import {clusterNamed} from './clusters/find.ts';
import {instanceNotFound, invalidValue, snapshotNotFound} from './errors.ts';
import {presentTags} from './present-settings.ts';

// Tags of one resource.
const mostTags = 50;

/** Something with tags; they are put in anew, never changed in place. */
type Tagged = {tags: readonly Tag[]};

export const addTagsToResource: Handler<
  AddTagsToResourceCommandInput,
  AddTagsToResourceCommandOutput
> = (input, call) => {
  const resource = taggedBy(call, input.ResourceName);
  const added = tagsOf(input.Tags ?? []);
  const names = added.map(({key}) => key);
  const tags = [...resource.tags.filter(({key}) => !names.includes(key)), ...added];
  if (tags.length > mostTags) {
    throw invalidValue(`A resource can have ${mostTags} tags at most.`);
  }
  resource.tags = tags;
  return {};
};

export const removeTagsFromResource: Handler<
  RemoveTagsFromResourceCommandInput,
  RemoveTagsFromResourceCommandOutput
> = (input, call) => {
  const resource = taggedBy(call, input.ResourceName);
  const {TagKeys: names = []} = input;
  resource.tags = resource.tags.filter(({key}) => !names.includes(key));
  return {};
};

export const listTagsForResource: Handler<
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput
> = (input, call) => ({TagList: presentTags(taggedBy(call, input.ResourceName).tags)});

/** What an ARN of this account and Region means, or RDS's own error for its kind. */
function taggedBy(call: Call, arn = ''): Tagged {
  const parts = arnParts(arn);
  const {accountId, region} = call.place;
  if (parts?.service !== 'rds' || parts.accountId !== accountId || parts.region !== region) {
    throw invalidValue(
      `The specified resource name does not match an RDS resource in this region.`,
    );
  }
  const kind = parts.resource.split(':', 1)[0] ?? '';
  const find = member(finders, kind);
  if (!find) throw invalidValue(`Invalid resource name: ${arn}`);
  const name = parts.resource.slice(kind.length + 1);
  const found = find.in(call.here.rds, name);
  if (!found) throw find.missing(name);
  return found as Tagged;
}

type Finder = {
  in(rds: RdsState, name: string): Readonly<Tagged> | undefined;
  missing(name: string): AwsError;
};

function notFound(shape: string, kind: string): (name: string) => AwsError {
  return (name) => new AwsError(shape, `${kind} ${name} not found.`);
}

const finders: {readonly [kind: string]: Finder} = {
  db: {in: instanceNamed, missing: instanceNotFound},
  snapshot: {in: (rds, name) => member(rds.snapshots, name), missing: snapshotNotFound},
  cluster: {in: clusterNamed, missing: notFound('DBClusterNotFoundFault', 'DBCluster')},
  'cluster-snapshot': {
    in: (rds, name) => member(rds.clusterSnapshots, name),
    missing: notFound('DBClusterSnapshotNotFoundFault', 'DBClusterSnapshot'),
  },
  'cluster-pg': {
    in: (rds, name) => member(rds.clusterParameterGroups, name),
    missing: notFound('DBClusterParameterGroupNotFoundFault', 'DBClusterParameterGroup'),
  },
  'cluster-endpoint': {
    in: (rds, name) =>
      Object.values(rds.clusters)
        .flatMap(({endpoints}) => endpoints)
        .find(({id}) => id === name),
    missing: notFound('DBClusterEndpointNotFoundFault', 'DBClusterEndpoint'),
  },
  pg: {
    in: (rds, name) => member(rds.groups.parameter, name),
    missing: notFound('DBParameterGroupNotFoundFault', 'DBParameterGroup'),
  },
  og: {
    in: (rds, name) => member(rds.groups.option, name),
    missing: notFound('OptionGroupNotFoundFault', 'OptionGroup'),
  },
  subgrp: {
    in: (rds, name) => member(rds.groups.subnet, name),
    missing: notFound('DBSubnetGroupNotFoundFault', 'DBSubnetGroup'),
  },
};
