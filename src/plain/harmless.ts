/** The last net before a terminal: whatever text got this far, no control character passes. */
import {printable} from '../core/words/text.ts';

// Only what could drive a terminal leaves here; lengths were settled before.
const anyLength = Number.MAX_SAFE_INTEGER;

/** The line with its blanks as they stand, without escape sequences and control characters. */
export function harmless(line: string): string {
  return line
    .split(' ')
    .map((word) => printable(word, anyLength))
    .join(' ');
}
