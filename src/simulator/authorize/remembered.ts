/**
 * Requests that were allowed by the words of policies alone. Whoever polls asks the same again and
 * again, and under the same policy texts the answer cannot be another one.
 */
import type {Analysis} from '../../policy/analysis.ts';
import {evaluate} from '../../policy/evaluate.ts';
import type {Layer, Level, Policies, Policy} from '../../policy/policies.ts';
import type {Request, RequestContext} from '../../policy/request.ts';

// More than a night's work asks for; a client that asks for ever new resources does not fill the memory.
const mostRemembered = 2_000;

/** What an answer rests on besides caller, action and resource: compared one by one. */
type Grounds = readonly unknown[];

const remembered = new Map<string, Grounds>();

/** Whether this request was allowed before, on grounds that are still the same. */
export function isAllowedAsBefore(request: Request, policies: Policies): boolean {
  const before = remembered.get(nameOf(request));
  if (!before) return false;
  const now = groundsOf(request, policies);
  return before.length === now.length && before.every((one, index) => one === now[index]);
}

/** The evaluator's answer; a yes that no condition, no variable and no grant had a part in is kept. */
export function evaluateAndRemember(request: Request, policies: Policies): Analysis {
  let isContextAsked = false;
  const {context} = request;
  const watched: RequestContext = {
    others: context.others,
    encryptionContext: context.encryptionContext,
    get keys() {
      isContextAsked = true;
      return context.keys;
    },
  };
  const analysis = evaluate({...request, context: watched}, policies);
  const {decision, grants} = analysis;
  if (decision === 'allowed' && !isContextAsked && grants.length === 0) {
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(nameOf(request), groundsOf(request, policies));
  }
  return analysis;
}

function nameOf({action, resource, principal}: Request): string {
  return `${principal.arn} ${action} ${resource.arn}`;
}

/**
 * Each policy text is parsed once, so the same text is the same document. Grants are left out: they
 * could only allow more.
 */
function groundsOf(request: Request, policies: Policies): Grounds {
  const {principal, resource, assumptions} = request;
  const grounds: unknown[] = [
    principal.kind,
    principal.accountId,
    principal.roleArn,
    principal.userArn,
    principal.userId,
    principal.isServiceLinkedRole,
    resource.accountId,
    resource.isAwsManaged,
    request.managementAccountId,
    assumptions?.notPrincipalWithoutAccount,
    assumptions?.grantUnderBoundary,
  ];
  addPolicies(grounds, policies.identity);
  addPolicies(grounds, policies.session);
  addPolicy(grounds, policies.boundary);
  addPolicy(grounds, policies.resource);
  addLevels(grounds, policies.serviceControl);
  addLevels(grounds, policies.resourceControl);
  return grounds;
}

function addPolicies(grounds: unknown[], layer: Layer<readonly Policy[]>): void {
  // The number first: else the last policy of one layer could pass for the first of the next.
  grounds.push(layer.status === 'read' ? layer.value.length : layer.status);
  if (layer.status === 'unread') return;
  for (const {document} of layer.value) grounds.push(document);
}

function addPolicy(grounds: unknown[], layer: Layer<Policy | undefined>): void {
  grounds.push(layer.status === 'read' ? layer.value?.document : layer.status);
}

function addLevels(grounds: unknown[], layer: Layer<readonly Level[]>): void {
  grounds.push(layer.status === 'read' ? layer.value.length : layer.status);
  if (layer.status === 'unread') return;
  for (const {policies} of layer.value) addPolicies(grounds, {status: 'read', value: policies});
}
