/** May RDS use a key in the caller's name? The calls that RDS makes for them before it takes a key. */
import {authorize, denial} from '../authorize.ts';
import type {Call} from '../services/call.ts';
import {recordDenialOfRds} from '../services/cloudtrail/by-services.ts';
import type {Key} from '../world/keys.ts';

/** What RDS asks of KMS for the caller of a create, a restore or a copy (facts/aws.md §3.1). */
const asked = ['DescribeKey', 'CreateGrant'];

/**
 * True where the caller has every right that RDS needs to take this key for a database of theirs.
 * The first call that KMS refuses is in the trail, as a call of theirs that RDS made.
 */
export function callerMayUseKey(
  call: Call,
  key: Key,
  operations: readonly string[] = asked,
): boolean {
  // The policy of an AWS managed key lets every principal of the account use it through RDS.
  if (key.manager === 'AWS') return key.accountId === call.principal.accountId;
  for (const operation of operations) {
    const action = `kms:${operation}`;
    const decision = authorize(call.principal, action, key.arn);
    if (decision.allowed) continue;
    const refusal = denial(call.principal, action, key.arn, decision.because);
    recordDenialOfRds(call, key, operation, refusal.message);
    return false;
  }
  return true;
}
