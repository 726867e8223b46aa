/** The caller and their policies among the evidence, in the form in which they are evaluated. */
import {type Evidence, factOf, namesInFamily} from '../../core/evidence.ts';
import {type Fact, knownValue} from '../../core/fact.ts';
import {parsePolicy} from '../../policy/parse/parse.ts';
import {type Layer, type Policy, read, unread} from '../../policy/policies.ts';
import type {Principal} from '../../policy/request.ts';

/** As AWS names the caller; undefined for a kind of identity that is not known here. */
export function callerOf(evidence: Evidence): Principal | undefined {
  const {Arn: arn = '', UserId: userId} = knownValue(factOf(evidence, 'identity')) ?? {};
  const accountId = arn.split(':')[4] ?? '';
  const [type] = arn.split(':').slice(5).join(':').split('/');
  const id = userId === undefined ? {} : {userId};
  if (type === 'root' || type === 'user') return {kind: type, arn, accountId, ...id};
  if (type !== 'assumed-role') return undefined;
  const roleArn = knownValue(factOf(evidence, 'callerRole'))?.Role?.Arn;
  return {kind: 'role-session', arn, accountId, ...(roleArn ? {roleArn} : {}), ...id};
}

/** Every identity policy of the caller's role; one that is missing leaves them all unread. */
export function identityPolicies(evidence: Evidence): Layer<readonly Policy[]> {
  if (factOf(evidence, 'callerRole').status !== 'known') {
    return unread('the policies of your role were not read');
  }
  for (const list of ['callerRolePolicies', 'callerRoleAttached'] as const) {
    const fact = factOf(evidence, list);
    if (fact.status !== 'known') return unreadFact(fact);
  }
  const boundary = boundaryArn(evidence);
  const attached = namesInFamily(evidence, 'managedPolicy').filter((arn) => arn !== boundary);
  const layers = [
    ...namesInFamily(evidence, 'rolePolicy').map((name) => inlinePolicy(evidence, name)),
    ...attached.map((arn) => managedPolicy(evidence, arn)),
  ];
  const policies: Policy[] = [];
  for (const layer of layers) {
    if (layer.status === 'unread') return layer;
    policies.push(layer.value);
  }
  return read(policies);
}

/** The permissions boundary of the caller's role; undefined where none is set. */
export function boundaryPolicy(evidence: Evidence): Layer<Policy | undefined> {
  const role = factOf(evidence, 'callerRole');
  if (role.status !== 'known') return unreadFact(role);
  const arn = boundaryArn(evidence);
  return arn === undefined ? read(undefined) : managedPolicy(evidence, arn);
}

/** A policy's text as a layer. */
export function policyLayer(name: string, fact: Fact<unknown>, text: string | undefined) {
  if (text === undefined) return unreadFact(fact);
  const parsed = parsePolicy(text);
  if (!parsed.ok) return unread(`${name} is no policy that can be read`);
  return read({name, document: parsed.document});
}

/** Why a fact says nothing, as a layer that was not read. */
export function unreadFact(fact: Fact<unknown>): Layer<never> {
  if (fact.status === 'denied') return unread('denied to your role', fact.needs);
  if (fact.status === 'failed') return unread(`no usable answer: ${fact.code}`, fact.call);
  return unread('it was not read', fact.call);
}

function boundaryArn(evidence: Evidence): string | undefined {
  return knownValue(factOf(evidence, 'callerRole'))?.Role?.PermissionsBoundary
    ?.PermissionsBoundaryArn;
}

function inlinePolicy(evidence: Evidence, name: string): Layer<Policy> {
  const fact = factOf(evidence, `rolePolicy:${name}`);
  return policyLayer(name, fact, decoded(knownValue(fact)?.PolicyDocument));
}

function managedPolicy(evidence: Evidence, arn: string): Layer<Policy> {
  const fact = factOf(evidence, `policyVersion:${arn}`);
  return policyLayer(arn, fact, decoded(knownValue(fact)?.PolicyVersion?.Document));
}

/** IAM answers documents URL-encoded (facts/wire.md §2.5); emulators often do not. */
function decoded(text: string | undefined): string | undefined {
  if (!text?.startsWith('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // Not URL-encoded after all: whoever parses it finds no policy in it.
    return text;
  }
}
