/** The state of a one-line text field. Pure. */
import {printable} from '../../core/words/text.ts';
import {characters, widthOf} from '../text/line.ts';

/** What is typed, as whole characters, and where the next one goes. */
export type Field = {readonly characters: readonly string[]; readonly caret: number};

/** An edit of a field. */
export type Edit =
  | {readonly type: 'insert'; readonly text: string}
  | {readonly type: 'delete-back' | 'delete-forward' | 'clear'}
  | {readonly type: 'left' | 'right' | 'start' | 'end'};

/** Names, notes and searches are short; a pasted file is not one of them. */
const mostCharacters = 500;

/** Nothing typed yet. */
export const emptyField: Field = {characters: [], caret: 0};

/** A field that holds that text, the caret at its end. */
export function fieldOf(content: string): Field {
  return edit(emptyField, {type: 'insert', text: content});
}

/** What is typed. */
export function typedText(field: Field): string {
  return field.characters.join('');
}

/** The field after an edit. Control characters and line breaks are never taken in. */
export function edit(field: Field, change: Edit): Field {
  const {caret} = field;
  const before = field.characters.slice(0, caret);
  const after = field.characters.slice(caret);
  switch (change.type) {
    case 'insert': {
      const room = mostCharacters - field.characters.length;
      const added = characters(typeable(change.text)).slice(0, Math.max(0, room));
      return {characters: [...before, ...added, ...after], caret: caret + added.length};
    }
    case 'delete-back':
      return {characters: [...before.slice(0, -1), ...after], caret: Math.max(0, caret - 1)};
    case 'delete-forward':
      return {characters: [...before, ...after.slice(1)], caret};
    case 'clear':
      return emptyField;
    case 'left':
      return {...field, caret: Math.max(0, caret - 1)};
    case 'right':
      return {...field, caret: Math.min(field.characters.length, caret + 1)};
    case 'start':
      return {...field, caret: 0};
    case 'end':
      return {...field, caret: field.characters.length};
  }
}

/** `printable` trims and folds blanks; a blank that was typed has to stay. */
function typeable(content: string): string {
  if (/^ +$/.test(content)) return content;
  const head = /^ /.test(content) ? ' ' : '';
  const tail = /\S $/.test(content) ? ' ' : '';
  return head + printable(content, mostCharacters) + tail;
}

/** The part of a field that fits into `columns`, and the caret's column in it. */
export function windowOf(field: Field, columns: number): {text: string; column: number} {
  let first = 0;
  let column = widthOf(field.characters.slice(0, field.caret).join(''));
  while (column >= columns && first < field.caret) {
    column -= widthOf(field.characters[first] ?? '');
    first += 1;
  }
  let shown = '';
  let room = columns;
  for (const character of field.characters.slice(first)) {
    room -= widthOf(character);
    if (room < 0) break;
    shown += character;
  }
  return {text: shown, column};
}
