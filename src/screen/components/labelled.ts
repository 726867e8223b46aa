/** Labels in one column, so that the eye finds the same fact in the same place every night. */
import {type Line, lineOf, type Tone, text} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';

/** A label and what stands beside it; each string is wrapped, each line stays as it is. */
export type LabelledRow = {
  readonly label: string;
  readonly content: readonly (string | Line)[];
  readonly tone?: Tone;
};

/** Rows with their labels `labelColumns` wide. */
export function labelled(
  rows: readonly LabelledRow[],
  labelColumns: number,
  columns: number,
): readonly Line[] {
  return rows.flatMap(({label, content, tone = 'plain'}) => {
    const room = columns - labelColumns;
    const lines = content.flatMap((part) =>
      typeof part === 'string' ? wrap(part, room).map((row) => lineOf(text(row, tone))) : [part],
    );
    return lines.map((line, index) => {
      const head = index === 0 ? label : '';
      return [text(head.padEnd(labelColumns), 'muted'), ...line];
    });
  });
}
