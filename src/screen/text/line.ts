/** Lines: what a screen is made of before it is painted. Plain data, so that it can be measured. */
import stringWidth from 'string-width';
import type {Mode} from '../../core/incident.ts';
import type {Role} from '../../core/words/status.ts';
import {printable} from '../../core/words/text.ts';

/** How a piece of text is meant; the theme decides what that looks like. */
export type Tone = Role | Mode | 'plain' | 'strong' | 'typed';

/** Text of one tone. Made by `text`, which lets no control character through. */
export type Span = {readonly text: string; readonly tone: Tone};

/** One row of the terminal, or of a column. */
export type Line = readonly Span[];

/** An empty row. */
export const blank: Line = [];

// Letters, dashes, arrows and strokes of one column each: most rows have nothing else, and asking
// for the clusters of every row of every frame would be felt. Nothing here acts on a terminal.
const narrow =
  /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2190-\u21ff\u2212\u2500-\u25fc\u2713\u2717\u276f]*$/;
// Everything a terminal would act on instead of showing it.
const acting = /[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/u;

/** A span; text that could act on the terminal is stripped of what acts. */
export function text(content: string, tone: Tone = 'plain'): Span {
  const isSafe = narrow.test(content) || !acting.test(content);
  return {text: isSafe ? content : printable(content, content.length), tone};
}

/** A line of strings (plain) and spans. */
export function lineOf(...parts: readonly (string | Span)[]): Line {
  return parts.map((part) => (typeof part === 'string' ? text(part) : part));
}

/** Columns a text takes; wide characters count two. */
export function widthOf(content: string): number {
  return narrow.test(content) ? content.length : stringWidth(content);
}

/** Columns a line takes. */
export function lineWidth(line: Line): number {
  let sum = 0;
  for (const span of line) sum += widthOf(span.text);
  return sum;
}

/** The text of a line without its tones. */
export function plainText(line: Line): string {
  return line.map((span) => span.text).join('');
}

/** The whole characters of a text, as a person counts them. */
export function characters(content: string): readonly string[] {
  if (narrow.test(content)) return [...content];
  const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});
  return Array.from(segmenter.segment(content), (part) => part.segment);
}

/** At most `columns` wide; what is cut ends in `…`. */
export function clipText(content: string, columns: number): string {
  if (widthOf(content) <= columns) return content;
  return columns < 1 ? '' : `${headOf(content, columns - 1)}…`;
}

/** The longest beginning that fits into `columns`. */
export function headOf(content: string, columns: number): string {
  if (narrow.test(content)) return content.slice(0, Math.max(0, columns));
  let head = '';
  let room = columns;
  for (const character of characters(content)) {
    room -= widthOf(character);
    if (room < 0) break;
    head += character;
  }
  return head;
}

/** At most `columns` wide; what is cut ends in `…`. */
export function clipLine(line: Line, columns: number): Line {
  if (lineWidth(line) <= columns) return line;
  const kept: Span[] = [];
  let room = columns;
  for (const span of line) {
    const wide = widthOf(span.text);
    if (wide < room) {
      kept.push(span);
      room -= wide;
      continue;
    }
    kept.push({...span, text: room < 1 ? '' : `${headOf(span.text, room - 1)}…`});
    break;
  }
  return kept;
}

/** Exactly `columns` wide: cut, or filled up with blanks. */
export function fitText(content: string, columns: number): string {
  const clipped = clipText(content, columns);
  return clipped + ' '.repeat(Math.max(0, columns - widthOf(clipped)));
}

/** Exactly `columns` wide: cut, or filled up with blanks. */
export function fitLine(line: Line, columns: number): Line {
  const clipped = clipLine(line, columns);
  const rest = columns - lineWidth(clipped);
  return rest > 0 ? [...clipped, {text: ' '.repeat(rest), tone: 'plain'}] : clipped;
}

/** `left` at the left, `right` at the right end; where both do not fit, `left` is cut. */
export function spread(left: Line, right: Line, columns: number): Line {
  const clipped = clipLine(right, columns);
  const room = columns - lineWidth(clipped);
  const gap = clipped.length > 0 && room > 1 ? 1 : 0;
  return [...fitLine(left, room - gap), {text: ' '.repeat(gap), tone: 'plain'}, ...clipped];
}
