/** Prose of a runbook, made ready for rows: paragraphs without Markdown's marks. */
import {printable} from '../../core/words/text.ts';

/** The paragraphs in order; emphasis and code marks are taken off, list items keep a dash. */
export function paragraphsOf(markdown: string): readonly string[] {
  return markdown
    .split(/\n\s*\n/)
    .flatMap((part) => part.split(/\n(?=\s*(?:[-*]|\d+\.) )/))
    .map((part) => part.replace(/^\s*[-*] /, '– ').replace(/\*\*|__|`/g, ''))
    .map((part) => printable(part, 2000))
    .filter((part) => part !== '');
}
