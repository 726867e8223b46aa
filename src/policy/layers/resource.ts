/** The resource's own policy: a key policy, or a role's trust policy. */
import type {LayerAnalysis, Reach} from '../analysis.ts';
import {analysePolicies, type Scene} from '../match/statement.ts';
import type {Policies} from '../policies.ts';
import {type Truth, truth} from '../truth.ts';
import {effectOf} from './effect.ts';
import {fromPolicies, outside} from './identity.ts';

/** What the resource's policy says, and in which way it allows. */
export type ResourceAnalysis = {
  readonly layer: LayerAnalysis;
  /** Whether a statement names the caller in this way. */
  readonly reaches: {readonly [Way in Reach]: Truth};
};

/** A resource without a policy leaves the decision to the account's own policies. */
export function analyseResource({resource}: Policies, scene: Scene): ResourceAnalysis {
  if (resource.status === 'unread') {
    const layer = fromPolicies('resource', resource, scene);
    return {layer, reaches: {account: 'unknown', role: 'unknown', direct: 'unknown'}};
  }
  if (!resource.value) {
    const layer = outside('resource', 'the resource has no policy of its own', 'no');
    return {layer, reaches: {account: truth(isHome(scene)), role: 'no', direct: 'no'}};
  }
  const statements = analysePolicies([resource.value], 'resource', scene);
  const layer: LayerAnalysis = {
    type: 'resource',
    status: 'read',
    allows: effectOf(statements, 'Allow'),
    denies: effectOf(statements, 'Deny'),
    statements,
  };
  const reached = (reach: Reach) => effectOf(statements, 'Allow', reach);
  return {
    layer,
    reaches: {account: reached('account'), role: reached('role'), direct: reached('direct')},
  };
}

/** Whether caller and resource are of one account. */
function isHome({request}: Scene): boolean {
  return request.principal.accountId === request.resource.accountId;
}
