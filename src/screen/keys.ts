/** THE one key table. Footer, help and docs are generated from it; shortcuts live nowhere else. */

/** A key by its name in the table. */
export type KeyId =
  | 'enter'
  | 'escape'
  | 'move'
  | 'digits'
  | 'tab'
  | 'search'
  | 'evidence'
  | 'blast'
  | 'log'
  | 'undo'
  | 'copy'
  | 'look'
  | 'note'
  | 'hint'
  | 'report'
  | 'pause'
  | 'slower'
  | 'faster'
  | 'jump'
  | 'help'
  | 'quit'
  | 'interrupt'
  | 'repaint';

/** One row of the table. */
export type KeyRow = {
  readonly id: KeyId;
  /** How the key is written. */
  readonly keys: string;
  /** The character that is the key; undefined for named keys. */
  readonly letter?: string;
  /** What the footer says, and a shorter form for narrow terminals. */
  readonly label: string;
  readonly short?: string;
  readonly where: string;
  readonly does: string;
};

/** Every key of the program, in the order of the help. */
export const keyTable: readonly KeyRow[] = [
  {
    id: 'enter',
    keys: 'Enter',
    label: 'open',
    where: 'everywhere',
    does: 'takes the row under the cursor, or hands in the field',
  },
  {
    id: 'escape',
    keys: 'Esc',
    label: 'back',
    where: 'everywhere',
    does: 'closes what lies on top, else asks before leaving; nothing typed is lost',
  },
  {
    id: 'move',
    keys: '↑↓',
    label: 'move',
    where: 'lists, choices, text',
    does: 'moves or scrolls; also j k; PgUp PgDn Home End by page and to the ends',
  },
  {
    id: 'digits',
    keys: '1–9',
    label: 'choose',
    where: 'lists, choices',
    does: 'moves the cursor there, never accepts; two digits within 0.5 s are one number',
  },
  {
    id: 'tab',
    keys: 'Tab',
    label: 'to the keys',
    where: 'pages with a field',
    does: 'moves between the field and the keys; the field keeps its text',
  },
  {
    id: 'search',
    keys: '/',
    letter: '/',
    label: 'search',
    where: 'databases, backups, evidence, log',
    does: 'opens a search line; a plain part of the text, no syntax',
  },
  {
    id: 'evidence',
    keys: 'e',
    letter: 'e',
    label: 'evidence',
    where: 'a session',
    does: 'the facts, each with its call, time and request id',
  },
  {
    id: 'blast',
    keys: 'b',
    letter: 'b',
    label: 'blast radius',
    short: 'blast',
    where: 'from the diagnosis on',
    does: 'everything else on the same key',
  },
  {
    id: 'log',
    keys: 'l',
    letter: 'l',
    label: 'log',
    where: 'a session',
    does: 'the journal, one entry a line',
  },
  {
    id: 'undo',
    keys: 'u',
    letter: 'u',
    label: 'undo',
    where: 'ways, questions, waits, the end',
    does: 'how each change would be put back; prints commands, sends nothing',
  },
  {
    id: 'copy',
    keys: 'c',
    letter: 'c',
    label: 'copy command',
    short: 'copy',
    where: 'wherever a call is shown',
    does: 'the AWS CLI command as one line, copied and shown for selecting',
  },
  {
    id: 'look',
    keys: 'r',
    letter: 'r',
    label: 'look again',
    short: 'look',
    where: 'diagnosis, waits, login',
    does: 'reads anew, changes nothing',
  },
  {
    id: 'note',
    keys: 'n',
    letter: 'n',
    label: 'note',
    where: 'a session',
    does: 'a line for the journal',
  },
  {
    id: 'hint',
    keys: 'h',
    letter: 'h',
    label: 'hint',
    where: 'TRAINING',
    does: 'what the next hint is about and its price, before it is shown',
  },
  {
    id: 'report',
    keys: 'w',
    letter: 'w',
    label: 'report',
    where: 'the end',
    does: 'where the written report lies, what it says, and how it is proven',
  },
  {
    id: 'pause',
    keys: 'p',
    letter: 'p',
    label: 'pause',
    where: 'a rehearsal',
    does: 'stops the simulated clock, and lets it go on',
  },
  {
    id: 'slower',
    keys: '<',
    letter: '<',
    label: 'slower',
    where: 'a rehearsal',
    does: 'the simulated clock runs slower',
  },
  {
    id: 'faster',
    keys: '>',
    letter: '>',
    label: 'faster',
    where: 'a rehearsal',
    does: 'the simulated clock runs faster',
  },
  {
    id: 'jump',
    keys: 'f',
    letter: 'f',
    label: 'jump ahead',
    short: 'jump',
    where: 'a rehearsal',
    does: 'to the next thing that happens by itself, at most an hour on',
  },
  {
    id: 'help',
    keys: '?',
    letter: '?',
    label: 'help',
    where: 'everywhere',
    does: 'the keys of this page, then all, then words and signs',
  },
  {
    id: 'quit',
    keys: 'q',
    letter: 'q',
    label: 'quit',
    where: 'everywhere',
    does: 'asks first, and says what AWS goes on doing',
  },
  {
    id: 'interrupt',
    keys: 'Ctrl+C',
    label: 'quit',
    where: 'everywhere, also in fields',
    does: 'first asks like q; a second one within 2 s leaves at once',
  },
  {
    id: 'repaint',
    keys: 'Ctrl+L',
    label: 'repaint',
    where: 'everywhere',
    does: 'paints the screen anew',
  },
];

/** The row of a key. */
export function keyRow(id: KeyId): KeyRow {
  const row = keyTable.find((candidate) => candidate.id === id);
  if (!row) throw new RangeError(`no key ${id}`);
  return row;
}

/** The key that a character is; undefined where it is none. Digits, `j` and `k` are not in here. */
export function keyOfLetter(letter: string): KeyId | undefined {
  return keyTable.find((row) => row.letter === letter)?.id;
}
