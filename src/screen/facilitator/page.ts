/** The facilitator's console: clock, world, team, what to put in, and the players' calls. */

import {isoTime} from '../../core/clock.ts';
import {databaseStatusWords} from '../../core/words/status.ts';
import {counted, printable, shortName} from '../../core/words/text.ts';
import {clockSeconds, dayWords, durationWords} from '../../core/words/time.ts';
import type {FacilitatorView} from '../../engine/facilitator.ts';
import {fieldLine} from '../components/field-box.ts';
import {labelled} from '../components/labelled.ts';
import {firstVisible, pointer} from '../components/table.ts';
import {typedText} from '../input/field.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {bodyRows, layoutOf} from '../size.ts';
import {blank, clipLine, clipText, fitText, type Line, lineOf, spread, text} from '../text/line.ts';
import {signs} from '../theme.ts';
import {callRows} from './calls.ts';
import {facilitatorChrome} from './chrome.ts';

/** What the page needs. */
export type FacilitatorProps = {readonly view: FacilitatorView; readonly setting: Setting};

const labelColumns = 10;
const day = 86_400_000;

/** The page. The list owns the cursor; the calls below follow the players. */
export function facilitatorPage({view, setting}: FacilitatorProps): Unkeyed {
  const {size, place} = setting;
  const {columns} = size;
  const room = bodyRows(size);
  const cursor = Math.max(0, Math.min(place.cursor ?? 0, view.putIns.length - 1));
  const head = headLines(view, setting);
  const air = layoutOf(size) === 'narrow' ? [] : [blank];
  const free = room - head.length - 2 - 2 * air.length;
  const listed = Math.min(view.putIns.length, Math.max(3, Math.floor(free * 0.6)));
  const first = firstVisible(view.putIns.length, listed, cursor);
  const list = view.putIns
    .slice(first, first + listed)
    .map((row, at) => putInLine(row, first + at, first + at === cursor, setting));
  const search = place.search ? fieldLine(' / ', place.search, columns - 1) : undefined;
  const wanted = place.search ? typedText(place.search) : '';
  const height = Math.max(1, room - head.length - list.length - 2 - 2 * air.length);
  const calls = callRows(view, wanted, height, columns);
  const title = search?.lines[0] ?? lineOf(text(' Calls, newest first', 'muted'));
  const above = [...head, ...air, listHead(columns), ...list, ...air];
  return {
    ...facilitatorChrome(view, setting),
    name: 'facilitator',
    title: 'Facilitator',
    body: [...above, title, ...calls].slice(0, room),
    status: setting.notice === '' ? statusWords(view) : setting.notice,
    position: callsWords(view),
    keys: [
      {id: 'enter', label: 'see the line'},
      {id: 'pause', command: {type: 'time', change: 'pause'}},
      {id: 'slower', command: {type: 'time', change: 'slower'}},
      {id: 'faster', command: {type: 'time', change: 'faster'}},
      {id: 'jump', command: {type: 'time', change: 'jump'}},
      {id: 'search', label: 'find a call'},
      {
        id: 'copy',
        label: 'how to join',
        does: 'how players join, with their credentials',
        command: {type: 'open', overlay: 'command'},
      },
      {id: 'log', does: 'what was put in, said and noted, one entry a line'},
      {id: 'note', does: 'a line for the debrief; players do not see it'},
      {
        id: 'report',
        label: 'debrief',
        does: 'writes the debrief and says where it lies',
        command: {type: 'debrief'},
      },
    ],
    rows: {
      count: view.putIns.length,
      cursor,
      pageful: listed,
      take: (index) => {
        const row = view.putIns[index];
        return row && {type: 'put-in', title: row.title, line: row.line};
      },
    },
    ...(search
      ? {
          field: {purpose: 'search', submit: () => ({type: 'search'})} as const,
          ...(place.focus === 'field'
            ? {caret: {row: above.length, column: search.caret.column}}
            : {}),
        }
      : {}),
    about: [
      'This page runs a game day: players work in this account from elsewhere.',
      'Enter opens the line of the row; nothing is put in before that line is handed in.',
    ],
  };
}

function headLines(view: FacilitatorView, setting: Setting): readonly Line[] {
  const {columns} = setting.size;
  const rows = labelled(
    [
      {label: 'Clock', content: clockWords(view, columns)},
      {label: 'World', content: [clipped(worldWords(view), columns)]},
      {
        label: 'Team',
        content: teamWords(view).slice(0, layoutOf(setting.size) === 'narrow' ? 2 : 4),
      },
    ],
    labelColumns,
    columns - 2,
  );
  return rows.map((line): Line => clipLine([text(' '), ...line], columns));
}

function clockWords({now, speed, next}: FacilitatorView, columns: number): readonly string[] {
  const pace = speed === 0 ? 'paused' : `${speed} × as fast`;
  const upcoming =
    next === undefined
      ? 'nothing is due by itself'
      : `next by itself: ${timeOf(next.at, now)} ${printable(next.what, 60)}`;
  return [`${clockSeconds(isoTime(now))} UTC, ${pace}`, clipText(upcoming, columns - 14)];
}

/** With the day in front where it is another one. */
function timeOf(at: number, now: number): string {
  const isToday = Math.floor(at / day) === Math.floor(now / day);
  return `${isToday ? '' : `${dayWords(isoTime(at))} `}${clockSeconds(isoTime(at))}`;
}

/** The database it is about first, then who else is in trouble, then the keys that do not work. */
function worldWords({databases, keys, database}: FacilitatorView): string {
  const troubled = databases.filter(
    ({identifier, status}) => identifier === database || status !== 'available',
  );
  const sorted = troubled.toSorted(
    (a, b) => Number(b.identifier === database) - Number(a.identifier === database),
  );
  const broken = keys.filter(({state}) => state !== 'Enabled');
  return [
    ...sorted.map(({identifier, status}) => {
      const {role, word} = databaseStatusWords(status);
      return `${identifier} ${signs[role]} ${word}`;
    }),
    ...(broken.length === 0 ? ['every key Enabled'] : []),
    ...broken.map(({name, state}) => `${name} ${state}`),
  ].join(' · ');
}

function clipped(words: string, columns: number): string {
  const room = 2 * (columns - labelColumns - 4);
  return words.length <= room ? words : `${words.slice(0, room - 1)}…`;
}

function teamWords({team, now}: FacilitatorView): readonly string[] {
  const active = team.filter(({reads, changes, refused}) => reads + changes + refused > 0);
  if (active.length === 0) return ['nobody has called yet'];
  return active.map(({name, reads, changes, lastCallAt}) => {
    const ago = lastCallAt === undefined ? 0 : Math.max(0, now - Date.parse(lastCallAt));
    const last = ago < 1000 ? 'last call now' : `last call ${durationWords(ago)} ago`;
    const done = `${counted(reads, 'read')}, ${counted(changes, 'change')} sent`;
    return `${shortName(printable(name), 24)} · ${done} · ${last}`;
  });
}

function listHead(columns: number): Line {
  return spread(lineOf(text('   Put in', 'muted')), lineOf(text('When', 'muted')), columns - 20);
}

function putInLine(
  {title, line}: FacilitatorView['putIns'][number],
  index: number,
  isHere: boolean,
  {size: {columns}, now}: Setting,
): Line {
  const tone = isHere ? 'strong' : 'plain';
  const room = columns - 31;
  return clipLine(
    [
      ...pointer(isHere),
      text(`${String(index + 1).padStart(2)} `, tone),
      text(fitText(printable(title), room), tone),
      text(` ${whenOf(line, now)}`, 'muted'),
    ],
    columns,
  );
}

/** The end of the line says when; without one it is put in at once. What is over today is tomorrow's. */
function whenOf(line: string, now: string): string {
  const [, end] =
    /\s(next (?:\d+ )?calls?|for \d+ (?:s|min|h)|at \d\d:\d\d(?::\d\d)?)$/.exec(line) ?? [];
  const [, time] = /^at (.*)$/.exec(end ?? '') ?? [];
  if (time === undefined || time > clockSeconds(now)) return end ?? 'now';
  return `at ${dayWords(isoTime(Date.parse(now) + day))} ${time}`;
}

function statusWords({scenario, acts, faults}: FacilitatorView): string {
  const done = acts.filter(({type}) => type !== 'note' && type !== 'clock').length;
  const force = faults === 1 ? '1 fault in force' : `${faults} faults in force`;
  return `scenario ${scenario}, ${done} put in so far, ${force}`;
}

function callsWords({requests}: FacilitatorView): string {
  return counted(requests.length, 'call');
}
