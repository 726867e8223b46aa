/** The end of AWS's access-denied text: why, with the policy type that decided. */
import type {Analysis} from '../analysis.ts';
import {typeWords} from './types.ts';

/**
 * `because no identity-based policy allows the kms:Decrypt action`, or
 * `with an explicit deny in a service control policy: <arn>` (facts/aws.md §2.2). Empty where the
 * request is not denied.
 */
export function denialWords({
  decision,
  decidedBy = 'resource',
  deciding,
  request,
}: Analysis): string {
  const words = typeWords(decidedBy);
  if (decision === 'explicitly-denied') {
    const article = /^[aeiou]/.test(words) ? 'an' : 'a';
    const arn = deciding?.arn === undefined ? '' : `: ${deciding.arn}`;
    return `with an explicit deny in ${article} ${words}${arn}`;
  }
  if (decision !== 'implicitly-denied') return '';
  return `because no ${words} allows the ${request.action} action`;
}
