/** Breaks prose and long values into rows; nothing is lost, nothing is wider than its column. */
import {headOf, type Line, type Tone, text, widthOf} from './line.ts';

/** Prose never grows past this, however wide the terminal is. */
export const proseColumns = 72;

/** Columns to reserve: `…` and `→` grow to `...` and `->` where only ASCII can be shown. */
function reservedWidth(content: string): number {
  const ellipses = content.split('…').length - 1;
  const arrows = content.split('→').length - 1;
  return widthOf(content) + 2 * ellipses + arrows;
}

/** Rows of at most `columns`. Breaks at blanks; a longer word breaks after `/` or `:`. */
export function wrap(content: string, columns: number): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of content.split(/\s+/).flatMap((part) => breakWord(part, columns))) {
    const joined = row === '' || word.isPart ? row + word.text : `${row} ${word.text}`;
    if (row !== '' && reservedWidth(joined) > columns) {
      rows.push(row);
      row = word.text;
    } else {
      row = joined;
    }
  }
  return row === '' ? rows : [...rows, row];
}

/** The same as lines of one tone. */
export function wrapLines(content: string, columns: number, tone: Tone = 'plain'): readonly Line[] {
  return wrap(content, columns).map((row) => [text(row, tone)]);
}

type Piece = {readonly text: string; readonly isPart: boolean};

function breakWord(word: string, columns: number): readonly Piece[] {
  if (word === '') return [];
  if (reservedWidth(word) <= columns) return [{text: word, isPart: false}];
  const pieces: Piece[] = [];
  for (const part of word.split(/(?<=[/:])/)) {
    for (const piece of hardPieces(part, columns)) {
      pieces.push({text: piece, isPart: pieces.length > 0});
    }
  }
  return pieces;
}

function hardPieces(part: string, columns: number): readonly string[] {
  const pieces: string[] = [];
  let rest = part;
  while (reservedWidth(rest) > columns) {
    const head = headOf(rest, Math.max(2, columns - 2));
    pieces.push(head);
    rest = rest.slice(head.length);
  }
  return rest === '' ? pieces : [...pieces, rest];
}
