/** A runbook's prose without Markdown's marks, one text a paragraph. */
import {printable} from '../core/words/text.ts';

// A paragraph of a runbook; far longer ones are somebody's mistake.
const longest = 2000;

/** The paragraphs in order; emphasis and code marks are taken off. */
export function paragraphs(markdown: string): readonly string[] {
  return markdown
    .split(/\n\s*\n/)
    .map((part) => printable(part.replace(/\*\*|__|`/g, ''), longest))
    .filter((part) => part !== '');
}
