/** Operations on groups and tags, and their errors. */
import {
  AddTagsToResource$,
  CreateDBParameterGroup$,
  CreateDBSubnetGroup$,
  CreateOptionGroup$,
  DBParameterGroupAlreadyExistsFault$,
  DBParameterGroupNotFoundFault$,
  DBSubnetGroupAlreadyExistsFault$,
  DBSubnetGroupDoesNotCoverEnoughAZs$,
  DBSubnetGroupNotFoundFault$,
  DeleteDBParameterGroup$,
  DescribeDBParameterGroups$,
  DescribeDBSubnetGroups$,
  DescribeOptionGroups$,
  InvalidDBParameterGroupStateFault$,
  InvalidSubnet$,
  ListTagsForResource$,
  OptionGroupAlreadyExistsFault$,
  OptionGroupNotFoundFault$,
  RemoveTagsFromResource$,
} from '@aws-sdk/client-rds';
import {operation} from '../../call.ts';
import {
  createDBParameterGroup,
  createOptionGroup,
  deleteDBParameterGroup,
  describeDBParameterGroups,
  describeOptionGroups,
} from '../parameter-groups.ts';
import {createDBSubnetGroup, describeDBSubnetGroups} from '../subnet-groups.ts';
import {addTagsToResource, listTagsForResource, removeTagsFromResource} from '../tags.ts';
import {onArn, onResource} from './resources.ts';

const onParameterGroup = onResource('pg', 'DBParameterGroupName');
const onOptionGroup = onResource('og', 'OptionGroupName');
const onSubnetGroup = onResource('subgrp', 'DBSubnetGroupName');

/** The operations of this table. */
export const groupOperations = [
  operation({
    schema: CreateDBParameterGroup$,
    mode: 'change',
    ...onParameterGroup,
    handle: createDBParameterGroup,
  }),
  operation({
    schema: DescribeDBParameterGroups$,
    mode: 'read',
    ...onParameterGroup,
    handle: describeDBParameterGroups,
  }),
  operation({
    schema: DeleteDBParameterGroup$,
    mode: 'change',
    ...onParameterGroup,
    handle: deleteDBParameterGroup,
  }),
  operation({
    schema: CreateOptionGroup$,
    mode: 'change',
    ...onOptionGroup,
    handle: createOptionGroup,
  }),
  operation({
    schema: DescribeOptionGroups$,
    mode: 'read',
    ...onOptionGroup,
    handle: describeOptionGroups,
  }),
  operation({
    schema: CreateDBSubnetGroup$,
    mode: 'change',
    ...onSubnetGroup,
    handle: createDBSubnetGroup,
  }),
  operation({
    schema: DescribeDBSubnetGroups$,
    mode: 'read',
    ...onSubnetGroup,
    handle: describeDBSubnetGroups,
  }),
  operation({schema: AddTagsToResource$, mode: 'change', ...onArn, handle: addTagsToResource}),
  operation({
    schema: RemoveTagsFromResource$,
    mode: 'change',
    ...onArn,
    handle: removeTagsFromResource,
  }),
  operation({schema: ListTagsForResource$, mode: 'read', ...onArn, handle: listTagsForResource}),
];

/** The errors they answer with. */
export const groupErrors = {
  DBParameterGroupAlreadyExistsFault$,
  DBParameterGroupNotFoundFault$,
  DBSubnetGroupAlreadyExistsFault$,
  DBSubnetGroupDoesNotCoverEnoughAZs$,
  DBSubnetGroupNotFoundFault$,
  InvalidDBParameterGroupStateFault$,
  InvalidSubnet$,
  OptionGroupAlreadyExistsFault$,
  OptionGroupNotFoundFault$,
};
