/** The smallest change of a policy that would allow a denied request, tried before it is named. */
import {printable} from '../../core/words/text.ts';
import type {Analysis, PolicyType, StatementAnalysis} from '../analysis.ts';
import {evaluate} from '../evaluate.ts';
import {quoteWords} from '../words/quote.ts';
import {typeWords} from '../words/types.ts';
import {allowances} from './allow.ts';
import {withChange} from './apply.ts';
import type {Change, Edit} from './change.ts';
import {narrowings} from './narrow-deny.ts';

/**
 * Undefined unless the request is denied. The change removes what decided; where another policy
 * type then stands in the way, `leadsTo` says so, and the same question can be asked again.
 */
export function smallestChange(analysis: Analysis): Change | undefined {
  const {decision, decidedBy = 'resource', layers, request} = analysis;
  if (decision !== 'explicitly-denied' && decision !== 'implicitly-denied') return undefined;
  if (decision === 'implicitly-denied') {
    const hopeless = noAllowanceHelps(analysis, decidedBy);
    if (hopeless !== undefined) return {type: 'none', policyType: decidedBy, sentence: hopeless};
    return firstThatHelps(analysis, allowances(analysis, decidedBy));
  }
  const denying = layers
    .find(({type}) => type === decidedBy)
    ?.statements.find((one) => one.statement.effect === 'Deny' && one.met === 'yes');
  if (!denying) return undefined;
  const hopeless = isOfAws(denying) ? 'AWS manages this policy: detach it instead.' : undefined;
  if (hopeless !== undefined) return {type: 'none', policyType: decidedBy, sentence: hopeless};
  return firstThatHelps(analysis, narrowings(denying, request));
}

/** Silence that no statement of ours ends. */
function noAllowanceHelps({request}: Analysis, type: PolicyType): string | undefined {
  if (type === 'session') {
    return 'The session began under session policies; begin a new one without them.';
  }
  if (request.principal.kind === 'service' && type === 'resource') {
    // facts/aws.md §2.8, §4 C7: services work by their grants; naming them in the policy is no cure.
    const service = printable(request.principal.arn);
    return `${service} works by its grant, and AWS documents no way to make that grant anew.`;
  }
  return undefined;
}

function isOfAws({policy}: StatementAnalysis): boolean {
  return /^arn:[^:]+:(?:iam|organizations)::aws:/.test(policy.arn ?? '');
}

function firstThatHelps(analysis: Analysis, edits: readonly Edit[]): Change | undefined {
  for (const edit of edits) {
    const after = evaluate(analysis.request, withChange(analysis.policies, edit));
    if (isBetter(analysis, after)) {
      return {...edit, sentence: sentenceOf(edit), leadsTo: after.decision};
    }
  }
  return undefined;
}

/** What decided before no longer does. */
function isBetter(before: Analysis, after: Analysis): boolean {
  if (after.decision === 'allowed' || after.decision === 'unknown') return true;
  if (after.decision !== before.decision || after.decidedBy !== before.decidedBy) return true;
  return denials(after) < denials(before) || blockedAt(after) !== blockedAt(before);
}

/** The level of the organization that is silent: the next one may be too. */
function blockedAt({layers, decidedBy}: Analysis): string | undefined {
  return layers.find(({type}) => type === decidedBy)?.blockedAt;
}

function denials({layers}: Analysis): number {
  const statements = layers.flatMap((layer) => layer.statements);
  return statements.filter((one) => one.statement.effect === 'Deny' && one.met === 'yes').length;
}

function sentenceOf(edit: Edit): string {
  const {policyType: type, policy} = edit;
  if (edit.type === 'add') {
    const where = policy ? `the ${policy.name}` : `a new ${typeWords(type)}`;
    const level = edit.target === undefined ? '' : ` at ${printable(edit.target)}`;
    return `Add one statement to ${printable(where)}${level}.`;
  }
  const sid = typeof edit.before.Sid === 'string' ? {sid: edit.before.Sid} : {};
  const quote = quoteWords({type, name: policy?.name ?? '', index: edit.index, ...sid});
  return `${edit.type === 'edit' ? 'Change' : 'Remove'} ${quote}.`;
}
