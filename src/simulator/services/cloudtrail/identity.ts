/** The userIdentity of a CloudTrail record: user, role, root, another account, or AWS itself. */
import type {JsonObject} from '../../../core/json.ts';
import type {TrailRecord} from '../../world/trail.ts';
import {member, type Place, type Principal, type World} from '../../world/world.ts';

/** Who acted, as a record in the trail of `place` says it (facts/aws.md §5.2). */
export function identityOf(
  record: TrailRecord,
  place: Place,
  principal: Principal | undefined,
): JsonObject {
  if (record.serviceRole !== undefined) return ofServiceRole(record, place, record.serviceRole);
  // The documented samples of DeleteKey name an account and no type.
  if (!principal) return {accountId: place.accountId, invokedBy: 'AWS Internal'};
  const by = record.invokedBy === undefined ? {} : {invokedBy: record.invokedBy};
  return {...ofPrincipal(principal, place), ...by};
}

function ofPrincipal(principal: Principal, place: Place): JsonObject {
  const {accountId, accessKeyId, arn, userId} = principal;
  // Of a caller from outside, the owner's trail names the account and the unique ID, no more.
  if (accountId !== place.accountId) return {type: 'AWSAccount', principalId: userId, accountId};
  const common = {principalId: userId, arn, accountId, accessKeyId};
  if (isRoot(principal)) return {type: 'Root', ...common, principalId: accountId};
  if (principal.role === undefined)
    return {type: 'IAMUser', ...common, userName: principal.user ?? principal.name};
  const issuer = {
    type: 'Role',
    principalId: userId.split(':')[0] ?? '',
    arn: `arn:aws:iam::${accountId}:role/${principal.role}`,
    accountId,
    userName: principal.role,
  };
  return {type: 'AssumedRole', ...common, sessionContext: {sessionIssuer: issuer}};
}

/** The role that a service made for itself, in the recorded form (facts/aws.md §2.7). */
function ofServiceRole(record: TrailRecord, {accountId}: Place, role: string): JsonObject {
  const service = record.invokedBy ?? '';
  const issuer = {
    type: 'Role',
    arn: `arn:aws:iam::${accountId}:role/aws-service-role/${service}/${role}`,
    accountId,
    userName: role,
  };
  return {
    type: 'AssumedRole',
    arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${service.split('.')[0] ?? ''}`,
    accountId,
    sessionContext: {sessionIssuer: issuer},
    invokedBy: service,
  };
}

function isRoot(principal: Principal): boolean {
  return principal.arn === `arn:aws:iam::${principal.accountId}:root`;
}

/** Who a record is about; undefined where AWS or a service's own role acted. */
export function principalOf(world: World, record: TrailRecord): Principal | undefined {
  return member(world.principals, record.accessKeyId);
}

/** The name LookupEvents shows and searches: a session, a user, `root`; empty for another account's. */
export function usernameOf(
  record: TrailRecord,
  place: Place,
  principal: Principal | undefined,
): string {
  if (record.asWritten) return record.asWritten.username;
  if (record.serviceRole !== undefined) return record.invokedBy?.split('.')[0] ?? '';
  if (!principal || principal.accountId !== place.accountId) return '';
  return isRoot(principal) ? 'root' : (principal.session ?? principal.user ?? principal.name);
}
