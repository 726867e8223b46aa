/** The ARNs that rights on IAM's operations are given on, and that its records name. */
import {member} from '../../../world/world.ts';
import type {Call, TrailResource} from '../../call.ts';
import {iamOf} from '../find.ts';

type NamesUser = {readonly UserName?: string | undefined; readonly Path?: string | undefined};
type NamesGroup = {readonly GroupName?: string | undefined; readonly Path?: string | undefined};
type NamesRole = {readonly RoleName?: string | undefined; readonly Path?: string | undefined};
type NamesPolicy = {readonly PolicyArn?: string | undefined};
type MakesPolicy = {readonly PolicyName?: string | undefined; readonly Path?: string | undefined};

/** The user's own ARN where the user exists, else the one it would get. */
function userArn({UserName, Path = '/'}: NamesUser, call: Call): string {
  const name = UserName ?? call.principal.user ?? '';
  const known = member(iamOf(call).users, name)?.arn;
  return known ?? `arn:aws:iam::${call.place.accountId}:user${Path}${name}`;
}

function groupArn({GroupName = '', Path = '/'}: NamesGroup, call: Call): string {
  const known = member(iamOf(call).groups ?? {}, GroupName)?.arn;
  return known ?? `arn:aws:iam::${call.place.accountId}:group${Path}${GroupName}`;
}

function roleArn({RoleName = '', Path = '/'}: NamesRole, call: Call): string {
  const known = member(iamOf(call).roles, RoleName)?.arn;
  return known ?? `arn:aws:iam::${call.place.accountId}:role${Path}${RoleName}`;
}

function named(type: string, name: string): TrailResource[] {
  return [{type, name}];
}

export const onUser = {
  resource: userArn,
  trail: (input: NamesUser, call: Call) => named('AWS::IAM::User', userArn(input, call)),
};

export const onGroup = {
  resource: groupArn,
  trail: (input: NamesGroup, call: Call) => named('AWS::IAM::Group', groupArn(input, call)),
};

export const onRole = {
  resource: roleArn,
  trail: (input: NamesRole, call: Call) => named('AWS::IAM::Role', roleArn(input, call)),
};

export const onPolicy = {
  resource: ({PolicyArn = '*'}: NamesPolicy) => PolicyArn,
  trail: ({PolicyArn = ''}: NamesPolicy) => named('AWS::IAM::Policy', PolicyArn),
};

export const onNewPolicy = {
  resource: ({PolicyName = '', Path = '/'}: MakesPolicy, {place}: Call) =>
    `arn:aws:iam::${place.accountId}:policy${Path}${PolicyName}`,
};

export const onSource = {
  resource: ({PolicySourceArn = '*'}: {readonly PolicySourceArn?: string | undefined}) =>
    PolicySourceArn,
};
