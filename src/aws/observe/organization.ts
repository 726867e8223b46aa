/** What the organization forbids, where its policies may be read: rarely from a member account. */
import {
  hasNoOrganization,
  levelsAbove,
  ownAndOwner,
} from '../../causes/access/organization-tree.ts';
import {type Evidence, factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {paged, type Read, single, skipped} from './planned.ts';

// Organizations answers a few requests a second; whoever has more policies is told what was not read.
const mostPolicies = 40;

/** Which organization it is: every account may ask. */
export function organizationReads(): readonly Read[] {
  return [single('organization', {})];
}

/**
 * The lists of the account: SCPs bind the caller, RCPs bind the key (facts/aws.md §4 C11); and where
 * the accounts stand, for what is attached above them. Neither kind binds the management account.
 */
export function organizationListReads(evidence: Evidence): readonly Read[] {
  const accounts = ownAndOwner(evidence);
  if (!accounts || hasNoOrganization(evidence)) return [];
  // Every account may ask which organization it is in: a role that may not has no right to the rest.
  if (factOf(evidence, 'organization').status === 'denied') {
    const reason = 'organizations:DescribeOrganization is denied to your role';
    return [skipped('servicePolicies', reason), skipped('resourcePolicies', reason)];
  }
  const {own, owner} = accounts;
  const management = knownValue(factOf(evidence, 'organization'))?.Organization?.MasterAccountId;
  if (management === own && management === owner) return [];
  return [
    paged('servicePolicies', {TargetId: own, Filter: 'SERVICE_CONTROL_POLICY'}),
    paged('resourcePolicies', {TargetId: owner, Filter: 'RESOURCE_CONTROL_POLICY'}),
    paged('servicePolicyList', {Filter: 'SERVICE_CONTROL_POLICY'}),
    paged('resourcePolicyList', {Filter: 'RESOURCE_CONTROL_POLICY'}),
    ...[...new Set([own, owner])].map((AccountId) =>
      single(`organizationAccount:${AccountId}`, {AccountId}),
    ),
  ];
}

/** What is attached to the root and to the units above the accounts, and each policy's text. */
export function organizationPolicyReads(evidence: Evidence): readonly Read[] {
  const accounts = ownAndOwner(evidence);
  if (!accounts) return [];
  const {own, owner} = accounts;
  return [
    ...(levelsAbove(evidence, own) ?? []).map((TargetId) =>
      paged(`servicePoliciesAt:${TargetId}`, {TargetId, Filter: 'SERVICE_CONTROL_POLICY'}),
    ),
    ...(levelsAbove(evidence, owner) ?? []).map((TargetId) =>
      paged(`resourcePoliciesAt:${TargetId}`, {TargetId, Filter: 'RESOURCE_CONTROL_POLICY'}),
    ),
    ...policyIds(evidence).map((PolicyId) => single(`organizationPolicy:${PolicyId}`, {PolicyId})),
  ];
}

/** Those of the account first; the others may be attached above it, which is being asked. */
function policyIds(evidence: Evidence): readonly string[] {
  const isReachable = namesInFamily(evidence, 'organizationAccount').some(
    (id) => levelsAbove(evidence, id) !== undefined,
  );
  const above = isReachable ? (['servicePolicyList', 'resourcePolicyList'] as const) : [];
  const listed = (['servicePolicies', 'resourcePolicies', ...above] as const).flatMap(
    (name) => knownValue(factOf(evidence, name))?.Policies ?? [],
  );
  return [...new Set(listed.flatMap(({Id}) => Id ?? []))].slice(0, mostPolicies);
}
