/** What AWS's access-denied texts mean, in our words. */
import {type Refusal, readRefusal} from '../policy/words/refusal.ts';

/** Read from one message; members are missing where the text does not say. */
export type Denial = Refusal;

/** Reads a message of the forms in facts/aws.md §2.2. */
export const readDenial = readRefusal;

/** In a sentence, who is in the way; empty where the text does not say. */
export function denialWords({policy, isExplicit}: Denial): string {
  if (policy === undefined) return '';
  if (policy === 'resource-based policy') {
    return isExplicit ? 'The key policy denies it.' : 'The key policy does not allow it.';
  }
  const owner = isOutside(policy) ? 'Only the organization’s administrators can change that.' : '';
  const words = isExplicit ? `The ${policy} denies it.` : `No ${policy} allows it.`;
  return owner === '' ? words : `${words} ${owner}`;
}

function isOutside(policy: string): boolean {
  return policy === 'service control policy' || policy === 'resource control policy';
}
