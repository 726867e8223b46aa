/** The one box in the program: the field that can send something. */
import {type Field, windowOf} from '../input/field.ts';
import {clipText, fitText, type Line, text, widthOf} from '../text/line.ts';

/** The lines of the box and where the caret stands in them. */
export type FieldBox = {
  readonly lines: readonly Line[];
  readonly caret: {readonly row: number; readonly column: number};
};

/** `╭─ Type yes, then Enter ──╮` and the field in it. */
export function fieldBox(title: string, field: Field, columns: number): FieldBox {
  const inner = columns - 4;
  const shown = windowOf(field, inner);
  const head = clipText(title, inner - 2);
  const stroke = '─'.repeat(Math.max(0, columns - 5 - widthOf(head)));
  return {
    lines: [
      [text('╭─ ', 'muted'), text(head, 'strong'), text(` ${stroke}╮`, 'muted')],
      [text('│ ', 'muted'), text(fitText(shown.text, inner), 'typed'), text(' │', 'muted')],
      [text(`╰${'─'.repeat(columns - 2)}╯`, 'muted')],
    ],
    caret: {row: 1, column: 2 + shown.column},
  };
}

/** A field on one line behind its label, for searches. */
export function fieldLine(label: string, field: Field, columns: number): FieldBox {
  const shown = windowOf(field, columns - widthOf(label) - 1);
  return {
    lines: [[text(label, 'accent'), text(shown.text, 'typed')]],
    caret: {row: 0, column: widthOf(label) + shown.column},
  };
}
