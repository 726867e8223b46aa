/** The policies among the evidence, in the form in which they can be evaluated. */

import type {Proof} from '../../core/diagnosis.ts';
import {type Evidence, factOf, namesInFamily} from '../../core/evidence.ts';
import {type Fact, knownValue} from '../../core/fact.ts';
import {printable} from '../../core/words/text.ts';
import {parsePolicy} from '../../policy/parse/parse.ts';
import {type Grant, type Layer, type Policy, read, unread} from '../../policy/policies.ts';
import {grantCount} from '../reading/grants.ts';
import {keyInHand} from '../reading/key.ts';
import {policyTextOf} from '../reading/policies.ts';
import {proof} from '../reading/proof.ts';
import {lastChange, type TrailRecord} from '../reading/trail.ts';
import {reasonOf} from '../reading/why-unread.ts';

/**
 * The key policy. Where it may not be read, CloudTrail still shows what was put there last; a later
 * change may not be delivered yet, so nothing is certain by that.
 */
export function keyPolicyOf(evidence: Evidence): Layer<Policy> {
  const fact = factOf(evidence, 'keyPolicy');
  const text = fact.status === 'known' ? fact.value.Policy : lastPut(evidence)?.policy;
  if (text === undefined || text === '') return unreadFact(fact);
  const parsed = parsePolicy(text);
  if (!parsed.ok) return unread(`it is no policy that can be read: ${parsed.flaw.message}`);
  return read({name: 'key policy', document: parsed.document});
}

/** The proof of what the key policy says: the policy itself, or the record of its last change. */
export function keyPolicyProof(evidence: Evidence, value: string): Proof {
  const fact = factOf(evidence, 'keyPolicy');
  const put = fact.status === 'known' ? undefined : lastPut(evidence);
  return put ? {...put.proof, value: printable(value, 300)} : proof(fact, 'Policy', value);
}

/** True where the policy itself was read, not only what was put there last. */
export function isPolicyRead(evidence: Evidence): boolean {
  return factOf(evidence, 'keyPolicy').status === 'known';
}

function lastPut(evidence: Evidence): TrailRecord | undefined {
  const arn = keyInHand(evidence)?.arn;
  return arn === undefined ? undefined : lastChange(evidence, arn, ['PutKeyPolicy']);
}

/** The grants that could be RDS's for this database; of thousands, few name it. */
export function grantsOf(evidence: Evidence): Layer<readonly Grant[]> {
  const fact = factOf(evidence, 'grants');
  if (fact.status !== 'known') return unreadFact(fact);
  const grants = (grantCount(evidence)?.ours ?? []).map((grant): Grant => {
    const {EncryptionContextSubset, EncryptionContextEquals, SourceArn} = grant.Constraints ?? {};
    return {
      id: grant.GrantId ?? '',
      granteePrincipal: grant.GranteePrincipal ?? grant.GranteeServicePrincipal ?? '',
      operations: grant.Operations ?? [],
      ...(EncryptionContextSubset ? {encryptionContextSubset: EncryptionContextSubset} : {}),
      ...(EncryptionContextEquals ? {encryptionContextEquals: EncryptionContextEquals} : {}),
      ...(SourceArn ? {sourceArn: SourceArn} : {}),
    };
  });
  return read(grants);
}

/** Every identity policy of the caller; one that is missing leaves them all unread. */
export function identityPoliciesOf(evidence: Evidence): Layer<readonly Policy[]> {
  const isUser = factOf(evidence, 'callerUser').status !== 'absent';
  const lists = isUser
    ? (['callerUserPolicies', 'callerUserAttached', 'callerGroups'] as const)
    : (['callerRolePolicies', 'callerRoleAttached'] as const);
  for (const name of lists) {
    const fact = factOf(evidence, name);
    if (fact.status !== 'known') return unreadFact(fact);
  }
  const groups = isUser ? policiesOfGroups(evidence) : read([]);
  if (groups.status === 'unread') return groups;
  const inline = isUser ? 'userPolicy' : 'rolePolicy';
  const boundary = boundaryArnOf(evidence);
  const own = listedOf(evidence, isUser);
  // Those of groups are among the managed ones that were read. One that is only listed is unread.
  const attached = new Set([...own.managed, ...namesInFamily(evidence, 'managedPolicy')]);
  if (boundary !== undefined && !own.managed.includes(boundary)) attached.delete(boundary);
  const policies: Policy[] = [...groups.value];
  for (const [family, of] of [
    ...own.inline.map((name) => [inline, name] as const),
    ...Array.from(attached, (arn) => ['policyVersion', arn] as const),
  ]) {
    const policy = policyOf(evidence, family, of);
    if (policy.status === 'unread') return policy;
    policies.push(policy.value);
  }
  return read(policies);
}

/** What IAM's lists of the caller name; whether each was read is another matter. */
function listedOf(evidence: Evidence, isUser: boolean) {
  const names = isUser
    ? knownValue(factOf(evidence, 'callerUserPolicies'))
    : knownValue(factOf(evidence, 'callerRolePolicies'));
  const lists = isUser
    ? knownValue(factOf(evidence, 'callerUserAttached'))
    : knownValue(factOf(evidence, 'callerRoleAttached'));
  return {
    inline: names?.PolicyNames ?? [],
    managed: (lists?.AttachedPolicies ?? []).flatMap(({PolicyArn}) => PolicyArn ?? []),
  };
}

/** The inline policies of the user's groups; the managed ones are read like the user's own. */
function policiesOfGroups(evidence: Evidence): Layer<readonly Policy[]> {
  const policies: Policy[] = [];
  for (const {GroupName = ''} of knownValue(factOf(evidence, 'callerGroups'))?.Groups ?? []) {
    const inline = factOf(evidence, `groupPolicies:${GroupName}`);
    const attached = factOf(evidence, `groupAttached:${GroupName}`);
    if (inline.status !== 'known') return unreadOfGroup(GroupName, inline);
    if (attached.status !== 'known') return unreadOfGroup(GroupName, attached);
    for (const name of inline.value.PolicyNames ?? []) {
      const policy = policyOf(evidence, 'groupPolicy', `${GroupName}/${name}`);
      if (policy.status === 'unread') return policy;
      policies.push(policy.value);
    }
    for (const {PolicyArn = ''} of attached.value.AttachedPolicies ?? []) {
      const managed = factOf(evidence, `managedPolicy:${PolicyArn}`);
      if (managed.status !== 'known') return unreadOfGroup(GroupName, managed);
    }
  }
  return read(policies);
}

function unreadOfGroup(group: string, fact: Fact<unknown>): Layer<never> {
  const layer = unreadFact(fact);
  const because = layer.status === 'unread' ? layer.because : '';
  const name = printable(group, 80);
  return unread(`the policies of your group ${name} were not read: ${because}`, fact.call);
}

/** The caller's permissions boundary; undefined where none is set. */
export function boundaryOf(evidence: Evidence): Layer<Policy | undefined> {
  const role = factOf(evidence, 'callerRole');
  const user = factOf(evidence, 'callerUser');
  if (role.status !== 'known' && user.status !== 'known') {
    return unreadFact(user.status === 'absent' ? role : user);
  }
  const arn = boundaryArnOf(evidence);
  return arn === undefined ? read(undefined) : policyOf(evidence, 'policyVersion', arn);
}

function boundaryArnOf(evidence: Evidence): string | undefined {
  const role = factOf(evidence, 'callerRole');
  const user = factOf(evidence, 'callerUser');
  if (role.status === 'known') return role.value.Role?.PermissionsBoundary?.PermissionsBoundaryArn;
  return user.status === 'known'
    ? user.value.User?.PermissionsBoundary?.PermissionsBoundaryArn
    : undefined;
}

/** One policy by its fact's family and name. */
export function policyOf(
  evidence: Evidence,
  family: 'rolePolicy' | 'userPolicy' | 'groupPolicy' | 'policyVersion' | 'organizationPolicy',
  of: string,
): Layer<Policy> {
  const fact = factOf(evidence, `${family}:${of}`);
  if (fact.status !== 'known') return unreadFact(fact);
  const parsed = parsePolicy(policyTextOf(evidence, family, of) ?? '');
  if (!parsed.ok) return unread(`${of} is no policy that can be read`);
  const arn = of.startsWith('arn:') ? {arn: of} : {};
  return read({name: of, ...arn, document: parsed.document});
}

/** AWS managed keys stand under a policy that nobody can change (facts/aws.md §2.5). */
export function isKeyManagedByAws(evidence: Evidence): boolean {
  return keyInHand(evidence)?.manager === 'AWS';
}

export function unreadFact(fact: Fact<unknown>): Layer<never> {
  const reason = reasonOf(fact);
  return unread(reason?.because ?? 'it does not exist', reason?.needs || undefined);
}
