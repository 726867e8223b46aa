/** The organization as a caller may see it, and what its names refer to. */
import {AwsError} from '../../wire/aws-error.ts';
import type {
  MemberAccount,
  Organization,
  OrganizationPolicy,
  OrganizationPolicyType,
  OrganizationUnit,
} from '../../world/organization.ts';
import {member} from '../../world/world.ts';
import type {Call} from '../call.ts';
import {pageOf} from '../paging.ts';

/** The organization of the caller's account. */
export function ownOrganization({world, place}: Call): Organization {
  const {organization} = world;
  if (organization?.accounts[place.accountId]) return organization;
  const message = 'Your account is not a member of an organization.';
  throw new AwsError('AWSOrganizationsNotInUseException', message);
}

/** The same for calls that only the management account and delegated administrators may make. */
export function administered(call: Call): Organization {
  const organization = ownOrganization(call);
  const {managementAccountId, delegatedAdministrators} = organization;
  if ([managementAccountId, ...delegatedAdministrators].includes(call.place.accountId)) {
    return organization;
  }
  const message = "You don't have permissions to access this resource.";
  throw new AwsError('AccessDeniedException', message);
}

/** A policy by its id. */
export function findPolicy(organization: Organization, id = ''): OrganizationPolicy {
  const policy = member(organization.policies, id);
  if (policy) return policy;
  throw new AwsError(
    'PolicyNotFoundException',
    "We can't find a policy with the PolicyId that you specified.",
  );
}

/** What a policy can be attached to, by its id. */
export type Target =
  | {readonly type: 'ACCOUNT'; readonly account: MemberAccount}
  | {readonly type: 'ROOT' | 'ORGANIZATIONAL_UNIT'; readonly unit: OrganizationUnit};

/** The root, unit or account of that id. */
export function findTarget(organization: Organization, id = ''): Target {
  const account = member(organization.accounts, id);
  if (account) return {type: 'ACCOUNT', account};
  const unit = member(organization.units, id);
  if (unit) return {type: unit.parentId === undefined ? 'ROOT' : 'ORGANIZATIONAL_UNIT', unit};
  throw new AwsError(
    'TargetNotFoundException',
    "We can't find a root, OU, or account with the TargetId that you specified.",
  );
}

/** The policy types that are simulated; others exist and are not switched on here. */
export function simulatedType(type = ''): OrganizationPolicyType {
  if (type === 'SERVICE_CONTROL_POLICY' || type === 'RESOURCE_CONTROL_POLICY') return type;
  throw new AwsError('InvalidInputException', 'You specified an invalid value.', undefined, {
    Reason: 'INVALID_ENUM',
  });
}

/** One page; Organizations gives at most 20 items. */
export function page<T>(
  items: readonly T[],
  input: {readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined},
): {items: T[]; NextToken: string | undefined} {
  const {MaxResults = 20, NextToken} = input;
  const found =
    MaxResults >= 1 && MaxResults <= 20 ? pageOf(items, MaxResults, NextToken) : undefined;
  if (found) return {items: found.items, NextToken: found.marker};
  const Reason = NextToken === undefined ? 'INPUT_REQUIRED' : 'INVALID_NEXT_TOKEN';
  throw new AwsError('InvalidInputException', 'You specified an invalid value.', undefined, {
    Reason,
  });
}
