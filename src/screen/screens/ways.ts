/** The ways back, cheapest first, each with why it applies or not; below, the steps of the one chosen. */
import type {Way} from '../../core/plan.ts';
import type {WayQuestion} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import type {Role} from '../../core/words/status.ts';
import {printable} from '../../core/words/text.ts';
import type {Command} from '../command.ts';
import {air, type Block, stack, viewOf} from '../components/stack.ts';
import {pointer, wrappedRow} from '../components/table.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows, layoutOf} from '../size.ts';
import {clipLine, type Line, lineOf, type Tone, text} from '../text/line.ts';
import {signs} from '../theme.ts';
import {previewBlocks} from './way-preview.ts';

/** What the page needs. */
export type WaysProps = {
  readonly session: Session;
  readonly question: WayQuestion;
  readonly setting: Setting;
};

const applies: {readonly [word in Way['applies']]: Role} = {
  yes: 'good',
  no: 'muted',
  later: 'caution',
  unknown: 'unknown',
};

/** The decision ladder. Enter begins at step 1, which asks: nothing is sent from here. */
export function waysPage({session, question, setting}: WaysProps): Unkeyed {
  const {size, place} = setting;
  const {ways} = question;
  const recommended = Math.max(
    0,
    ways.findIndex((way) => way.recommended),
  );
  const cursor = Math.min(place.cursor ?? recommended, Math.max(0, ways.length - 1));
  const way = ways[cursor];
  const rows = bodyRows(size);
  const ladder = ladderLines(ways, cursor, size.columns);
  const blocks: readonly Block[] = [
    {lines: [lineOf(' Cheapest first, and of those what can be undone.')], leaves: 8},
    air,
    {lines: ladder},
    air,
    ...(way ? previewBlocks(way, cursor + 1, size.columns, rows - ladder.length) : []),
  ];
  const view = viewOf(stack(blocks, rows), rows, place.scroll);
  return {
    ...sessionChrome(session, setting),
    name: 'ways',
    title: 'Ways back',
    body: view.lines,
    status: savedWords(session, setting, place.mistake),
    ...(view.most > 0 ? {position: 'PgDn for more'} : {}),
    keys: [
      {id: 'move', label: `or 1–${ways.length} choose`},
      {id: 'enter', label: 'begin'},
      {id: 'evidence'},
      {id: 'blast'},
      {id: 'undo'},
      {id: 'log'},
      {id: 'note'},
      {id: 'escape', label: 'back', command: {type: 'ways', open: false}},
    ],
    rows: {count: ways.length, cursor, pageful: ways.length, take: (index) => takeWay(ways[index])},
    scroll: {top: view.top, most: view.most, pageful: rows},
    about: [
      'This page shows every way back, cheapest first, and the steps of the one under the cursor.',
      'Enter begins at its first step. Nothing is sent from here.',
    ],
  };
}

function takeWay(way: Way | undefined): Command | undefined {
  if (!way) return undefined;
  if (way.applies !== 'no') return {type: 'answer', answer: way.runbook};
  return {type: 'say', words: `That way does not apply: ${printable(way.because)}.`};
}

function widthsOf(columns: number): readonly number[] {
  const layout = layoutOf({columns, rows: 40});
  if (layout === 'narrow') return [22, columns - 5 - 22, 0, 0, 0];
  if (layout === 'wide') return [29, columns - 5 - 29 - 26 - 15 - 16, 26, 15, 16];
  return [27, columns - 5 - 27 - 9 - 12, 0, 9, 12];
}

function ladderLines(ways: readonly Way[], cursor: number, columns: number): readonly Line[] {
  const widths = widthsOf(columns);
  const head = wrappedRow(['Way back', 'Does it apply?', 'Price', 'Undo', 'Time'], widths);
  return [
    ...head.map((cells) => lineOf(text(`     ${cells.join('')}`, 'muted'))),
    ...ways.flatMap((way, index) => wayLines(way, index, index === cursor, widths, columns)),
  ];
}

/** Price, undo and time. Of a way that does not apply nothing has to be weighed. */
function costsOf({applies: word, price = '', undo, time}: Way): readonly string[] {
  return word === 'no' ? ['–', '–', '–'] : [price, undo, time];
}

function wayLines(
  way: Way,
  index: number,
  isHere: boolean,
  widths: readonly number[],
  columns: number,
): readonly Line[] {
  const role = applies[way.applies];
  const tone: Tone = way.applies === 'no' ? 'muted' : isHere ? 'strong' : 'plain';
  const because = `${signs[role]} ${way.applies}: ${printable(way.because)}`;
  const rows = wrappedRow([way.title, because, ...costsOf(way)], widths);
  return rows.map(([title = '', reason = '', ...rest], at) => {
    const front = at === 0 ? [...pointer(isHere), text(`${index + 1} `, tone)] : [text('     ')];
    const cells = [...reasonSpans(reason, role, tone), text(rest.join(''), tone)];
    return clipLine([...front, text(title, tone), ...cells], columns);
  });
}

/** The sign keeps its role's colour; the words keep the row's. */
function reasonSpans(reason: string, role: Role, tone: Tone): Line {
  const sign = `${signs[role]} `;
  if (!reason.startsWith(sign)) return [text(reason, tone)];
  return [text(sign, role), text(reason.slice(sign.length), tone)];
}
