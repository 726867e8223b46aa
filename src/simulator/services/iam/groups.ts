/** Groups: made, filled and given policies; what their users may do follows from them. */
import type * as iam from '@aws-sdk/client-iam';
import {AwsError} from '../../wire/aws-error.ts';
import {derivedLetters} from '../../world/random.ts';
import type {Handler} from '../call.ts';
import {requireManaged} from './attachments.ts';
import {
  encoded,
  findGroup,
  findUser,
  iamOf,
  iamPage,
  inlineText,
  noSuchEntity,
  requirePolicyText,
} from './find.ts';
import {presentGroup, presentInList, presentUser} from './present.ts';

export const createGroup: Handler<iam.CreateGroupCommandInput, iam.CreateGroupCommandOutput> = (
  {GroupName: name = '', Path: path = '/'},
  call,
) => {
  const state = iamOf(call);
  state.groups ??= {};
  if (Object.hasOwn(state.groups, name)) {
    throw new AwsError('EntityAlreadyExistsException', `Group with name ${name} already exists.`);
  }
  const arn = `arn:aws:iam::${call.place.accountId}:group${path}${name}`;
  const id = `AGPA${derivedLetters(`${call.eventId} ${arn}`, 17)}`;
  const group = {
    ...{name, path, arn, id, createdAt: call.now},
    ...{inline: {}, attached: [], users: []},
  };
  state.groups[name] = group;
  return {Group: presentGroup(group)};
};

export const getGroup: Handler<iam.GetGroupCommandInput, iam.GetGroupCommandOutput> = (
  input,
  call,
) => {
  const group = findGroup(call, input.GroupName);
  const users = group.users.map((name) => presentInList(presentUser(findUser(call, name))));
  const {items, IsTruncated, Marker} = iamPage(users, input);
  return {Group: presentGroup(group), Users: items, IsTruncated, Marker};
};

export const addUserToGroup: Handler<
  iam.AddUserToGroupCommandInput,
  iam.AddUserToGroupCommandOutput
> = ({GroupName, UserName}, call) => {
  const {users} = findGroup(call, GroupName);
  const {name} = findUser(call, UserName);
  if (!users.includes(name)) users.push(name);
  return {};
};

export const removeUserFromGroup: Handler<
  iam.RemoveUserFromGroupCommandInput,
  iam.RemoveUserFromGroupCommandOutput
> = ({GroupName, UserName}, call) => {
  const group = findGroup(call, GroupName);
  const {name} = findUser(call, UserName);
  group.users = group.users.filter((one) => one !== name);
  return {};
};

export const putGroupPolicy: Handler<
  iam.PutGroupPolicyCommandInput,
  iam.PutGroupPolicyCommandOutput
> = ({GroupName, PolicyName = '', PolicyDocument = ''}, call) => {
  const {inline} = findGroup(call, GroupName);
  inline[PolicyName] = requirePolicyText(PolicyDocument, 'identity');
  return {};
};

export const getGroupPolicy: Handler<
  iam.GetGroupPolicyCommandInput,
  iam.GetGroupPolicyCommandOutput
> = ({GroupName, PolicyName}, call) => {
  const text = inlineText(findGroup(call, GroupName), 'group', PolicyName);
  return {GroupName, PolicyName, PolicyDocument: encoded(text)};
};

export const deleteGroupPolicy: Handler<
  iam.DeleteGroupPolicyCommandInput,
  iam.DeleteGroupPolicyCommandOutput
> = ({GroupName, PolicyName = ''}, call) => {
  const group = findGroup(call, GroupName);
  inlineText(group, 'group', PolicyName);
  delete group.inline[PolicyName];
  return {};
};

export const listGroupPolicies: Handler<
  iam.ListGroupPoliciesCommandInput,
  iam.ListGroupPoliciesCommandOutput
> = (input, call) => {
  const names = Object.keys(findGroup(call, input.GroupName).inline);
  const {items, IsTruncated, Marker} = iamPage(names, input);
  return {PolicyNames: items, IsTruncated, Marker};
};

export const attachGroupPolicy: Handler<
  iam.AttachGroupPolicyCommandInput,
  iam.AttachGroupPolicyCommandOutput
> = ({GroupName, PolicyArn}, call) => {
  const {attached} = findGroup(call, GroupName);
  const known = requireManaged(call, PolicyArn);
  if (!attached.includes(known)) attached.push(known);
  return {};
};

export const detachGroupPolicy: Handler<
  iam.DetachGroupPolicyCommandInput,
  iam.DetachGroupPolicyCommandOutput
> = ({GroupName, PolicyArn = ''}, call) => {
  const group = findGroup(call, GroupName);
  if (!group.attached.includes(PolicyArn)) throw noSuchEntity(`Policy ${PolicyArn} was not found.`);
  group.attached = group.attached.filter((one) => one !== PolicyArn);
  return {};
};

export const listAttachedGroupPolicies: Handler<
  iam.ListAttachedGroupPoliciesCommandInput,
  iam.ListAttachedGroupPoliciesCommandOutput
> = (input, call) => {
  const {items, IsTruncated, Marker} = iamPage(findGroup(call, input.GroupName).attached, input);
  const AttachedPolicies = items.map((arn) => ({
    PolicyName: arn.split('/').at(-1),
    PolicyArn: arn,
  }));
  return {AttachedPolicies, IsTruncated, Marker};
};
