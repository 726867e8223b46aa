/** The journal, one entry a line, newest last; looks of a wait are folded into one line. */
import type {Entry} from '../../core/entry.ts';
import type {Session} from '../../core/session.ts';
import {printable} from '../../core/words/text.ts';
import {clockSeconds} from '../../core/words/time.ts';
import {viewOf} from '../components/stack.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {sessionChrome} from '../session-chrome.ts';
import {bodyRows, layoutOf} from '../size.ts';
import {lineOf, text} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {entryStep, entryWords} from '../words/entry-words.ts';
import {type ListRow, listPage} from './overlay-list.ts';

/** What the page needs. */
export type LogProps = {
  readonly session: Session;
  readonly entries: readonly Entry[];
  readonly setting: Setting;
};

/** The log, following its end until someone scrolls. */
export function logPage({session, entries, setting}: LogProps): Unkeyed {
  const {columns} = setting.size;
  const step = layoutOf(setting.size) === 'narrow' ? 0 : 14;
  return listPage({
    chrome: sessionChrome(session, setting),
    name: 'log',
    title: 'Log',
    columns: [
      {head: 'UTC', columns: 10},
      {head: 'What happened', columns: columns - 13 - step},
      ...(step > 0 ? [{head: 'Step', columns: step}] : []),
    ],
    rows: logRows(entries),
    start: 'last',
    detailRows: 0,
    status: `${entries.length} entries`,
    keys: [{id: 'note'}],
    about: ['This page is the journal of the session, from which the report is made.'],
    setting,
  });
}

function logRows(entries: readonly Entry[]): readonly ListRow[] {
  const rows: ListRow[] = [];
  let looks: {call: string; step: string; count: number} | undefined;
  for (const entry of entries) {
    const step = entryStep(entry);
    const isLook = entry.type === 'called' && entry.mode === 'read' && entry.outcome === 'ok';
    if (isLook && looks?.call === entry.call && looks.step === step && entry.step !== undefined) {
      looks.count += 1;
      rows[rows.length - 1] = rowOf(entry, `${entry.call} answered, ${looks.count} looks`);
      continue;
    }
    looks = isLook ? {call: entry.call, step, count: 1} : undefined;
    rows.push(rowOf(entry, entryWords(entry)));
  }
  return rows;
}

function rowOf(entry: Entry, words: string): ListRow {
  return {
    cells: [
      lineOf(text(clockSeconds(entry.at), 'muted')),
      lineOf(words),
      lineOf(text(entryStep(entry), 'muted')),
    ],
    details: [],
    take: {type: 'entry', seq: entry.seq},
  };
}

/** One entry as it stands in the journal. */
export function entryPage(props: LogProps & {readonly seq: number}): Unkeyed {
  const {session, entries, seq, setting} = props;
  const entry = entries.find((candidate) => candidate.seq === seq);
  const rows = bodyRows(setting.size);
  const lines = (JSON.stringify(entry, undefined, 2) ?? 'no such entry')
    .split('\n')
    .flatMap((line) => {
      const indent = ' '.repeat(Math.min(20, line.length - line.trimStart().length));
      const room = setting.size.columns - indent.length - 2;
      return wrap(printable(line, 4000), room).map((row) => lineOf(` ${indent}${row}`));
    });
  const view = viewOf(lines, rows, setting.place.scroll);
  return {
    ...sessionChrome(session, setting),
    name: 'entry',
    title: `Log · entry ${seq}`,
    body: view.lines,
    status: `${entries.length} entries`,
    position: `lines ${view.top + 1}–${view.top + view.lines.length} of ${lines.length}`,
    keys: [
      {id: 'move', label: 'scroll'},
      {id: 'escape', label: 'back'},
    ],
    scroll: {top: view.top, most: view.most, pageful: rows},
    about: ['This page shows one entry of the journal in full.'],
  };
}
