/** Columns side by side, divided by a thin line. */
import {blank, fitLine, type Line, text} from '../text/line.ts';

/** One column: its lines and how wide it is. */
export type Column = {readonly lines: readonly Line[]; readonly columns: number};

/** Joins columns to `rows` lines; what is longer is cut, so the caller must have made it fit. */
export function beside(parts: readonly Column[], rows: number): readonly Line[] {
  return Array.from({length: rows}, (_, row) =>
    parts.flatMap((part, index) => {
      const cell = fitLine(part.lines[row] ?? blank, part.columns);
      return index === 0 ? cell : [text('│ ', 'muted'), ...cell];
    }),
  );
}

/** The widths of three columns in the wide layout: overview, centre, evidence. */
export function wideColumns(columns: number): readonly [number, number, number] {
  const left = 31;
  const right = 30;
  return [left, columns - left - right - 4, right];
}
