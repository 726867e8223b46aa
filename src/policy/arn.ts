/** ARNs, compared segment by segment as AWS does. */
import {covers, type Pattern, type Token} from './wildcard.ts';

/** The six parts; the last may hold colons. */
const parts = 6;

/**
 * Whether the pattern covers the ARN: each of the six segments for itself. A pattern with fewer
 * leaves the rest open (IAM guide, grammar: incomplete ARNs are completed with wildcards).
 */
export function coversArn(pattern: Pattern, arn: string): boolean {
  if (pattern.length === 1 && pattern[0]?.type === 'any') return true;
  const segments = arn.split(':');
  if (segments.length < parts) return false;
  const wanted = segmentsOf(pattern);
  return wanted.every((tokens, index) => {
    const isLast = index === parts - 1;
    return covers(tokens, isLast ? segments.slice(index).join(':') : (segments[index] ?? ''));
  });
}

/** Splits at the first five colons of the literal text. */
function segmentsOf(pattern: Pattern): readonly Pattern[] {
  const segments: Token[][] = [[]];
  for (const token of pattern) {
    if (token.type !== 'literal') {
      segments.at(-1)?.push(token);
      continue;
    }
    const [first = '', ...rest] = token.text.split(':');
    push(segments, first);
    while (rest.length > 0 && segments.length < parts) {
      segments.push([]);
      push(segments, rest.shift() ?? '');
    }
    if (rest.length > 0) push(segments, `:${rest.join(':')}`);
  }
  return segments;
}

function push(segments: Token[][], text: string): void {
  if (text !== '') segments.at(-1)?.push({type: 'literal', text});
}

/** The account in an ARN; empty where it names none. */
export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}
