/** Grants: they only ever allow, without any policy naming the grantee (facts/aws.md §2.6). */
import type {GrantAnalysis, LayerAnalysis} from '../analysis.ts';
import {isAccount, isRole} from '../match/naming.ts';
import type {Scene} from '../match/statement.ts';
import type {Grant, Policies} from '../policies.ts';
import {anyOf, type Truth} from '../truth.ts';
import {type Answer, constraintsHold} from './grant-constraints.ts';
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
  const found = {direct: [] as Found[], account: [] as Found[]};
  for (const grant of grants.value) {
    const reach = reachOf(grant, scene);
    if (reach) found[reach].push({grant, answer: answerOf(grant, scene)});
  }
  const direct = anyOf(found.direct.map(({answer}) => answer.met));
  const account = anyOf(found.account.map(({answer}) => answer.met));
  const allows = anyOf([direct, account]);
  return {
    layer: {type: 'grant', status: 'read', allows, denies: 'no', statements: []},
    direct,
    account,
    looked: fittingFirst([...found.direct, ...found.account]).map(inWords),
  };
}

type Found = {readonly grant: Grant; readonly answer: Answer};

function fittingFirst(found: readonly Found[]): readonly Found[] {
  const of = (met: Truth) => found.filter(({answer}) => answer.met === met);
  return [...of('yes'), ...of('unknown'), ...of('no')].slice(0, mostLooked);
}

function inWords({grant, answer: {met, because}}: Found): GrantAnalysis {
  return {grant, met, ...(because ? {because: because()} : {})};
}

/** Whom the grant is for; undefined where it is somebody else. */
function reachOf({granteePrincipal}: Grant, {request}: Scene): 'direct' | 'account' | undefined {
  const {principal} = request;
  if (granteePrincipal === principal.arn || isRole(granteePrincipal, principal)) return 'direct';
  if (granteePrincipal === principal.userArn) return 'direct';
  if (!isAccount(granteePrincipal, principal.accountId)) return undefined;
  return principal.kind === 'root' ? 'direct' : 'account';
}

function answerOf(grant: Grant, {request, lookup}: Scene): Answer {
  const operation = request.action.slice('kms:'.length);
  if (!lists(grant, operation)) return {met: 'no', because: () => `it does not list ${operation}`};
  return constraintsHold(grant, operation.toLowerCase(), request, lookup);
}

/** AWS spells operations; the action of a request may come in any case. */
function lists({operations}: Grant, operation: string): boolean {
  const lower = operation.toLowerCase();
  return operations.includes(operation) || operations.some((one) => one.toLowerCase() === lower);
}
