/** What the organization forbids, as far as its policies were read: level by level, root first. */
import {type Evidence, factOf} from '../../core/evidence.ts';
import type {Fact} from '../../core/fact.ts';
import type {OrganizationPolicySummary} from '../../core/identity-shapes.ts';
import {type Layer, type Level, type Policy, read, unread} from '../../policy/policies.ts';
import {
  type ControlList,
  hasNoOrganization,
  type LevelFact,
  levelFacts,
} from './organization-tree.ts';
import {policyOf, unreadFact} from './policies-of.ts';

/** SCPs or RCPs: read where there is no organization, or every level of it was read whole. */
export function controlsOf(evidence: Evidence, list: ControlList): Layer<readonly Level[]> {
  if (hasNoOrganization(evidence)) return read([]);
  const own = factOf(evidence, list);
  if (own.status !== 'known') return unreadFact(own);
  const {levels, isWhole} = levelFacts(evidence, list);
  if (!isWhole) return unread('where the account stands in the organization is not known');
  const all: Level[] = [];
  for (const level of levels) {
    const one = levelOf(evidence, level);
    if (one.status === 'unread') return one;
    all.push(one.value);
  }
  return read(all);
}

/**
 * The levels that were read whole: not all that binds the account, but every level has to allow, so
 * what one of them refuses is refused.
 */
export function readLevels(evidence: Evidence, list: ControlList): readonly Level[] {
  const {levels} = levelFacts(evidence, list);
  return levels.flatMap((level) => {
    const one = levelOf(evidence, level);
    return one.status === 'read' && one.value.policies.length > 0 ? [one.value] : [];
  });
}

/** One level; a policy that is missing may be the one that allows, so that it says nothing then. */
function levelOf(evidence: Evidence, {name, words}: LevelFact): Layer<Level> {
  const fact: Fact<{readonly Policies?: readonly OrganizationPolicySummary[]}> = factOf(
    evidence,
    name,
  );
  if (fact.status !== 'known') return unreadFact(fact);
  const policies: Policy[] = [];
  for (const {Id = '', Name, Arn} of fact.value.Policies ?? []) {
    const policy = policyOf(evidence, 'organizationPolicy', Id);
    if (policy.status === 'unread') return policy;
    policies.push({...policy.value, name: Name ?? Id, ...(Arn === undefined ? {} : {arn: Arn})});
  }
  return read({target: words, policies});
}

/** Where a policy of this name is attached, and its id; the level nearest to the root counts. */
export function attachmentOf(
  evidence: Evidence,
  list: ControlList,
  policyName: string,
): {readonly id: string; readonly level: LevelFact} | undefined {
  for (const level of levelFacts(evidence, list).levels) {
    const fact: Fact<{readonly Policies?: readonly OrganizationPolicySummary[]}> = factOf(
      evidence,
      level.name,
    );
    const listed = fact.status === 'known' ? (fact.value.Policies ?? []) : [];
    const found = listed.find(({Name, Id}) => Name === policyName || Id === policyName);
    if (found) return {id: found.Id ?? '', level};
  }
  return undefined;
}

/** The management account, which SCPs and RCPs do not bind. */
export function managementAccountOf(evidence: Evidence): string | undefined {
  const organization = factOf(evidence, 'organization');
  return organization.status === 'known'
    ? organization.value.Organization?.MasterAccountId
    : undefined;
}
