/** Does the key work this moment, and may you use it through RDS (facts/aws.md §3.1)? Pure. */
import type {Check} from '../../core/check.ts';
import {factOf} from '../../core/evidence.ts';
import type {Session} from '../../core/session.ts';
import {counted} from '../../core/words/text.ts';
import type {Analysis} from '../../policy/analysis.ts';
import {decisionWords} from '../../policy/words/decision.ts';
import {nameOfKey, openingOfKey} from './opens.ts';
import {isAllowed, rightsOn} from './rights.ts';

/** Its state; the caller's rights by the policies; and what KMS says to a dry run. */
export function keyChecks(arn: string, session: Session): readonly Check[] {
  return [stateCheck(arn, session), ...rightChecks(arn, session), dryRunCheck(arn, session)];
}

function stateCheck(arn: string, session: Session): Check {
  const name = nameOfKey(arn, session);
  const {opens, because} = openingOfKey(arn, session);
  if (opens === 'yes') return {result: 'ok', words: `the key ${name} is Enabled`};
  if (opens === 'unknown') return {result: 'not-readable', words: because};
  return {result: 'not-ok', words: `${because}: mend the key, or choose a backup under another`};
}

function rightChecks(arn: string, session: Session): readonly Check[] {
  const name = nameOfKey(arn, session);
  return rightsOn(arn, session.evidence).map((analysis) => {
    const {action} = analysis.request;
    return rightCheck(`${action} on ${name} through RDS`, analysis);
  });
}

/** One right, by the policies that could be read. */
export function rightCheck(what: string, analysis: Analysis): Check {
  if (isAllowed(analysis)) {
    return {result: 'ok', words: `${what} is allowed to you by the policies that can be read`};
  }
  if (analysis.decision === 'unknown') return unknownRight(what, analysis);
  const words = decisionWords(analysis).replace(/\.$/, '');
  return {result: 'not-ok', words: `${words}: have ${what} allowed, or go on as another`};
}

/** The whole list of what is missing fills a page; how much and the first are enough here. */
function unknownRight(what: string, {missing}: Analysis): Check {
  const parts = missing.map((one) => one.what);
  const rest = parts.length > 1 ? ` and ${counted(parts.length - 1, 'other part')}` : '';
  return {
    result: 'not-readable',
    words: `whether ${what} is allowed to you: ${parts[0] ?? 'a policy'}${rest} could not be read`,
  };
}

/**
 * A dry run is your own call, not one through RDS: a refusal may be a condition that only RDS
 * meets, so it proves nothing. A success does, as far as your rights go.
 */
function dryRunCheck(arn: string, session: Session): Check {
  const name = nameOfKey(arn, session);
  const fact = factOf(session.evidence, `dryRun:${arn}`);
  if (fact.status === 'failed' && /^DryRunOperation/.test(fact.code)) {
    return {result: 'ok', words: `KMS would let you make a grant on ${name} (dry run)`};
  }
  if (fact.status === 'denied') {
    return {
      result: 'not-readable',
      words: `KMS refuses you a grant on ${name} outside of RDS (dry run); through RDS it may allow it`,
    };
  }
  if (fact.status === 'failed' && isShut(fact.code)) {
    return {result: 'not-ok', words: `KMS says of ${name}: ${fact.message}`};
  }
  const why = fact.status === 'known' ? 'it was no dry run' : fact.message;
  return {
    result: 'not-readable',
    words: `a dry run of kms:CreateGrant on ${name} told nothing: ${why}`,
  };
}

function isShut(code: string): boolean {
  return /^(Disabled|KMSInvalidState|NotFound)(Exception)?$/.test(code);
}
