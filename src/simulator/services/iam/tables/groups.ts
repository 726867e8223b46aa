/** IAM's operations on groups. */
import {
  AddUserToGroup$,
  AttachGroupPolicy$,
  CreateGroup$,
  DeleteGroupPolicy$,
  DetachGroupPolicy$,
  GetGroup$,
  GetGroupPolicy$,
  ListAttachedGroupPolicies$,
  ListGroupPolicies$,
  PutGroupPolicy$,
  RemoveUserFromGroup$,
} from '@aws-sdk/client-iam';
import {type Operation, operation} from '../../call.ts';
import * as groups from '../groups.ts';
import {onGroup} from './resources.ts';

export const groupOperations: readonly Operation[] = [
  operation({schema: CreateGroup$, mode: 'change', ...onGroup, handle: groups.createGroup}),
  operation({schema: GetGroup$, mode: 'read', ...onGroup, handle: groups.getGroup}),
  operation({schema: AddUserToGroup$, mode: 'change', ...onGroup, handle: groups.addUserToGroup}),
  operation({
    schema: RemoveUserFromGroup$,
    mode: 'change',
    ...onGroup,
    handle: groups.removeUserFromGroup,
  }),
  operation({schema: PutGroupPolicy$, mode: 'change', ...onGroup, handle: groups.putGroupPolicy}),
  operation({schema: GetGroupPolicy$, mode: 'read', ...onGroup, handle: groups.getGroupPolicy}),
  operation({
    schema: DeleteGroupPolicy$,
    mode: 'change',
    ...onGroup,
    handle: groups.deleteGroupPolicy,
  }),
  operation({
    schema: ListGroupPolicies$,
    mode: 'read',
    ...onGroup,
    handle: groups.listGroupPolicies,
  }),
  operation({
    schema: AttachGroupPolicy$,
    mode: 'change',
    ...onGroup,
    handle: groups.attachGroupPolicy,
  }),
  operation({
    schema: DetachGroupPolicy$,
    mode: 'change',
    ...onGroup,
    handle: groups.detachGroupPolicy,
  }),
  operation({
    schema: ListAttachedGroupPolicies$,
    mode: 'read',
    ...onGroup,
    handle: groups.listAttachedGroupPolicies,
  }),
];
