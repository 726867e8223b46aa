/** One part of a statement in words: what it wants and what the request has. */
import {printable} from '../../core/words/text.ts';
import type {Check} from '../analysis.ts';
import type {ContextValue} from '../request.ts';

// More values than a line can show say nothing more.
const mostValues = 3;

/** `StringEquals kms:ViaService: wants ec2.…, the request has rds.…`. */
export function checkWords({part, operator, key, expected, actual, because}: Check): string {
  const name = part === 'condition' ? printable(`${operator} ${key}`) : part;
  const wanted = expected.length === 0 ? 'nothing' : list(expected);
  const reason = because === undefined ? '' : ` (${printable(because)})`;
  return `${name}: wants ${wanted}, ${actualWords(actual)}${reason}`;
}

function actualWords(actual: ContextValue): string {
  if (actual.status === 'absent') return 'the request has none';
  if (actual.status === 'unknown') return 'what the request has is not known';
  return `the request has ${list(actual.values)}`;
}

function list(values: readonly string[]): string {
  const shown = values.slice(0, mostValues).map((value) => printable(value, 100));
  const more = values.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
