/** Is a condition of a key policy one that KMS stores? */
import {operatorOf} from '../conditions/operator.ts';
import type {Condition} from '../document.ts';
import type {PolicyFlaw} from './flaw.ts';

// KMS guide, conditions-kms: the warning about set operators with single-valued keys.
const singleValued = [
  {
    prefix: 'kms:encryptioncontext:',
    awsText:
      'OverlyPermissiveCondition:EncryptionContext: Using the ForAllValues set operator with a single-valued condition key matches requests without the specified encryption context or with an unspecified encryption context. To fix, remove ForAllValues.',
  },
  {
    prefix: 'aws:requesttag/',
    awsText:
      'OverlyPermissiveCondition: Using the ForAllValues set operator with a single-valued condition key matches requests without the specified [encryption context or tag] or with an unspecified [encryption context or tag]. To fix, remove ForAllValues.',
  },
];

/** An unknown operator, no value to compare with, or a set operator that KMS refuses. */
export function conditionFlaw({operator, key, values, place}: Condition): PolicyFlaw | undefined {
  const kind = 'condition';
  const known = operatorOf(operator);
  if (!known) return {kind, message: `${operator} is no condition operator.`, place};
  if (values.length === 0) return {kind, message: `${key} is compared with no value.`, place};
  if (known.type !== 'compare' || known.quantifier !== 'ForAllValues') return undefined;
  const refused = singleValued.find(({prefix}) => key.toLowerCase().startsWith(prefix));
  if (!refused) return undefined;
  const message = `${key} has one value, so ForAllValues would let too much pass.`;
  return {kind, message, place, awsText: refused.awsText};
}
