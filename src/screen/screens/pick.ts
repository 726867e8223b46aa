/** Which database is it? Thousands of rows, of which only the visible ones are rendered. */
import {shortName} from '../../core/words/text.ts';
import {fieldLine} from '../components/field-box.ts';
import {whereLine} from '../components/header.ts';
import {
  firstVisible,
  pointer,
  positionWords,
  type TableColumn,
  tableCells,
  tableHead,
} from '../components/table.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {type PickRow, type PickView, rowWords} from '../pick-model.ts';
import {endpointHost} from '../session-chrome.ts';
import {bodyRows, layoutOf} from '../size.ts';
import {blank, type Line, lineOf, spread, text} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {signs} from '../theme.ts';

/** What the page needs. `rows` are the matching ones in their order, prepared by the desk. */
export type PickProps = {
  readonly pick: PickView;
  readonly rows: readonly PickRow[];
  readonly locked: number;
  readonly setting: Setting;
};

/** The page; the status of the row under the cursor stands below with its meaning. */
export function pickPage({pick, rows, locked, setting}: PickProps): Unkeyed {
  const {size, place} = setting;
  const {columns} = size;
  const cursor = Math.max(0, Math.min(place.cursor ?? 0, rows.length - 1));
  const search = place.search ? fieldLine(' / ', place.search, Math.floor(columns / 2)) : undefined;
  const here = rows[cursor];
  const details = detailLines(here, pick, columns);
  const height = Math.max(3, bodyRows(size) - 3 - 1 - 4);
  const first = firstVisible(rows.length, height, cursor);
  const number = Math.max(2, String(Math.min(rows.length, first + height)).length);
  const table = columnsOf(columns - number - 6, columns);
  const visible = rows
    .slice(first, first + height)
    .map((row, at) => rowLine(row, first + at, first + at === cursor, number, table));
  const hint = lineOf(text(' / search by name, status, engine or key', 'muted'));
  return {
    header: [
      whereLine(
        {
          ...pick,
          endpoint: endpointHost(pick.endpoint),
          now: setting.now,
          offsetMinutes: setting.offsetMinutes,
        },
        columns,
      ),
      lineOf(text(' no database chosen yet', 'muted')),
    ],
    mode: pick.mode,
    name: 'pick',
    title: 'Which database?',
    body: [
      spread(
        search?.lines[0] ?? hint,
        lineOf(counterWords(pick, rows, locked, place.search !== undefined)),
        columns - 4,
      ),
      blank,
      tableHead(table, number + 6, columns),
      ...(visible.length > 0
        ? visible
        : [lineOf(text(emptyWords(pick, place.search !== undefined), 'muted'))]),
      ...Array.from({length: height - Math.max(1, visible.length)}, () => blank),
      blank,
      ...details,
    ].slice(0, bodyRows(size)),
    status: setting.notice === '' ? orderWords(pick) : setting.notice,
    position: positionWords(first, height, rows.length),
    keys: [
      {id: 'move', label: layoutOf(size) === 'narrow' ? 'move' : 'or digits move'},
      {id: 'search'},
      {id: 'enter', label: 'diagnose'},
      {id: 'escape', label: 'back', command: {type: 'pick', identifier: undefined}},
    ],
    rows: {
      count: rows.length,
      cursor,
      pageful: height,
      take: (index) => {
        const row = rows[index];
        return row && {type: 'pick', identifier: row.identifier};
      },
    },
    ...(place.search
      ? {
          field: {purpose: 'search', submit: () => ({type: 'search'})} as const,
          ...(place.focus === 'field' && search
            ? {caret: {row: 0, column: search.caret.column}}
            : {}),
        }
      : {}),
    about: [
      'This page lists the databases of the Region, the locked-out ones first.',
      'Enter diagnoses the one under the cursor; that only reads.',
    ],
  };
}

function columnsOf(width: number, columns: number): readonly TableColumn[] {
  if (columns < 80) {
    return [
      {head: 'Database', columns: width - 18},
      {head: 'Status', columns: 18},
    ];
  }
  const spare = width - 72;
  const name = 24 + Math.max(0, Math.floor(spare / 2));
  return [
    {head: 'Database', columns: name},
    {head: 'Status', columns: 17},
    {head: 'Engine', columns: 15},
    {head: 'KMS key', columns: width - name - 32},
  ];
}

function rowLine(
  row: PickRow,
  index: number,
  isHere: boolean,
  number: number,
  table: readonly TableColumn[],
): Line {
  const {role, word} = rowWords(row);
  const tone = isHere ? 'strong' : 'plain';
  const kind = row.kind === 'cluster' ? '  cluster' : '';
  const room = (table[0]?.columns ?? 20) - 2 - kind.length;
  const cells = [
    lineOf(shortName(row.identifier, room), text(kind, 'muted')),
    lineOf(text(word, role === 'good' ? 'plain' : role)),
    lineOf(row.engine.replace('aurora-postgresql', 'aurora-pg')),
    lineOf(row.key === '' ? 'none' : row.key),
  ];
  return [
    ...pointer(isHere),
    text(`${String(index + 1).padStart(number)} `, tone),
    text(`${role === 'muted' ? '–' : signs[role]} `, role),
    ...tableCells(cells.slice(0, table.length), table, tone),
  ];
}

function counterWords(
  pick: PickView,
  rows: readonly PickRow[],
  locked: number,
  isSearching: boolean,
): string {
  const all = pick.rows.length.toLocaleString('en-US');
  if (isSearching) return `${rows.length.toLocaleString('en-US')} of ${all} databases`;
  if (!pick.isComplete) return `${all} so far, ${locked} locked out`;
  return `${all} ${pick.rows.length === 1 ? 'database' : 'databases'}, ${locked} locked out`;
}

function emptyWords(pick: PickView, isSearching: boolean): string {
  if (isSearching) return '   nothing found; Esc clears the search';
  return pick.isComplete
    ? '   there is no database in this Region'
    : '   asking for the databases…';
}

function orderWords(pick: PickView): string {
  if (pick.problem !== '') return pick.problem;
  return pick.isComplete
    ? 'locked out first, then trouble, then A–Z'
    : 'still reading; rows keep their place';
}

const meanings: {readonly [status: string]: string} = {
  'inaccessible-encryption-credentials-recoverable':
    'The KMS key cannot be used, so RDS stopped the database. Once the key works again, a start may bring it back.',
  'inaccessible-encryption-credentials':
    'The KMS key cannot be used. AWS says only a backup leads back; one try of the start comes first.',
  available: 'The database is up. Its key may still be in trouble: a diagnosis tells.',
};

function detailLines(row: PickRow | undefined, pick: PickView, columns: number): readonly Line[] {
  if (!row) return [];
  const name = shortName(row.identifier, columns >= 80 ? 40 : 24);
  const indent = Math.min(name.length + 3, 14);
  const unencrypted =
    row.key === '' ? 'Its storage is not encrypted: a KMS key cannot lock it out.' : '';
  const meaning =
    unencrypted || meanings[row.status] || 'Not a status of a lost key; a diagnosis tells more.';
  const where = columns >= 80 ? '' : `, ${row.engine}, ${row.key === '' ? 'no key' : row.key}`;
  return [
    lineOf(' ', text(name, 'resource'), `  ${row.status}${where}`),
    ...wrap(meaning, Math.min(72, columns - indent - 2)).map((line) =>
      lineOf(' '.repeat(indent), line),
    ),
  ].slice(0, pick.rows.length > 0 ? 4 : 0);
}
