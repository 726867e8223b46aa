/** A choice among many rows with columns, such as backups: the row under the cursor in full below. */
import type {ChoiceQuestion, Option} from '../../core/question.ts';
import {printable} from '../../core/words/text.ts';
import {fieldLine} from '../components/field-box.ts';
import {stepTitle} from '../components/steps.ts';
import {
  firstVisible,
  pointer,
  positionWords,
  type TableColumn,
  tableCells,
  tableHead,
} from '../components/table.ts';
import {typedText} from '../input/field.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {bodyRows} from '../size.ts';
import {type Line, lineOf, type Tone, text, widthOf} from '../text/line.ts';
import {wrap, wrapLines} from '../text/wrap.ts';
import {paragraphsOf} from '../words/prose.ts';
import {askingKeys, type ChoiceProps, firstCursor, takeOption} from './choice.ts';
import {matching} from './choice-search.ts';

/** The table page. Opening is judged by the row's own facts; dead rows stay, dimmed and marked. */
export function choiceTablePage({session, step, question, setting}: ChoiceProps): Unkeyed {
  const {size, place} = setting;
  const found = matching(question, place.search ? typedText(place.search) : '');
  const options = found.flatMap((index) => question.options[index] ?? []);
  const cursor = Math.max(0, Math.min(place.cursor ?? firstCursor(options), options.length - 1));
  const rows = bodyRows(size);
  const {columns} = size;
  const head = headLines(question, setting);
  const search = place.search ? fieldLine(' / ', place.search, columns - 2) : undefined;
  const number = String(options.length).length;
  const table = columnsOf(question, columns - 5 - number);
  const left = (question.columns ?? []).flatMap((name, index) =>
    table.some((column) => column.index === index)
      ? []
      : [`${name}: ${printable(options[cursor]?.cells?.[index] ?? 'unknown')}`],
  );
  const above = [...head, ...(search?.lines ?? [])];
  const details = detailLines(options[cursor], cursor, left, columns).slice(
    0,
    Math.floor(rows / 3),
  );
  const height = Math.max(2, rows - above.length - details.length - 3);
  const first = firstVisible(options.length, height, cursor);
  const visible = options.slice(first, first + height).map((option, at) => {
    const index = first + at;
    return rowLine(option, index, index === cursor, number, table);
  });
  const body = [
    ...above,
    tableHead(table, 4 + number, columns),
    ...(visible.length > 0 ? visible : [lineOf(text(`   ${nothingFound}`, 'muted'))]),
    [],
    ...details,
  ];
  return {
    ...sessionChrome(session, setting),
    name: 'choice',
    title: stepTitle(session, step, question.title),
    body: body.slice(0, rows),
    status: savedWords(session, setting, place.mistake === '' ? '' : 'that one cannot be taken'),
    position: positionWords(first, height, options.length),
    keys: [
      {id: 'move', label: 'or digits choose'},
      {id: 'enter', label: 'take it'},
      {id: 'search'},
      ...askingKeys,
    ],
    rows: {
      count: options.length,
      cursor,
      pageful: height,
      ...(place.search ? {inAll: found[cursor] ?? firstCursor(question.options)} : {}),
      take: (index) => takeOption(options[index]),
    },
    ...(search
      ? {
          field: {purpose: 'search', submit: () => ({type: 'search'})} as const,
          ...(place.focus === 'field'
            ? {caret: {row: head.length, column: search.caret.column}}
            : {}),
        }
      : {}),
    about: [
      'This page lists what can be chosen; rows that cannot be are dimmed.',
      'Enter on a dimmed row says why. Choosing changes nothing yet: the change is asked next.',
    ],
  };
}

const nothingFound = 'nothing found; Esc clears the search';

function headLines(question: ChoiceQuestion, {size}: Setting): readonly Line[] {
  const room = size.columns - 2;
  return [
    ...wrapLines(question.title, room, 'strong'),
    ...paragraphsOf(question.prose)
      .slice(0, size.rows >= 40 ? 3 : 1)
      .flatMap((part) => wrapLines(part, Math.min(72, room)).slice(0, 2)),
  ].map((line) => lineOf(' ', ...line));
}

// A question never changes; measuring every cell of 500 rows for each frame would be felt.
const widths = new WeakMap<ChoiceQuestion, readonly Shown[]>();

function widthsOf(question: ChoiceQuestion): readonly Shown[] {
  const known = widths.get(question);
  if (known) return known;
  const all = (question.columns ?? []).map((head, index) => {
    const cells = question.options.map((option) => widthOf(option.cells?.[index] ?? ''));
    return {head, index, columns: Math.max(widthOf(head), ...cells) + 2};
  });
  widths.set(question, all);
  return all;
}

/** A column of the question's table, as far as there is room for it. */
type Shown = TableColumn & {readonly index: number};

/**
 * Each column as wide as its longest cell. Where they do not fit, the middle ones leave from the
 * right: the first tells the rows apart, the last one is the verdict, and a question names what
 * matters most from the left.
 */
function columnsOf(question: ChoiceQuestion, width: number): readonly Shown[] {
  let shown = widthsOf(question);
  while (totalOf(shown) > width && shown.length > 2) {
    shown = shown.toSpliced(-2, 1);
  }
  const [first, last] = shown;
  const over = totalOf(shown) - width;
  if (!first || !last || over <= 0) return shown;
  return [{...first, columns: Math.max(8, first.columns - over)}, ...shown.slice(1)];
}

function totalOf(columns: readonly TableColumn[]): number {
  return columns.reduce((sum, column) => sum + column.columns, 0);
}

function rowLine(
  option: Option,
  index: number,
  isHere: boolean,
  number: number,
  table: readonly Shown[],
): Line {
  const tone: Tone = option.dead === undefined ? (isHere ? 'strong' : 'plain') : 'muted';
  const cells = table.map(({index: at}) => lineOf(printable(option.cells?.[at] ?? option.label)));
  const front = text(`${String(index + 1).padStart(number)} `, tone);
  return [...pointer(isHere), front, ...tableCells(cells, table, tone)];
}

/**
 * The row's number and label, why it is dead, what its columns had no room for, its details. Why a
 * row is recommended comes before what else is known of it: on a small screen the end is cut.
 */
function detailLines(
  option: Option | undefined,
  index: number,
  left: readonly string[],
  columns: number,
): readonly Line[] {
  if (!option) return [];
  const front = `${index + 1}`.padEnd(4);
  const detail = {words: printable(option.detail ?? '', 600), tone: 'plain' as const};
  const others = {words: left.join(', '), tone: 'plain' as const};
  const rows = [
    {words: printable(option.label), tone: 'strong' as const},
    {words: printable(option.dead ?? '', 400), tone: 'caution' as const},
    ...(option.recommended ? [detail, others] : [others, detail]),
  ].flatMap(({words, tone}) =>
    wrap(words, Math.min(columns - 6, 100)).map((row) => text(row, tone)),
  );
  return rows.map((row, at) => lineOf(' ', at === 0 ? front : '    ', row));
}
