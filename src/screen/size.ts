/** The terminal's size and the layout it allows. */

/** Columns and rows of the terminal. */
export type Size = {readonly columns: number; readonly rows: number};

/** One column, full width, or three columns. Between two sizes the smaller one is used. */
export type Layout = 'narrow' | 'normal' | 'wide';

/** The least size in which a question can be read whole. */
export const least: Size = {columns: 60, rows: 20};

/** The layout for a size. */
export function layoutOf({columns, rows}: Size): Layout {
  if (columns >= 120 && rows >= 30) return 'wide';
  return columns >= 80 ? 'normal' : 'narrow';
}

/** True where not even the narrow layout fits. */
export function isTooSmall({columns, rows}: Size): boolean {
  return columns < least.columns || rows < least.rows;
}

/** Rows between the header (three rows) and the footer (two rows). */
export function bodyRows({rows}: Size): number {
  return Math.max(0, rows - 5);
}
