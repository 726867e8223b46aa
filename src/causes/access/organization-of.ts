/** What the organization forbids, as far as its policies were read: those of the account alone. */
import {type Evidence, factOf} from '../../core/evidence.ts';
import {type Layer, type Level, type Policy, read, unread} from '../../policy/policies.ts';
import {policyOf, unreadFact} from './policies-of.ts';

/** AWS's code where the account belongs to no organization: there is no policy of one. */
export const notInUse = 'AWSOrganizationsNotInUseException';

/** SCPs or RCPs: read where there is no organization, else never whole. */
export function controlsOf(
  evidence: Evidence,
  name: 'servicePolicies' | 'resourcePolicies',
): Layer<readonly Level[]> {
  const organization = factOf(evidence, 'organization');
  if (organization.status === 'failed' && organization.code === notInUse) return read([]);
  const list = factOf(evidence, name);
  if (list.status !== 'known') return unreadFact(list);
  return unread('those above the account are not read');
}

/**
 * The level of the account itself: not all that binds it, but every level has to allow, so what
 * this one refuses is refused.
 */
export function ownLevels(
  evidence: Evidence,
  name: 'servicePolicies' | 'resourcePolicies',
): readonly Level[] {
  const list = factOf(evidence, name);
  if (list.status !== 'known') return [];
  const policies: Policy[] = [];
  for (const {Id = '', Name, Arn} of list.value.Policies ?? []) {
    const policy = policyOf(evidence, 'organizationPolicy', Id);
    // One that is missing may be the one that allows: the level says nothing then.
    if (policy.status === 'unread') return [];
    policies.push({...policy.value, name: Name ?? Id, ...(Arn === undefined ? {} : {arn: Arn})});
  }
  return policies.length === 0 ? [] : [{target: 'the account', policies}];
}

/** The management account, which SCPs and RCPs do not bind. */
export function managementAccountOf(evidence: Evidence): string | undefined {
  const organization = factOf(evidence, 'organization');
  return organization.status === 'known'
    ? organization.value.Organization?.MasterAccountId
    : undefined;
}
