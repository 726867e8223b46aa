/** The journal, one entry a line, newest last; looks of a wait are folded into one line. */
import type {Entry} from '../../core/entry.ts';
import type {Session} from '../../core/session.ts';
import {counted, printable} from '../../core/words/text.ts';
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

/** Reads in a row become one line that counts: what they said is in the evidence. */
function logRows(entries: readonly Entry[]): readonly ListRow[] {
  const rows: ListRow[] = [];
  let run: Entry[] = [];
  for (const entry of entries) {
    const [first] = run;
    if (isRead(entry) && (!first || entryStep(first) === entryStep(entry) || isObserving(entry))) {
      run.push(entry);
      continue;
    }
    rows.push(...runRows(run));
    run = isRead(entry) ? [entry] : [];
    if (!isRead(entry)) rows.push(rowOf(entry, entryWords(entry)));
  }
  return [...rows, ...runRows(run)];
}

function isRead(entry: Entry): boolean {
  return entry.type === 'observed' || (entry.type === 'called' && entry.mode === 'read');
}

/** A read of the evidence; reads of a wait belong to a step. */
function isObserving(entry: Entry): boolean {
  return entry.type === 'observed' || (entry.type === 'called' && entry.step === undefined);
}

function runRows(run: readonly Entry[]): readonly ListRow[] {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return [];
  if (run.length === 1) return [rowOf(first, entryWords(first))];
  const facts = run.flatMap((entry) => (entry.type === 'observed' ? [entry.evidence.status] : []));
  if (facts.length === 0) {
    return [rowOf(last, `${entryWords(last)}, ${run.length} looks`)];
  }
  const denied = facts.filter((status) => status === 'denied').length;
  const failed = facts.filter((status) => status === 'failed').length;
  const parts = [
    counted(facts.length, 'fact'),
    denied > 0 ? `${denied} denied` : '',
    failed > 0 ? `${failed} without an answer` : '',
  ];
  return [rowOf(first, `read ${parts.filter(Boolean).join(', ')}`)];
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
