/** Policy values: a single one is a list of one, and numbers and booleans are text. */
import {itemsOf, type JsonNode} from '../text/node.ts';
import type {Notes} from './notes.ts';

/** The text of a scalar; `true` and `7` may stand unquoted. Undefined for null, lists, objects. */
export function textOf(node: JsonNode): string | undefined {
  if (node.type !== 'scalar' || node.value === null) return undefined;
  return String(node.value);
}

/** The texts of a value or list of values; what is no text is noted and left out. */
export function textsOf(node: JsonNode, notes: Notes): readonly string[] {
  const texts: string[] = [];
  for (const item of itemsOf(node)) {
    const text = textOf(item);
    if (text === undefined)
      notes.odd('This value is neither text, number nor boolean.', item.start);
    else texts.push(text);
  }
  return texts;
}
