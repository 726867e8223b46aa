/** What KMS decides about permission by itself, in the words of a key policy that does not allow it. */
import {authorize, denial} from '../../authorize.ts';
import type {AwsError} from '../../wire/aws-error.ts';
import type {Call} from '../call.ts';

/** The refusal of a call that the key policy gives nobody in this account. */
export function deniedByKeyPolicy(call: Call, operation: string, keyArn: string): AwsError {
  const action = `kms:${operation}`;
  const because = `because no resource-based policy allows the ${action} action`;
  return denial(call.principal, action, keyArn, because);
}

/** True where the caller's policies allow the operation on the key. */
export function isAllowed(call: Call, operation: string, keyArn: string): boolean {
  return authorize(call, `kms:${operation}`, keyArn).allowed;
}
