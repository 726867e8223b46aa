/** A quoted statement in words: where to find it. */
import {printable} from '../../core/words/text.ts';
import type {Quote} from '../analysis.ts';
import {typeWords} from './types.ts';

/** `statement “OnlyRds” (number 2, line 12) of the key policy`, `grant 0c23…`. */
export function quoteWords({type, name, sid, index = 0, place}: Quote): string {
  if (type === 'grant') return `grant ${printable(name)}`;
  const title = sid === undefined ? 'statement' : `statement “${printable(sid, 80)}”`;
  const line = place === undefined ? '' : `, line ${place.line}`;
  return `${title} (number ${index + 1}${line}) of ${policyWords(type, printable(name))}`;
}

/** A resource has one policy, which needs no type before its name. */
function policyWords(type: Quote['type'], name: string): string {
  return type === 'resource' ? `the ${name}` : `the ${typeWords(type)} ${name}`;
}
