/** The caller's own policies, as far as IAM shows them: they decide what RDS may do in their name. */
import type {Evidence, FactName} from '../../core/evidence.ts';
import {factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {paged, type Read, single, skipped} from './planned.ts';

/** Who asks, by the name under which IAM keeps their policies. */
export type Caller =
  | {readonly kind: 'role' | 'user'; readonly name: string}
  | {readonly kind: 'other'; readonly why: string};

/** From the ARN of sts:GetCallerIdentity. A role's path is not in it, and IAM does not ask for one. */
export function callerOf(arn: string): Caller {
  const [type = '', ...names] = arn.split(':').slice(5).join(':').split('/');
  if (type === 'assumed-role' && names[0]) return {kind: 'role', name: names[0]};
  if (type === 'user' && names.length > 0) return {kind: 'user', name: names.at(-1) ?? ''};
  if (type === 'root') return {kind: 'other', why: 'the root of an account has no policies'};
  return {kind: 'other', why: 'IAM keeps no policies under this kind of identity'};
}

const lists: {readonly [kind in 'role' | 'user']: readonly FactName[]} = {
  role: ['callerRole', 'callerRolePolicies', 'callerRoleAttached'],
  user: ['callerUser', 'callerUserPolicies', 'callerUserAttached', 'callerGroups'],
};

/** What IAM keeps about the caller: the lists, not yet the policies. A user's groups are among them. */
export function callerReads(caller: Caller): readonly Read[] {
  if (caller.kind === 'other') return [skipped('callerRole', caller.why)];
  const input = caller.kind === 'role' ? {RoleName: caller.name} : {UserName: caller.name};
  return lists[caller.kind].map((name) =>
    name === 'callerRole' || name === 'callerUser' ? single(name, input) : paged(name, input),
  );
}

/** The policies that the lists name: inline ones whole, managed ones by their version that counts. */
export function callerPolicyReads(caller: Caller, evidence: Evidence): readonly Read[] {
  if (caller.kind === 'other') return [];
  const isRole = caller.kind === 'role';
  const inline = isRole
    ? knownValue(factOf(evidence, 'callerRolePolicies'))
    : knownValue(factOf(evidence, 'callerUserPolicies'));
  const attached = isRole
    ? knownValue(factOf(evidence, 'callerRoleAttached'))
    : knownValue(factOf(evidence, 'callerUserAttached'));
  const principal = isRole
    ? knownValue(factOf(evidence, 'callerRole'))?.Role
    : knownValue(factOf(evidence, 'callerUser'))?.User;
  const boundary = principal?.PermissionsBoundary?.PermissionsBoundaryArn;
  const arns = new Set([
    ...(attached?.AttachedPolicies ?? []).flatMap(({PolicyArn}) => PolicyArn ?? []),
    ...(boundary ? [boundary] : []),
  ]);
  return [
    ...(inline?.PolicyNames ?? []).map((PolicyName) =>
      isRole
        ? single(`rolePolicy:${PolicyName}`, {RoleName: caller.name, PolicyName})
        : single(`userPolicy:${PolicyName}`, {UserName: caller.name, PolicyName}),
    ),
    ...[...arns].map((PolicyArn) => single(`managedPolicy:${PolicyArn}`, {PolicyArn})),
    ...groupsOf(evidence).flatMap((GroupName) => [
      paged(`groupPolicies:${GroupName}`, {GroupName}),
      paged(`groupAttached:${GroupName}`, {GroupName}),
    ]),
  ];
}

/** The policies of the user's groups, once their lists are there. */
export function groupPolicyReads(evidence: Evidence): readonly Read[] {
  return groupsOf(evidence).flatMap((GroupName) => [
    ...(knownValue(factOf(evidence, `groupPolicies:${GroupName}`))?.PolicyNames ?? []).map(
      (PolicyName) => single(`groupPolicy:${GroupName}/${PolicyName}`, {GroupName, PolicyName}),
    ),
    ...(knownValue(factOf(evidence, `groupAttached:${GroupName}`))?.AttachedPolicies ?? []).flatMap(
      ({PolicyArn}) => (PolicyArn ? [single(`managedPolicy:${PolicyArn}`, {PolicyArn})] : []),
    ),
  ]);
}

// IAM's quota: a user is in ten groups at most.
const mostGroups = 10;

function groupsOf(evidence: Evidence): readonly string[] {
  const groups = knownValue(factOf(evidence, 'callerGroups'))?.Groups ?? [];
  return groups.flatMap(({GroupName}) => GroupName ?? []).slice(0, mostGroups);
}

/** The text of each managed policy. */
export function policyVersionReads(evidence: Evidence): readonly Read[] {
  return namesInFamily(evidence, 'managedPolicy').flatMap((PolicyArn) => {
    const policy = knownValue(factOf(evidence, `managedPolicy:${PolicyArn}`))?.Policy;
    const VersionId = policy?.DefaultVersionId;
    return VersionId ? [single(`policyVersion:${PolicyArn}`, {PolicyArn, VersionId})] : [];
  });
}
