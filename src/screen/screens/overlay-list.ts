/** The shape of evidence, blast radius and log: one thing a line, the one under the cursor in full. */

import type {Command} from '../command.ts';
import {fieldLine} from '../components/field-box.ts';
import {
  firstVisible,
  pointer,
  positionWords,
  type TableColumn,
  tableCells,
  tableHead,
} from '../components/table.ts';
import {typedText} from '../input/field.ts';
import type {Page, PageKey, PageName, Setting, Unkeyed} from '../page.ts';
import {bodyRows, layoutOf, type Size} from '../size.ts';
import {blank, clipLine, type Line, lineOf, plainText, text} from '../text/line.ts';

/** One row: its cells, and under the cursor what stands below, what Enter does, and further keys. */
export type ListRow = {
  readonly cells: readonly Line[];
  details?(columns: number): readonly Line[];
  readonly take?: Command;
  keys?(): readonly PageKey[];
};

/** Rows by their place: a long list makes only those that are looked at. */
export type ListRows = {
  readonly count: number;
  at(index: number): ListRow | undefined;
  /** What a search looks in, in lower case. */
  text(index: number): string;
};

/** Room for the whole text of a row that the list has to cut. */
export function detailRowsOf(size: Size): number {
  return layoutOf(size) === 'narrow' ? 2 : 3;
}

/** What a search looks in. */
export function searchText(row: ListRow): string {
  return row.cells.map(plainText).join('\n').toLowerCase();
}

/** Rows that are few. */
export function fewRows(rows: readonly ListRow[]): ListRows {
  return {
    count: rows.length,
    at: (index) => rows[index],
    text: (index) => {
      const row = rows[index];
      return row ? searchText(row) : '';
    },
  };
}

/** What the list needs. */
export type ListProps = {
  readonly name: PageName;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: ListRows;
  /** Where the cursor begins: at the first row, or at the newest. */
  readonly start: 'first' | 'last';
  /** Rows for the details below; 0 for none. */
  readonly detailRows: number;
  readonly status: string;
  /** Stands for the rows where there are none and nothing is searched. */
  readonly none?: string;
  /** Stands below the list whatever the cursor is on. */
  readonly below?: readonly Line[];
  readonly keys: readonly PageKey[];
  readonly about: readonly string[];
  readonly chrome: Pick<Page, 'header' | 'mode'>;
  readonly setting: Setting;
};

/** The list page, narrowed by its search line. */
export function listPage(props: ListProps): Unkeyed {
  const {setting, columns} = props;
  const {size, place} = setting;
  const rows = searched(props.rows, place.search ? typedText(place.search) : '');
  const start = props.start === 'last' ? rows.count - 1 : 0;
  const cursor = Math.max(0, Math.min(place.cursor ?? start, rows.count - 1));
  const search = place.search ? fieldLine(' / ', place.search, size.columns) : undefined;
  const below = props.below ?? [];
  const details = (rows.at(cursor)?.details?.(size.columns) ?? []).slice(0, props.detailRows);
  const isDetailed = props.detailRows > 0;
  const used = (search ? 1 : 0) + 1 + below.length + (isDetailed ? props.detailRows + 1 : 0);
  const height = Math.max(1, bodyRows(size) - used);
  const first = firstVisible(rows.count, height, cursor);
  const shown = Math.max(0, Math.min(height, rows.count - first));
  const visible = Array.from({length: shown}, (_, at) =>
    clipLine(
      [...pointer(first + at === cursor), ...tableCells(rows.at(first + at)?.cells ?? [], columns)],
      size.columns,
    ),
  );
  const body = [
    ...(search?.lines ?? []),
    tableHead(columns, 3, size.columns),
    ...(rows.count === 0 ? [lineOf(text(`   ${noneOf(props)}`, 'muted'))] : visible),
    ...Array.from({length: height - Math.max(1, visible.length)}, () => blank),
    ...below,
    ...(isDetailed ? [lineOf(' ', text('─'.repeat(size.columns - 2), 'muted')), ...details] : []),
  ];
  const here = rows.at(cursor);
  return {
    ...props.chrome,
    name: props.name,
    title: props.title,
    body: body.slice(0, bodyRows(size)),
    status: setting.notice === '' ? props.status : setting.notice,
    position: positionWords(first, height, rows.count),
    keys: [
      {id: 'move'},
      {id: 'search'},
      ...(here?.take ? [{id: 'enter' as const, label: 'whole entry'}] : []),
      ...(here?.keys?.() ?? []),
      ...props.keys,
      {id: 'escape', label: 'close'},
    ],
    rows: {count: rows.count, cursor, pageful: height, take: (index) => rows.at(index)?.take},
    ...(place.search
      ? {
          field: {purpose: 'search', submit: () => ({type: 'search'})} as const,
          ...(place.focus === 'field' && search
            ? {caret: {row: 0, column: search.caret.column}}
            : {}),
        }
      : {}),
    about: props.about,
  };
}

function noneOf({none = 'nothing found', rows}: ListProps): string {
  return rows.count === 0 ? none : 'nothing found';
}

function searched(rows: ListRows, words: string): ListRows {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return rows;
  const places: number[] = [];
  for (let index = 0; index < rows.count; index += 1) {
    if (rows.text(index).includes(wanted)) places.push(index);
  }
  return {
    count: places.length,
    at: (index) => rows.at(places[index] ?? -1),
    text: (index) => rows.text(places[index] ?? -1),
  };
}
