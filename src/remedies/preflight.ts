/** May the operator make a change? Asked of the policies that were read, before anything is sent. */
import {accessOf} from '../causes/access/access.ts';
import {ownLevels} from '../causes/access/organization-of.ts';
import type {CallName} from '../core/call.ts';
import {databaseOf} from '../core/database.ts';
import {type Evidence, factOf} from '../core/evidence.ts';
import {knownValue} from '../core/fact.ts';
import type {PlannedStep, Right} from '../core/plan.ts';
import type {Session} from '../core/session.ts';
import type {Analysis} from '../policy/analysis.ts';
import {evaluate} from '../policy/evaluate.ts';
import {type Policies, read, unread} from '../policy/policies.ts';
import type {Request} from '../policy/request.ts';
import {missingWords} from '../policy/words/decision.ts';
import {quoteWords} from '../policy/words/quote.ts';
import {pluralWords, typeWords} from '../policy/words/types.ts';

/**
 * The right to one change of a plan. `before` are the plan's changes ahead of it: once one of them
 * puts another key policy, what the policy of now refuses is open.
 */
export function rightTo(
  step: PlannedStep,
  session: Session,
  before: readonly PlannedStep[],
): Right | undefined {
  const {call} = step;
  if (step.kind !== 'change' || call === undefined) return undefined;
  const {evidence} = session;
  const question = askedBy(call, evidence);
  if (!question) return {may: 'unknown', because: 'who you are, or on which key, is not known'};
  const own = judged(question, evidence);
  const putsPolicy = before.some((earlier) => earlier.call === 'kms:PutKeyPolicy');
  if (own.right.may === 'no' && own.by === 'resource' && putsPolicy) {
    return {may: 'unknown', because: 'a step before it changes the key policy'};
  }
  return own.right;
}

type Question = {readonly request: Request; readonly policies: Policies};

// These name no key, and no key policy is asked (facts/aws.md §3.1).
const onStores = /^kms:(Connect|Disconnect)CustomKeyStore$/;

/** The request and the policies that decide it, from those of a call on the key. */
function askedBy(call: CallName, evidence: Evidence): Question | undefined {
  const mend = accessOf(evidence).mend(call);
  if (!mend) return undefined;
  const {request, policies} = mend;
  const {accountId} = request.principal;
  const withoutPolicy = {...policies, resource: read(undefined), grants: read([])};
  if (call.startsWith('kms:') && !onStores.test(call)) {
    // It is sent for the primary, in another Region, and also asks for kms:CreateKey here.
    const isElsewhere = call === 'kms:ReplicateKey';
    const resource = unread('the key policy of the primary is not read');
    return {request, policies: isElsewhere ? {...policies, resource} : policies};
  }
  const arn = call.startsWith('kms:') ? '*' : (databaseOf(evidence)?.arn ?? '');
  return {request: {...request, resource: {arn, accountId}}, policies: withoutPolicy};
}

type Judged = {readonly right: Right; readonly by?: Analysis['decidedBy']};

/** No where a policy that was read says so; yes where all that can be read allows it. */
function judged({request, policies}: Question, evidence: Evidence): Judged {
  const strict = evaluate(request, policies);
  if (strict.decision.endsWith('denied')) return refused(strict);
  const seen = {
    ...policies,
    session: read([]),
    serviceControl: seenLevels(policies.serviceControl, evidence, 'servicePolicies'),
    resourceControl: seenLevels(policies.resourceControl, evidence, 'resourcePolicies'),
  };
  const analysis = evaluate(request, seen);
  if (analysis.decision.endsWith('denied')) return refused(analysis);
  if (analysis.decision === 'allowed') {
    const by = analysis.deciding ? `by ${quoteWords(analysis.deciding)}` : 'by what was read';
    return {right: {may: 'yes', because: `${by}${unseenWords(strict)}`}};
  }
  const [missing] = analysis.missing;
  const because = missing ? missingWords(missing) : 'not everything that decides it was read';
  return bySimulation(request.action, evidence) ?? {right: {may: 'unknown', because}};
}

function seenLevels(
  layer: Policies['serviceControl'],
  evidence: Evidence,
  name: 'servicePolicies' | 'resourcePolicies',
): Policies['serviceControl'] {
  return layer.status === 'read' ? layer : read(ownLevels(evidence, name));
}

function refused({deciding, decidedBy}: Analysis): Judged {
  const type = decidedBy ?? 'identity';
  const because = deciding
    ? `denied by ${quoteWords(deciding)}`
    : `no statement of the ${typeWords(type)} allows it`;
  return {right: {may: 'no', because}, by: type};
}

/** What nobody in this account can read, and what could still refuse. */
function unseenWords({missing}: Analysis): string {
  const types = new Set(missing.filter(({statement}) => !statement).map(({type}) => type));
  const unseen = [...types].filter((type) => type !== 'grant').map(pluralWords);
  return unseen.length === 0 ? '' : `; not visible: ${unseen.join(', ')}`;
}

/** IAM's own word, where the policies themselves could not be read (facts/aws.md §3.1). */
function bySimulation(action: string, evidence: Evidence): Judged | undefined {
  const results = knownValue(factOf(evidence, 'callerSimulation'))?.EvaluationResults ?? [];
  const found = results.find(({EvalActionName}) => EvalActionName === action);
  if (found?.EvalDecision !== 'explicitDeny') return undefined;
  return {
    right: {may: 'no', because: "IAM's policy simulator answers explicitDeny"},
    by: 'identity',
  };
}
