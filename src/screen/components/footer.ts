/** The last row: the keys of the page, generated from the key table. */
import {keyRow} from '../keys.ts';
import type {Page, PageKey, Place} from '../page.ts';
import {type Line, lineWidth, text, widthOf} from '../text/line.ts';

const gap = 3;

/** As many keys as fit, the page's own first; help and quit are always the last two. */
export function footerLine(page: Page, place: Place, columns: number): Line {
  const owned = page.field && place.focus === 'field';
  const first = owned ? fieldKeys(page, columns) : page.keys;
  const last: readonly PageKey[] = owned
    ? [{id: 'interrupt'}]
    : page.name === 'help' || page.name === 'quit'
      ? []
      : [{id: 'help'}, {id: 'quit'}];
  const ends = last.map((key) => itemOf(key, false));
  let room = columns - 1 - ends.reduce((sum, item) => sum + lineWidth(item) + gap, 0);
  const shown: Line[] = [];
  for (const key of first) {
    const item = [itemOf(key, false), itemOf(key, true)].find((one) => lineWidth(one) <= room);
    if (!item) break;
    shown.push(item);
    room -= lineWidth(item) + gap;
  }
  return [
    text(' '),
    ...[...shown, ...ends].flatMap((item, index) => (index === 0 ? item : [text('   '), ...item])),
  ];
}

/** With a field open only Enter, Esc and Tab are keys; the others are named behind Tab. */
function fieldKeys(page: Page, columns: number): readonly PageKey[] {
  if (page.field?.purpose === 'search') {
    return [
      {id: 'enter', label: 'to the list'},
      {id: 'escape', label: 'clear'},
    ];
  }
  const named = page.keys.filter(({id}) => ['enter', 'escape', 'move'].includes(id));
  const behind = page.keys.filter(({id}) => keyRow(id).letter !== undefined);
  if (behind.length === 0) return named;
  const letters = [...behind.map(({id}) => keyRow(id).keys), '?'].join(' ');
  const words = [...behind.map((key) => plainItem(key)), '? help'].join('  ');
  const long = `to the keys (${words})`;
  const short = `to the keys (${letters})`;
  const used = named.reduce((sum, key) => sum + widthOf(plainItem(key)) + gap, 1);
  const room = columns - used - widthOf('Tab ') - gap - widthOf('Ctrl+C quit');
  const label = [long, short, 'to the keys'].find((words) => widthOf(words) <= room);
  return label === undefined ? named : [...named, {id: 'tab', label}];
}

function plainItem(key: PageKey): string {
  const row = keyRow(key.id);
  return `${row.keys} ${key.label ?? row.short ?? row.label}`;
}

function itemOf(key: PageKey, isShort: boolean): Line {
  const row = keyRow(key.id);
  const label = isShort ? (row.short ?? key.label ?? row.label) : (key.label ?? row.label);
  return [text(row.keys, 'strong'), text(` ${label}`)];
}
