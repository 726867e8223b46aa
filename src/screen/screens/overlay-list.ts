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
import {bodyRows} from '../size.ts';
import {blank, clipLine, type Line, lineOf, plainText, text} from '../text/line.ts';

/** One row: its cells, what stands below when the cursor is on it, what Enter does. */
export type ListRow = {
  readonly cells: readonly Line[];
  readonly details: readonly Line[];
  readonly take?: Command;
  readonly keys?: readonly PageKey[];
};

/** What the list needs. */
export type ListProps = {
  readonly name: PageName;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly ListRow[];
  /** Where the cursor begins: at the first row, or at the newest. */
  readonly start: 'first' | 'last';
  /** Rows for the details below; 0 for none. */
  readonly detailRows: number;
  readonly status: string;
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
  const start = props.start === 'last' ? rows.length - 1 : 0;
  const cursor = Math.max(0, Math.min(place.cursor ?? start, rows.length - 1));
  const search = place.search ? fieldLine(' / ', place.search, size.columns) : undefined;
  const below = props.below ?? [];
  const details = (rows[cursor]?.details ?? []).slice(0, props.detailRows);
  const isDetailed = props.detailRows > 0;
  const used = (search ? 1 : 0) + 1 + below.length + (isDetailed ? props.detailRows + 1 : 0);
  const height = Math.max(1, bodyRows(size) - used);
  const first = firstVisible(rows.length, height, cursor);
  const visible = rows
    .slice(first, first + height)
    .map((row, at) =>
      clipLine(
        [...pointer(first + at === cursor), ...tableCells(row.cells, columns)],
        size.columns,
      ),
    );
  const body = [
    ...(search?.lines ?? []),
    tableHead(columns, 3, size.columns),
    ...(rows.length === 0 ? [lineOf(text('   nothing found', 'muted'))] : visible),
    ...Array.from({length: height - Math.max(1, visible.length)}, () => blank),
    ...below,
    ...(isDetailed ? [lineOf(' ', text('─'.repeat(size.columns - 2), 'muted')), ...details] : []),
  ];
  const here = rows[cursor];
  return {
    ...props.chrome,
    name: props.name,
    title: props.title,
    body: body.slice(0, bodyRows(size)),
    status: setting.notice === '' ? props.status : setting.notice,
    position: positionWords(first, height, rows.length),
    keys: [
      {id: 'move'},
      {id: 'search'},
      ...(here?.take ? [{id: 'enter' as const, label: 'whole entry'}] : []),
      ...(here?.keys ?? []),
      ...props.keys,
      {id: 'escape', label: 'close'},
    ],
    rows: {count: rows.length, cursor, pageful: height, take: (index) => rows[index]?.take},
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

function searched(rows: readonly ListRow[], words: string): readonly ListRow[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) =>
    row.cells.some((cell) => plainText(cell).toLowerCase().includes(wanted)),
  );
}
