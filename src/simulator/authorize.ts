/** May the caller do this? Every call of every service asks here, and a denial is kept. */

import {type Decision, decide, denialOf} from './authorize/decide.ts';
import {denial} from './authorize/denial.ts';
import {ownerOf, type Question, questionOf} from './authorize/question.ts';
import type {Call} from './services/call.ts';
import type {AwsError} from './wire/aws-error.ts';
import type {Input} from './wire/codec.ts';
import {keepDenial} from './world/denials.ts';
import {arnParts} from './world/names.ts';

export {denial} from './authorize/denial.ts';
export {matches} from './authorize/patterns.ts';

/**
 * Throws the error that AWS answers a denial with. `called` is the call that needs the action, where
 * that is another service's: its protocol gives the error its name.
 */
export function requireAllowed(
  call: Call,
  action: string,
  resource: string,
  input: Input,
  called = action,
): void {
  const refused = refusalOf(questionOf(call, action, resource, input), called);
  if (refused) throw refused;
}

/** Whether the caller may do this; asking leaves no trace. */
export function authorize(call: Call, action: string, resource: string, input: Input = {}): Answer {
  return answerTo(questionOf(call, action, resource, input));
}

/** The error for a question that is answered with no; the denial is kept. */
export function refusalOf(question: Question, called = question.action): AwsError | undefined {
  const decision = answerTo(question);
  if (decision.allowed) return undefined;
  const {world, principal, action, resource} = question;
  if ('analysis' in decision) keepDenial(world.denials, denialOf(question, decision.analysis));
  return denial(principal, action, resource, decision.because, called);
}

/** Yes, or no with the end of AWS's sentence. */
export type Answer = Decision | {readonly allowed: false; readonly because: string};

function answerTo(question: Question): Answer {
  if (isHomeCallAbroad(question)) {
    const because = `because no resource-based policy allows the ${question.action} action`;
    return {allowed: false, because};
  }
  return decide(question);
}

/** KMS calls that work on keys of other accounts (facts/aws.md §2.4). */
const acrossAccounts =
  /^kms:(DescribeKey|GetKeyRotationStatus|GetPublicKey|CreateGrant|ListGrants|RevokeGrant|RetireGrant|Encrypt|Decrypt|GenerateDataKey\w*|ReEncrypt\w*)$/;

/** A call that works in the key's own account only, whatever the key policy says. */
function isHomeCallAbroad(question: Question): boolean {
  const {action, resource, principal} = question;
  if (arnParts(resource)?.service !== 'kms' || acrossAccounts.test(action)) return false;
  return ownerOf(question) !== principal.accountId;
}
