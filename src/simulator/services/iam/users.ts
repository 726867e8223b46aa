/** GetUser, ListUsers, CreateUser, DeleteUser and ListGroupsForUser. */
import type * as iam from '@aws-sdk/client-iam';
import {AwsError} from '../../wire/aws-error.ts';
import {groupsOf} from '../../world/identities.ts';
import {derivedLetters} from '../../world/random.ts';
import type {Call, Handler} from '../call.ts';
import {accessKeysOf} from './access-keys.ts';
import {requireDetached, requireManaged} from './attachments.ts';
import {findUser, iamOf, iamPage} from './find.ts';
import {presentGroup, presentInList, presentUser, tagsOf} from './present.ts';

/** Without a name: the user whose access key signed. */
export const getUser: Handler<iam.GetUserCommandInput, iam.GetUserCommandOutput> = (
  input,
  call,
) => ({User: presentUser(findUser(call, input.UserName ?? ownName(call)))});

function ownName({principal}: Call): string {
  if (principal.user !== undefined) return principal.user;
  const message = 'Must specify userName when calling with non-User credentials';
  throw new AwsError('ValidationError', message, 400);
}

export const listUsers: Handler<iam.ListUsersCommandInput, iam.ListUsersCommandOutput> = (
  input,
  call,
) => {
  const {PathPrefix = '/'} = input;
  const users = Object.values(iamOf(call).users).filter(({path}) => path.startsWith(PathPrefix));
  const {items, IsTruncated, Marker} = iamPage(users, input);
  return {Users: items.map(presentUser).map(presentInList), IsTruncated, Marker};
};

export const createUser: Handler<iam.CreateUserCommandInput, iam.CreateUserCommandOutput> = (
  input,
  call,
) => {
  const {UserName: name = '', Path: path = '/'} = input;
  const {users} = iamOf(call);
  if (Object.hasOwn(users, name)) {
    throw new AwsError('EntityAlreadyExistsException', `User with name ${name} already exists.`);
  }
  const boundary =
    input.PermissionsBoundary === undefined
      ? undefined
      : requireManaged(call, input.PermissionsBoundary);
  const arn = `arn:aws:iam::${call.place.accountId}:user${path}${name}`;
  users[name] = {
    name,
    path,
    arn,
    id: `AIDA${derivedLetters(`${call.eventId} ${arn}`, 17)}`,
    createdAt: call.now,
    tags: tagsOf(input.Tags),
    inline: {},
    attached: [],
    ...(boundary === undefined ? {} : {boundary}),
  };
  return {User: presentUser(findUser(call, name))};
};

export const deleteUser: Handler<iam.DeleteUserCommandInput, iam.DeleteUserCommandOutput> = (
  input,
  call,
) => {
  const user = findUser(call, input.UserName);
  requireDetached(user);
  if (accessKeysOf(call, user.name).length > 0) {
    const message = 'Cannot delete entity, must delete access keys first.';
    throw new AwsError('DeleteConflictException', message);
  }
  delete iamOf(call).users[user.name];
  return {};
};

export const listGroupsForUser: Handler<
  iam.ListGroupsForUserCommandInput,
  iam.ListGroupsForUserCommandOutput
> = (input, call) => {
  const {name} = findUser(call, input.UserName);
  const {items, IsTruncated, Marker} = iamPage(groupsOf(iamOf(call), name), input);
  return {Groups: items.map(presentGroup), IsTruncated, Marker};
};
