/** A principal of the world as the evaluator knows principals, and what IAM holds about it. */
import type {Principal as PolicyPrincipal} from '../../policy/request.ts';
import type {Identity} from '../world/identities.ts';
import {member, type Principal, type World} from '../world/world.ts';

/** The user or the role behind a principal; undefined for the root user, or where it was deleted. */
export function identityOf(world: World, principal: Principal): Identity | undefined {
  const iam = member(world.accounts, principal.accountId)?.iam;
  if (!iam) return undefined;
  const {role = '', user = ''} = principal;
  const found: Identity | undefined = role ? member(iam.roles, role) : member(iam.users, user);
  // Deleted and made anew under the same name is somebody else.
  return found && principal.userId.split(':')[0] === found.id ? found : undefined;
}

/** Kind, names, unique id and tags; a session's tags win over its role's. */
export function policyPrincipal(world: World, principal: Principal): PolicyPrincipal {
  const {accountId, arn, userId} = principal;
  const identity = identityOf(world, principal);
  const tags = Object.fromEntries(
    [...(identity?.tags ?? []), ...principal.sessionTags].map(({key, value}) => [key, value]),
  );
  const common = {accountId, arn, userId, tags};
  if (principal.role !== undefined) {
    const roleArn = identity?.arn ?? `arn:aws:iam::${accountId}:role/${principal.role}`;
    return {...common, kind: 'role-session', roleArn};
  }
  return {...common, kind: principal.user === undefined ? 'root' : 'user'};
}
