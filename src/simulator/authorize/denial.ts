/** A denial in AWS's words, under the code and status that each protocol gives it. */
import {AwsError} from '../wire/aws-error.ts';
import type {Principal} from '../world/world.ts';

/** The text of a Decrypt without rights, which names no key (facts/wire.md §6). */
export const decryptDenied =
  'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.';

/** The error AWS answers a denial with: JSON services that are `called` with 400, query services with 403. */
export function denial(
  principal: Principal,
  action: string,
  resource: string,
  because: string,
  called = action,
): AwsError {
  if (action === 'kms:Decrypt') return new AwsError('AccessDeniedException', decryptDenied, 400);
  // STS does not say why a role cannot be assumed: that would tell strangers which roles there are.
  const why = action === 'sts:AssumeRole' && because.startsWith('because') ? '' : ` ${because}`;
  const on = namesNoResource(action) ? '' : ` on resource: ${resource}`;
  const message = `User: ${principal.arn} is not authorized to perform: ${action}${on}${why}`;
  return isQuery(called)
    ? new AwsError('AccessDenied', message, 403)
    : new AwsError('AccessDeniedException', message, 400);
}

function namesNoResource(action: string): boolean {
  return action.startsWith('cloudtrail:');
}

function isQuery(action: string): boolean {
  return /^(rds|sts|iam):/.test(action);
}
