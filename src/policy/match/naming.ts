/** How one name in a Principal element reaches the caller. */
import type {Reach} from '../analysis.ts';
import type {PrincipalName} from '../document.ts';
import type {Principal} from '../request.ts';

/** How one name reaches a principal; `maybe` where its unique ID is not known. */
export type Naming = Reach | 'maybe' | undefined;

/** Names are compared whole: a principal's ARN has no wildcards (IAM guide, Principal). */
export function naming({type, name}: PrincipalName, principal: Principal): Naming {
  if (type === '*') return 'direct';
  const isSame = name === principal.arn;
  if (type === 'Service') return principal.kind === 'service' && isSame ? 'direct' : undefined;
  if (type === 'Federated') return principal.kind === 'federated' && isSame ? 'direct' : undefined;
  if (type !== 'AWS') return undefined;
  if (name === '*') return 'direct';
  const isOfIam = principal.kind !== 'service' && principal.kind !== 'federated';
  return isOfIam ? namingOfAws(name, principal) : undefined;
}

const uniqueId = /^A[A-Z0-9]{15,}$/;

function namingOfAws(name: string, principal: Principal): Naming {
  if (isAccount(name, principal.accountId)) return principal.kind === 'root' ? 'direct' : 'account';
  if (name === principal.arn) return 'direct';
  if (name === principal.userArn || isRole(name, principal)) return 'role';
  if (!uniqueId.test(name)) return undefined;
  if (principal.userId === undefined) return 'maybe';
  const [id, session] = principal.userId.split(':');
  if (id !== name) return undefined;
  return session === undefined ? 'direct' : 'role';
}

/** An account by its ID or as the ARN of its root. */
export function isAccount(name: string, accountId: string): boolean {
  if (accountId === '') return false;
  if (name === accountId) return true;
  return name.endsWith(':root') && /^arn:[^:]+:iam::(\d+):root$/.exec(name)?.[1] === accountId;
}

/** A role's name is unique in its account, so a session tells its role even without the path. */
export function isRole(name: string, {kind, arn, accountId, roleArn}: Principal): boolean {
  if (kind !== 'role-session') return false;
  if (roleArn !== undefined) return name === roleArn;
  const [, account, role] = /^arn:[^:]+:iam::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(name) ?? [];
  return account === accountId && role !== undefined && role === arn.split('/')[1];
}
