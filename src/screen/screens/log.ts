/** The journal, one entry a line, newest last; looks of a wait are folded into one line. */
import type {Entry} from '../../core/entry.ts';
import type {Session} from '../../core/session.ts';
import {printable} from '../../core/words/text.ts';
import {viewOf} from '../components/stack.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {sessionChrome} from '../session-chrome.ts';
import {bodyRows, layoutOf} from '../size.ts';
import {lineOf} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {logRows} from './log-rows.ts';
import {detailRowsOf, listPage} from './overlay-list.ts';

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
    detailRows: detailRowsOf(setting.size),
    status: `${entries.length} entries`,
    keys: [{id: 'note'}],
    about: ['This page is the journal of the session, from which the report is made.'],
    setting,
  });
}

/** One entry as it stands in the journal. */
export function entryPage(props: LogProps & {readonly seq: number}): Unkeyed {
  const {session, entries, seq, setting} = props;
  const entry = entries[seq - 1];
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
