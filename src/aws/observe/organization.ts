/** What the organization forbids, where its policies may be read: rarely from a member account. */
import {databaseOf} from '../../core/database.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {paged, type Read, single} from './planned.ts';

/** The lists of the account: SCPs bind the caller, RCPs bind the key (facts/aws.md §4 C11). */
export function organizationReads(evidence: Evidence): readonly Read[] {
  const database = databaseOf(evidence);
  const own = database?.arn.split(':')[4] ?? '';
  const owner = database?.keyId.split(':')[4] ?? '';
  if (own === '' || owner === '') return [];
  return [
    single('organization', {}),
    paged('servicePolicies', {TargetId: own, Filter: 'SERVICE_CONTROL_POLICY'}),
    paged('resourcePolicies', {TargetId: owner, Filter: 'RESOURCE_CONTROL_POLICY'}),
  ];
}

/** The text of each policy that the lists name. */
export function organizationPolicyReads(evidence: Evidence): readonly Read[] {
  const listed = [
    ...(knownValue(factOf(evidence, 'servicePolicies'))?.Policies ?? []),
    ...(knownValue(factOf(evidence, 'resourcePolicies'))?.Policies ?? []),
  ];
  const ids = new Set(listed.flatMap(({Id}) => Id ?? []));
  return [...ids].map((PolicyId) => single(`organizationPolicy:${PolicyId}`, {PolicyId}));
}
