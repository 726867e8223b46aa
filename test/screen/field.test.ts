import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  type Edit,
  edit,
  emptyField,
  fieldOf,
  typedText,
  windowOf,
} from '../../src/screen/input/field.ts';
import {widthOf} from '../../src/screen/text/line.ts';

describe('a text field', () => {
  test('takes in no control characters and no escape sequences', () => {
    const field = fieldOf('a\u001B[31mb\u0007c\nd');
    expect(typedText(field)).toBe('abc d');
  });

  test('keeps a blank that was typed by itself', () => {
    const field = edit(edit(fieldOf('shop'), {type: 'insert', text: ' '}), {
      type: 'insert',
      text: 'team',
    });
    expect(typedText(field)).toBe('shop team');
  });

  test('has a bound, so that a pasted file does not become a note', () => {
    expect(typedText(fieldOf('x'.repeat(10_000)))).toHaveLength(500);
  });

  test('deletes whole characters, also those of several code points', () => {
    const accented = 'e\u0301';
    expect(typedText(edit(fieldOf(`a${accented}`), {type: 'delete-back'}))).toBe('a');
  });

  test('edits in the middle', () => {
    let field = fieldOf('alias/order');
    for (const type of ['start', 'right', 'delete-forward'] as const) field = edit(field, {type});
    expect(typedText(edit(field, {type: 'insert', text: 'l'}))).toBe('alias/order');
    expect(typedText(edit(field, {type: 'clear'}))).toBe('');
  });

  test('never loses its caret, whatever is done to it', () => {
    const edits = fc.array(
      fc.oneof(
        fc.string({unit: 'grapheme', maxLength: 5}).map((text): Edit => ({type: 'insert', text})),
        fc
          .constantFrom('delete-back', 'delete-forward', 'clear', 'left', 'right', 'start', 'end')
          .map((type): Edit => ({type}) as Edit),
      ),
    );
    fc.assert(
      fc.property(edits, fc.integer({min: 4, max: 40}), (list, columns) => {
        const field = list.reduce(edit, emptyField);
        expect(field.caret).toBeGreaterThanOrEqual(0);
        expect(field.caret).toBeLessThanOrEqual(field.characters.length);
        const shown = windowOf(field, columns);
        expect(widthOf(shown.text)).toBeLessThanOrEqual(columns);
        expect(shown.column).toBeLessThanOrEqual(columns);
      }),
    );
  });
});
