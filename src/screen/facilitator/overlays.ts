/** What lies over the console: the line to put in, a note, the log, and leaving. */
import {isoTime} from '../../core/clock.ts';
import {printable} from '../../core/words/text.ts';
import {clockSeconds} from '../../core/words/time.ts';
import type {FacilitatorView} from '../../engine/facilitator.ts';
import type {Command, OverlayName} from '../command.ts';
import {choiceLines} from '../components/choices.ts';
import {fieldBox} from '../components/field-box.ts';
import type {Setting, Unkeyed} from '../page.ts';
import type {Scene} from '../scene.ts';
import {detailRowsOf, fewRows, listPage} from '../screens/overlay-list.ts';
import {bodyRows} from '../size.ts';
import {type Line, lineOf, text} from '../text/line.ts';
import {wrap, wrapLines} from '../text/wrap.ts';
import {facilitatorChrome} from './chrome.ts';
import {joinPage} from './join.ts';

type Route = {readonly key: string; make(setting: Setting): Unkeyed};

/** The overlay of that name; the page beneath where a console has none. */
export function facilitatorOverlay(
  name: OverlayName,
  scene: Scene,
  view: FacilitatorView,
  base: Route,
): Route {
  switch (name) {
    case 'put-in':
      return {key: name, make: (setting) => orderPage(view, setting, scene.putIn)};
    case 'note':
      return {key: name, make: (setting) => orderPage(view, setting, '')};
    case 'log':
      return {key: name, make: (setting) => actsPage(view, setting)};
    case 'command':
      return {key: 'join', make: (setting) => joinPage(view, setting)};
    case 'quit':
      return {key: name, make: (setting) => leavePage(view, setting)};
    default:
      return base;
  }
}

const help = [
  'When: now, next call, next 3 calls, for 2 min, at 02:25 (UTC of the world).',
  'Faults: throttle, deny, expired-token, error, reset, slow, lag; then the call, such as kms:*.',
  'message Priya: text reaches the players; call kms:DisableKey alias/orders is made by the administrator.',
];

/** One line that is handed in; without a title it is a note. */
function orderPage(view: FacilitatorView, setting: Setting, title: string): Unkeyed {
  const {size, place} = setting;
  const isNote = title === '';
  const {columns} = size;
  const box = fieldBox(
    isNote ? 'Note, then Enter' : 'Change the line, then Enter',
    place.field,
    columns - 2,
  );
  const head = [
    lineOf(text(` ${isNote ? 'A note for the debrief' : printable(title)}`, 'strong')),
    lineOf(''),
  ];
  const words = isNote ? ['Players do not see it.'] : help;
  const below = words.flatMap((part) => wrapLines(part, Math.min(72, columns - 2), 'muted'));
  const mistake = place.mistake === '' ? [] : wrapLines(place.mistake, columns - 2, 'caution');
  const body: readonly Line[] = [
    ...head,
    ...[...box.lines, ...mistake, [], ...below].map((line): Line => [text(' '), ...line]),
  ];
  return {
    ...facilitatorChrome(view, setting),
    name: 'put-in',
    title: isNote ? 'Note' : 'Put in',
    body: body.slice(0, bodyRows(size)),
    status: isNote ? 'not kept yet' : 'not put in yet',
    keys: [
      {id: 'enter', label: isNote ? 'keep it' : 'put it in'},
      {id: 'escape', label: 'back'},
    ],
    field: {
      purpose: 'order',
      submit: (typed): Command => ({type: 'order', line: isNote ? `note ${typed}` : typed}),
    },
    ...(place.focus === 'field'
      ? {caret: {row: head.length + box.caret.row, column: 1 + box.caret.column}}
      : {}),
    about: ['This page takes one line. Enter puts it in, Esc goes back and keeps what was typed.'],
  };
}

function actsPage(view: FacilitatorView, setting: Setting): Unkeyed {
  const {columns} = setting.size;
  return listPage({
    chrome: facilitatorChrome(view, setting),
    name: 'log',
    title: 'Log of the facilitator',
    columns: [
      {head: 'UTC', columns: 10},
      {head: 'What', columns: 9},
      {head: '', columns: columns - 23},
    ],
    rows: fewRows(
      view.acts.map(({at, type, text: words}) => ({
        cells: [
          lineOf(text(clockSeconds(isoTime(at)), 'muted')),
          lineOf(type),
          lineOf(printable(words, 300)),
        ],
        details: (width: number) =>
          wrap(printable(words, 1000), width - 2).map((row) => lineOf(` ${row}`)),
      })),
    ),
    start: 'last',
    detailRows: detailRowsOf(setting.size),
    status: `${view.acts.length} entries; they stand in the debrief`,
    none: 'nothing was put in, said or noted yet',
    keys: [{id: 'note', does: 'a line for the debrief; players do not see it'}],
    about: ['This page lists what was put in, said and noted.'],
    setting,
  });
}

function leavePage(view: FacilitatorView, setting: Setting): Unkeyed {
  const {size, place} = setting;
  const ways: readonly {readonly label: string; readonly command: Command}[] = [
    {label: 'Stay', command: {type: 'close'}},
    {
      label: 'End the game day: the account goes away, the debrief is written',
      command: {type: 'finish'},
    },
  ];
  const cursor = Math.min(place.cursor ?? 0, ways.length - 1);
  return {
    ...facilitatorChrome(view, setting),
    name: 'quit',
    title: 'Quit',
    body: [
      lineOf(text(' End the game day?', 'strong')),
      lineOf(''),
      ...choiceLines(ways, cursor, size.columns - 1),
    ],
    status: `${view.requests.length} calls so far`,
    keys: [
      {id: 'move', label: `or 1–${ways.length} choose`},
      {id: 'enter', label: 'do it'},
      {id: 'escape', label: 'stay'},
    ],
    rows: {count: ways.length, cursor, pageful: 1, take: (index) => ways[index]?.command},
    about: ['This page asks before the account of the players goes away.'],
  };
}
