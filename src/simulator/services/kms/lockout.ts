/** The lockout check: may whoever puts a key policy put the next one too? (facts/aws.md §2.8) */
import {keyPolicyKeepsCaller} from '../../../policy/lockout.ts';
import {requestOf} from '../../authorize/decide.ts';
import {documentOf} from '../../authorize/documents.ts';
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
  if (isBypassed) return;
  const request = requestOf(questionOf(call, 'kms:PutKeyPolicy', keyArn, {}));
  if (keyPolicyKeepsCaller(documentOf(policy), request) === 'yes') return;
  const message = 'The new key policy will not allow you to update the key policy in the future.';
  throw new AwsError('MalformedPolicyDocumentException', message);
}
