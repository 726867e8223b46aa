/** What KMS decides about permission by itself, beside what every call is asked. */
import {read} from '../../../policy/policies.ts';
import {decide} from '../../authorize/decide.ts';
import {denial} from '../../authorize/denial.ts';
import {policyOf} from '../../authorize/documents.ts';
import {policiesOf} from '../../authorize/policies.ts';
import {questionOf} from '../../authorize/question.ts';
import type {AwsError} from '../../wire/aws-error.ts';
import type {Call} from '../call.ts';
import {defaultPolicy} from './default-policy.ts';

/** The refusal of a call that the key policy gives nobody in this account. */
export function deniedByKeyPolicy(call: Call, operation: string, keyArn: string): AwsError {
  const action = `kms:${operation}`;
  const because = `because no resource-based policy allows the ${action} action`;
  return denial(call.principal, action, keyArn, because);
}

/**
 * Whether the account that issued a grant lets the caller retire it. Key policies have no say in
 * that (facts/aws.md §2.6): IAM decides, as with a key that leaves everything to the account.
 */
export function mayRetireByIam(call: Call, keyArn: string): boolean {
  const question = questionOf(call, 'kms:RetireGrant', keyArn, {});
  const left = JSON.stringify(defaultPolicy(call.principal.accountId));
  const resource = read(policyOf('default', left));
  return decide(question, {...policiesOf(question), resource}).allowed;
}
