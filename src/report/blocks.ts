/** Blocks that every section is made of. */
import type {Block, Text} from './document.ts';

/** A paragraph. */
export function paragraph(text: Text): Block {
  return {type: 'paragraph', text};
}

/** A name spelt exactly; a dash where there is none. */
export function code(text: string): Text {
  return text === '' ? '–' : {code: text};
}
