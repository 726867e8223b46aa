/** Whether the operator may make a change, in the same words everywhere. */
import type {Right} from '../plan.ts';
import type {Marked} from './status.ts';

const words: {readonly [May in Right['may']]: Marked} = {
  yes: {role: 'good', word: 'you may'},
  no: {role: 'danger', word: 'you may not'},
  unknown: {role: 'unknown', word: 'unknown'},
};

/** `you may`, `you may not` or `unknown`, with its role. */
export function rightMark({may}: Right): Marked {
  return words[may];
}

/** `you may not: no statement of the identity-based policy allows it`. */
export function rightWords(right: Right): string {
  return `${rightMark(right).word}: ${right.because}`;
}
