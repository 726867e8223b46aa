/** The lockout check: may whoever puts a key policy put the next one too? (facts/aws.md §2.8) */
import {read} from '../../../policy/policies.ts';
import {decide} from '../../authorize/decide.ts';
import {policyOf} from '../../authorize/documents.ts';
import {policiesOf} from '../../authorize/policies.ts';
import {questionOf} from '../../authorize/question.ts';
import {AwsError} from '../../wire/aws-error.ts';
import type {Call} from '../call.ts';

/** Throws the recorded refusal where the caller could not call PutKeyPolicy on the key any more. */
export function requireNoLockout(
  call: Call,
  keyArn: string,
  policy: string,
  isBypassed: boolean | undefined,
): void {
  if (isBypassed || keepsPutKeyPolicy(call, keyArn, policy)) return;
  const message = 'The new key policy will not allow you to update the key policy in the future.';
  throw new AwsError('MalformedPolicyDocumentException', message);
}

/** The next PutKeyPolicy of this caller, as the new policy and everything else would decide it. */
function keepsPutKeyPolicy(call: Call, keyArn: string, policy: string): boolean {
  const question = questionOf(call, 'kms:PutKeyPolicy', keyArn, {});
  const policies = {...policiesOf(question), resource: read(policyOf('default', policy))};
  return decide(question, policies).allowed;
}
