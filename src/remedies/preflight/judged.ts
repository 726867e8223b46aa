/** One request against the policies that were read: no where one says so, yes where all allow it. */
import {readLevels} from '../../causes/access/organization-of.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Right} from '../../core/plan.ts';
import type {Analysis} from '../../policy/analysis.ts';
import {evaluate} from '../../policy/evaluate.ts';
import {type Policies, read} from '../../policy/policies.ts';
import type {Request} from '../../policy/request.ts';
import {missingWords} from '../../policy/words/decision.ts';
import {quoteWords} from '../../policy/words/quote.ts';
import {pluralWords, typeWords} from '../../policy/words/types.ts';
import type {Touched} from './touched.ts';

/** What is asked, of which policies; `touched` names the resource in words. */
export type Question = {
  readonly request: Request;
  readonly policies: Policies;
  readonly touched?: Touched;
};

/** The right, and the type of policy that refuses it. */
export type Judged = {readonly right: Right; readonly by?: Analysis['decidedBy']};

/** No where a policy that was read says so; yes where all that can be read allows it. */
export function judged({request, policies}: Question, evidence: Evidence): Judged {
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
  return layer.status === 'read' ? layer : read(readLevels(evidence, name));
}

/** A refusal in words, with the type of policy that refuses. */
export function refused({deciding, decidedBy}: Analysis): Judged {
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
