/** Does a new key policy still let its author change it? (facts/aws.md §2.8) */
import type {Analysis} from './analysis.ts';
import {lookupOf} from './context.ts';
import type {PolicyDocument} from './document.ts';
import {evaluate} from './evaluate.ts';
import {analyseResource} from './layers/resource.ts';
import {noPolicies, type Policies, read} from './policies.ts';
import type {Request} from './request.ts';
import {allOf, anyOf, not, type Truth} from './truth.ts';

const action = 'kms:PutKeyPolicy';

/**
 * What AWS's check asks: does the policy itself let the caller, or the caller's account, put the
 * next one? Grants and identity policies are no part of it.
 */
export function keyPolicyKeepsCaller(document: PolicyDocument, request: Request): Truth {
  const asked: Request = {...request, action};
  const policies = {...noPolicies, resource: read({name: 'key policy', document})};
  // A boundary matters for NotPrincipal only, and is not known to the key.
  const scene = {request: asked, lookup: lookupOf(asked), hasBoundary: 'no'} as const;
  const {layer, reaches} = analyseResource(policies, scene);
  return allOf([not(layer.denies), anyOf([reaches.account, reaches.role, reaches.direct])]);
}

/** What is asked before a repair: with this key policy, could the caller put the next one? */
export function afterPutKeyPolicy(
  document: PolicyDocument,
  request: Request,
  policies: Policies,
): Analysis {
  const resource = read({name: 'key policy', document});
  return evaluate({...request, action}, {...policies, resource});
}
