/** Users, roles and policies as IAM shows them. */
import type * as iam from '@aws-sdk/client-iam';
import type {Group, Identity, ManagedPolicy, Role, User} from '../../world/identities.ts';
import type {Tag} from '../../world/keys.ts';
import {accountOf, type World} from '../../world/world.ts';
import {encoded} from './find.ts';

export function presentUser(user: User): iam.User {
  return {...common(user), UserName: user.name, UserId: user.id};
}

export function presentRole(role: Role): iam.Role {
  return {
    ...common(role),
    RoleName: role.name,
    RoleId: role.id,
    AssumeRolePolicyDocument: encoded(role.trust),
    ...(role.description === '' ? {} : {Description: role.description}),
    MaxSessionDuration: role.maxSessionSeconds,
  };
}

export function presentGroup({path, name, id, arn, createdAt}: Group): iam.Group {
  return {Path: path, GroupName: name, GroupId: id, Arn: arn, CreateDate: new Date(createdAt)};
}

/** Lists leave tags and boundaries out (IAM API, ListUsers and ListRoles). */
export function presentInList<T extends iam.User | iam.Role>(one: T): T {
  return {...one, Tags: undefined, PermissionsBoundary: undefined};
}

function common({path, arn, createdAt, tags, boundary}: Identity) {
  return {
    Path: path,
    Arn: arn,
    CreateDate: new Date(createdAt),
    ...(boundary === undefined
      ? {}
      : {
          PermissionsBoundary: {
            PermissionsBoundaryType: 'PermissionsBoundaryPolicy' as const,
            PermissionsBoundaryArn: boundary,
          },
        }),
    ...(tags.length === 0 ? {} : {Tags: presentTags(tags)}),
  };
}

export function presentTags(tags: readonly Tag[]): iam.Tag[] {
  return tags.map(({key, value}) => ({Key: key, Value: value}));
}

/** Tags of a request as the world keeps them; a later one of the same key wins. */
export function tagsOf(tags: readonly iam.Tag[] | undefined, before: readonly Tag[] = []): Tag[] {
  const byKey = new Map(before.map(({key, value}) => [key, value]));
  for (const {Key = '', Value = ''} of tags ?? []) byKey.set(Key, Value);
  return [...byKey].map(([key, value]) => ({key, value}));
}

export function presentPolicy(world: World, accountId: string, policy: ManagedPolicy): iam.Policy {
  const {users, roles, groups = {}} = accountOf(world.accounts, accountId).iam;
  const all: (Identity | Group)[] = [users, roles, groups].flatMap((some) => Object.values(some));
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: all.filter(({attached}) => attached.includes(policy.arn)).length,
    PermissionsBoundaryUsageCount: all.filter(
      (one) => 'boundary' in one && one.boundary === policy.arn,
    ).length,
    IsAttachable: true,
    CreateDate: new Date(policy.createdAt),
    UpdateDate: new Date(policy.updatedAt),
  };
}
