/** The rows of the log: looks in a row are one of them; its words are made when it is looked at. */
import type {Entry} from '../../core/entry.ts';
import {counted} from '../../core/words/text.ts';
import {clockSeconds} from '../../core/words/time.ts';
import {gathering} from '../growing.ts';
import {lineOf, text} from '../text/line.ts';
import {entryStep, entryWords} from '../words/entry-words.ts';
import {type ListRow, type ListRows, madeRow} from './overlay-list.ts';

/** Entries that share a row. */
type Run = {readonly entries: Entry[]; row?: ReturnType<typeof madeRow>};

const runs = gathering<Run[]>(
  () => [],
  (known, entry) => {
    const last = known.at(-1);
    const [first] = last?.entries ?? [];
    if (!last || !first || !isMore(first, entry)) {
      known.push({entries: [entry]});
      return;
    }
    last.entries.push(entry);
    // It counts one more.
    last.row = undefined;
  },
);

/** Reads in a row become one line that counts: what they said is in the evidence. */
export function logRows(entries: readonly Entry[]): ListRows {
  const known = runs(entries);
  const row = (index: number) => {
    const run = known[index];
    if (!run) return undefined;
    run.row ??= madeRow(runRow(run.entries));
    return run.row;
  };
  return {
    count: known.length,
    at: (index) => row(index)?.row,
    text: (index) => row(index)?.text ?? '',
  };
}

function isMore(first: Entry, entry: Entry): boolean {
  if (!isRead(first) || !isRead(entry)) return false;
  return entryStep(first) === entryStep(entry) || isObserving(entry);
}

function isRead(entry: Entry): boolean {
  return entry.type === 'observed' || (entry.type === 'called' && entry.mode === 'read');
}

/** A read of the evidence; reads of a wait belong to a step. */
function isObserving(entry: Entry): boolean {
  return entry.type === 'observed' || (entry.type === 'called' && entry.step === undefined);
}

function runRow(run: readonly Entry[]): ListRow {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return {cells: []};
  if (run.length === 1) return rowOf(first, entryWords(first));
  const facts = run.flatMap((entry) => (entry.type === 'observed' ? [entry.evidence.status] : []));
  if (facts.length === 0) return rowOf(last, `${entryWords(last)}, ${run.length} looks`);
  const denied = facts.filter((status) => status === 'denied').length;
  const failed = facts.filter((status) => status === 'failed').length;
  const parts = [
    counted(facts.length, 'fact'),
    denied > 0 ? `${denied} denied` : '',
    failed > 0 ? `${failed} without an answer` : '',
  ];
  return rowOf(first, `read ${parts.filter(Boolean).join(', ')}`);
}

function rowOf(entry: Entry, words: string): ListRow {
  return {
    cells: [
      lineOf(text(clockSeconds(entry.at), 'muted')),
      lineOf(words),
      lineOf(text(entryStep(entry), 'muted')),
    ],
    take: {type: 'entry', seq: entry.seq},
  };
}
