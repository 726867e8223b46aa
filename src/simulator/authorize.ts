/** May this principal do this? One function decides for every request; one says it in AWS's words. */
import {AwsError} from './wire/aws-error.ts';
import type {Principal} from './world/world.ts';

/** What was decided, and for a denial the policy type that AWS would name (facts/aws.md §2.2). */
export type Decision =
  | {readonly allowed: true}
  | {readonly allowed: false; readonly because: string};

/** Decides by the action patterns of a scenario's principal: an explicit deny first. */
export function authorize(principal: Principal, action: string, resource: string): Decision {
  if (principal.deny.some((pattern) => matches(pattern, action))) {
    return {allowed: false, because: 'with an explicit deny in an identity-based policy'};
  }
  if (!principal.allow.some((pattern) => matches(pattern, action))) {
    const because = `because no identity-based policy allows the ${action} action`;
    return {allowed: false, because};
  }
  if (isForeignKey(principal, resource)) {
    // Key policies of other accounts are not evaluated yet: none names anybody from outside.
    return {
      allowed: false,
      because: `because no resource-based policy allows the ${action} action`,
    };
  }
  return {allowed: true};
}

/** Does `kms:*` or `rds:Describe*` cover the action? Case does not count, as in IAM. */
export function matches(pattern: string, action: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'i').test(action);
}

function isForeignKey(principal: Principal, resource: string): boolean {
  const match = /^arn:aws:kms:[^:]*:([^:]*):/.exec(resource);
  return match !== null && match[1] !== principal.accountId;
}

/** The error AWS answers a denial with: KMS and CloudTrail with 400, query services with 403. */
export function denial(
  principal: Principal,
  action: string,
  resource: string,
  because: string,
): AwsError {
  const on = action.startsWith('cloudtrail:') ? '' : ` on resource: ${resource}`;
  const message = `User: ${principal.arn} is not authorized to perform: ${action}${on} ${because}`;
  return isQuery(action)
    ? new AwsError('AccessDenied', message, 403)
    : new AwsError('AccessDeniedException', message, 400);
}

function isQuery(action: string): boolean {
  return action.startsWith('rds:') || action.startsWith('sts:');
}
