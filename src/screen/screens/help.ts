/** Help: the page beneath, its keys, then all keys, then words and signs. Made from the key table. */

import {viewOf} from '../components/stack.ts';
import {keyRow, keyTable} from '../keys.ts';
import type {Page, Setting, Unkeyed} from '../page.ts';
import {bodyRows} from '../size.ts';
import {clipLine, type Line, lineOf, text} from '../text/line.ts';
import {wrap, wrapLines} from '../text/wrap.ts';
import {signs} from '../theme.ts';

/** What the page needs: the page it explains. */
export type HelpProps = {readonly beneath: Page; readonly setting: Setting};

const words: readonly (readonly [string, string])[] = [
  ['locked out', 'RDS stopped it: its key cannot be used; a start may help'],
  ['locked for good', 'AWS’s terminal status; one try of the start, then a backup'],
  ['switched off', 'the key’s state is Disabled'],
  ['grant', 'permission on one key that RDS took for one database'],
  ['blast radius', 'everything else that needs the same key'],
  ['would call', 'dry run: the exact call, kept back'],
  ['estimate', 'computed by Latchkey; AWS shows no such deadline'],
];

const signWords =
  `${signs.danger} danger  ${signs.caution} caution  ${signs.good} good  ${signs.waiting} waiting  ` +
  `${signs.unknown} unknown  ${signs.muted} not needed  ${signs.accent} here`;

/** The help page. Text fields own the keyboard, so help says how to get to the keys. */
export function helpPage({beneath, setting}: HelpProps): Unkeyed {
  const {columns} = setting.size;
  const rows = bodyRows(setting.size);
  const here = beneath.keys.map((key) => {
    const row = keyRow(key.id);
    // A named key does what the page says; a letter means the same on all pages of a session.
    const does = row.letter === undefined ? (key.label ?? row.does) : row.does;
    return entry(row.keys, key.does ?? does, columns);
  });
  const lines: readonly Line[] = [
    ...beneath.about
      .flatMap((part) => wrapLines(part, Math.min(72, columns - 2)))
      .map((line) => lineOf(' ', ...line)),
    ...(beneath.field
      ? [lineOf(' A field is open and owns the keyboard: Tab moves to the keys and back.')]
      : []),
    [],
    lineOf(text(' Here', 'strong')),
    ...here.flat(),
    [],
    lineOf(text(' Everywhere', 'strong')),
    ...keyTable
      .filter((row) => !beneath.keys.some((key) => key.id === row.id))
      .flatMap((row) => entry(row.keys, `${row.does} (${row.where})`, columns)),
    [],
    lineOf(text(' Words', 'strong')),
    ...words.flatMap(([word, meaning]) => entry(word, meaning, columns, 18)),
    [],
    lineOf(text(' Signs', 'strong')),
    ...wrapLines(signWords, columns - 4).map((line) => lineOf('   ', ...line)),
  ].map((line) => clipLine(line, columns));
  const view = viewOf(lines, rows, setting.place.scroll);
  return {
    header: beneath.header,
    mode: beneath.mode,
    name: 'help',
    title: `Help · ${beneath.title}`,
    body: view.lines,
    status: modeWords(beneath),
    position: `lines ${view.top + 1}–${view.top + view.lines.length} of ${lines.length}`,
    keys: [
      {id: 'move', label: 'scroll'},
      {id: 'escape', label: 'close'},
    ],
    scroll: {top: view.top, most: view.most, pageful: rows},
    about: [],
  };
}

function entry(keys: string, does: string, columns: number, width = 9): readonly Line[] {
  return wrap(does, columns - width - 4).map((row, index) =>
    lineOf('   ', text((index === 0 ? keys : '').padEnd(width), 'strong'), row),
  );
}

function modeWords(beneath: Page): string {
  switch (beneath.mode) {
    case 'LIVE':
      return 'LIVE: changes are real, each asks first';
    case 'DRY RUN':
      return 'DRY RUN: reads are real, no change is sent';
    case 'REHEARSAL':
    case 'TRAINING':
      return `${beneath.mode}: a simulated AWS, nothing is real`;
    default:
      return '';
  }
}
