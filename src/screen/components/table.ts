/** Tables: a head, and as many rows around the cursor as there is room for. */
import {clipLine, fitLine, fitText, type Line, lineOf, type Tone, text} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {signs} from '../theme.ts';

/** A column of a table; `columns` includes the gap behind it. */
export type TableColumn = {readonly head: string; readonly columns: number};

/** The first visible row so that the cursor stays in the middle part of `height` rows. */
export function firstVisible(count: number, height: number, cursor: number): number {
  const middle = cursor - Math.floor(height / 2);
  return Math.max(0, Math.min(middle, count - height));
}

/** `1–10 of 10,214`; empty where there is nothing to count. */
export function positionWords(first: number, height: number, count: number): string {
  if (count === 0) return '';
  const last = Math.min(count, first + height);
  const total = count.toLocaleString('en-US');
  return `${(first + 1).toLocaleString('en-US')}–${last.toLocaleString('en-US')} of ${total}`;
}

/** Columns that the start of a row takes. */
export const pointerColumns = 3;

/** The start of a row: `❯` under the cursor. */
export function pointer(isHere: boolean): Line {
  return lineOf(' ', text(isHere ? signs.accent : ' ', 'accent'), ' ');
}

/** The head of a table, indented like its rows. */
export function tableHead(columns: readonly TableColumn[], indent: number, width: number): Line {
  const cells = columns.map((column) => fitText(column.head, column.columns)).join('');
  return clipLine([text(' '.repeat(indent)), text(cells, 'muted')], width);
}

/** Cells side by side, each cut to its column; the last one may use what is left of `width`. */
export function tableCells(
  cells: readonly Line[],
  columns: readonly TableColumn[],
  tone: Tone = 'plain',
): Line {
  return columns.flatMap((column, index) => {
    const cell = (cells[index] ?? []).map((span) =>
      span.tone === 'plain' ? {...span, tone} : span,
    );
    if (index === columns.length - 1) return clipLine(cell, column.columns);
    return [...fitLine(clipLine(cell, column.columns - 1), column.columns)];
  });
}

/** Rows of texts, each wrapped into its column; a column without width stays empty. */
export function wrappedRow(
  cells: readonly string[],
  widths: readonly number[],
): readonly (readonly string[])[] {
  const columns = cells.map((cell, index) => {
    const width = widths[index] ?? 0;
    return width === 0 ? [] : wrap(cell, width - 1);
  });
  const height = Math.max(1, ...columns.map((lines) => lines.length));
  return Array.from({length: height}, (_, row) =>
    columns.map((lines, index) => fitText(lines[row] ?? '', widths[index] ?? 0)),
  );
}
