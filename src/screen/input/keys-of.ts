/** Turns what Ink delivers into single keys: a burst such as `delete-me\r` arrives as one input. */
import type {Key as InkKey} from 'ink';

/** A key that is not a character. */
export type KeyName =
  | 'enter'
  | 'escape'
  | 'tab'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page-up'
  | 'page-down'
  | 'home'
  | 'end'
  | 'backspace'
  | 'delete'
  | 'ctrl-c'
  | 'ctrl-l'
  | 'ctrl-u';

/** One key press, or a text that arrived in one piece. */
export type Press =
  | {readonly type: 'key'; readonly key: KeyName}
  | {readonly type: 'text'; readonly text: string};

const named: readonly (readonly [keyof InkKey, KeyName])[] = [
  ['return', 'enter'],
  ['escape', 'escape'],
  ['tab', 'tab'],
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'page-up'],
  ['pageDown', 'page-down'],
  ['home', 'home'],
  ['end', 'end'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
];

const controls: {readonly [letter: string]: KeyName} = {
  c: 'ctrl-c',
  l: 'ctrl-l',
  u: 'ctrl-u',
  a: 'home',
  e: 'end',
};

/** The presses in one input event of Ink. */
export function keysOf(input: string, key: InkKey): readonly Press[] {
  if (key.eventType === 'release') return [];
  if (key.ctrl) {
    const control = controls[input];
    return control ? [{type: 'key', key: control}] : [];
  }
  const name = named.find(([flag]) => key[flag] === true)?.[1];
  if (name) return [{type: 'key', key: name}];
  if (key.meta || input === '') return [];
  return textPresses(input);
}

/** The presses in pasted text: what stands before a line break, then Enter; the rest is dropped. */
export function textPresses(content: string): readonly Press[] {
  const [before = '', ...rest] = content.split(/\r\n|\r|\n/);
  const presses: Press[] = before
    .split(/(\t)/)
    .filter((part) => part !== '')
    .map((part) => (part === '\t' ? {type: 'key', key: 'tab'} : {type: 'text', text: part}));
  return rest.length > 0 ? [...presses, {type: 'key', key: 'enter'}] : presses;
}
