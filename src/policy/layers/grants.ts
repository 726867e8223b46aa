/** Grants: they only ever allow, without any policy naming the grantee (facts/aws.md §2.6). */
import type {GrantAnalysis, LayerAnalysis} from '../analysis.ts';
import {isAccount, isRole} from '../match/naming.ts';
import type {Scene} from '../match/statement.ts';
import type {Grant, Policies} from '../policies.ts';
import {anyOf, type Truth} from '../truth.ts';
import {constraintsHold} from './grant-constraints.ts';
import {fromPolicies, outside} from './identity.ts';

/** What the grants say, and for whom. */
export type GrantsAnalysis = {
  readonly layer: LayerAnalysis;
  /** A grant names the caller itself or its role. */
  readonly direct: Truth;
  /** A grant names the caller's account, whose own policies then decide. */
  readonly account: Truth;
  /** The grants that reach the caller, at most as many as a person would read. */
  readonly looked: readonly GrantAnalysis[];
};

// A shared key has thousands; those that fit come first.
const mostLooked = 20;

/** Only KMS knows grants. */
export function analyseGrants({grants}: Policies, scene: Scene): GrantsAnalysis {
  const {action} = scene.request;
  if (!action.toLowerCase().startsWith('kms:')) {
    const layer = outside('grant', 'only KMS keys have grants', 'no');
    return {layer, direct: 'no', account: 'no', looked: []};
  }
  if (grants.status === 'unread') {
    // A grant that nobody read cannot deny.
    const layer: LayerAnalysis = {...fromPolicies('grant', grants, scene), denies: 'no'};
    return {layer, direct: 'unknown', account: 'unknown', looked: []};
  }
  const reaching = grants.value.flatMap((grant) => {
    const reach = reachOf(grant, scene);
    return reach ? [{reach, analysis: analyseGrant(grant, scene)}] : [];
  });
  const truthOf = (wanted: 'direct' | 'account') =>
    anyOf(reaching.filter(({reach}) => reach === wanted).map(({analysis}) => analysis.met));
  const direct = truthOf('direct');
  const account = truthOf('account');
  const allows = anyOf([direct, account]);
  return {
    layer: {type: 'grant', status: 'read', allows, denies: 'no', statements: []},
    direct,
    account,
    looked: fittingFirst(reaching.map(({analysis}) => analysis)).slice(0, mostLooked),
  };
}

const order = {yes: 0, unknown: 1, no: 2} as const;

function fittingFirst(analyses: readonly GrantAnalysis[]): readonly GrantAnalysis[] {
  return analyses.toSorted((one, other) => order[one.met] - order[other.met]);
}

/** Whom the grant is for; undefined where it is somebody else. */
function reachOf({granteePrincipal}: Grant, {request}: Scene): 'direct' | 'account' | undefined {
  const {principal} = request;
  if (granteePrincipal === principal.arn || isRole(granteePrincipal, principal)) return 'direct';
  if (granteePrincipal === principal.userArn) return 'direct';
  if (!isAccount(granteePrincipal, principal.accountId)) return undefined;
  return principal.kind === 'root' ? 'direct' : 'account';
}

function analyseGrant(grant: Grant, {request, lookup}: Scene): GrantAnalysis {
  const operation = request.action.slice('kms:'.length).toLowerCase();
  if (!grant.operations.some((one) => one.toLowerCase() === operation)) {
    return {grant, met: 'no', because: `it does not list ${request.action.slice('kms:'.length)}`};
  }
  return {grant, ...constraintsHold(grant, operation, request, lookup)};
}
