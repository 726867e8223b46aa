/** The rows of the log: looks in a row are one of them; its words are made when it is looked at. */
import type {Entry} from '../../core/entry.ts';
import {counted} from '../../core/words/text.ts';
import {clockSeconds} from '../../core/words/time.ts';
import {gathering} from '../growing.ts';
import {lineOf, text} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {entryStep, entryWords} from '../words/entry-words.ts';
import {type ListRow, type ListRows, searchText} from './overlay-list.ts';

/** Entries that share a row: where they stand, and what they said. */
type Run = {
  readonly from: number;
  count: number;
  facts: number;
  denied: number;
  failed: number;
  row?: ListRow;
  text?: string;
};

type Runs = {readonly runs: Run[]; first: Entry | undefined};

// A long journal is one of looks: a run keeps none of them.
const gatheredRuns = gathering<Runs>(
  () => ({runs: [], first: undefined}),
  (known, entry, index) => {
    const last = known.runs.at(-1);
    const isMoreOfIt = last && known.first && isMore(known.first, entry);
    const run = isMoreOfIt ? last : {from: index, count: 0, facts: 0, denied: 0, failed: 0};
    if (!isMoreOfIt) {
      known.first = entry;
      known.runs.push(run);
    }
    run.count += 1;
    if (entry.type === 'observed') {
      run.facts += 1;
      if (entry.evidence.status === 'denied') run.denied += 1;
      if (entry.evidence.status === 'failed') run.failed += 1;
    }
    // It counts one more.
    run.row = undefined;
    run.text = undefined;
  },
);

/** Reads in a row become one line that counts: what they said is in the evidence. */
export function logRows(entries: readonly Entry[]): ListRows {
  const {runs} = gatheredRuns(entries);
  return {
    count: runs.length,
    at: (index) => {
      const run = runs[index];
      if (run) run.row ??= runRow(run, entries);
      return run?.row;
    },
    // A search goes through rows that nobody looks at: of them only the text is kept.
    text: (index) => {
      const run = runs[index];
      if (run) run.text ??= searchText(run.row ?? runRow(run, entries));
      return run?.text ?? '';
    },
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

function runRow({from, count, facts, denied, failed}: Run, entries: readonly Entry[]): ListRow {
  const first = entries[from];
  const last = entries[from + count - 1];
  if (!first || !last) return {cells: []};
  if (count === 1) return rowOf(first, entryWords(first));
  if (facts === 0) return rowOf(last, `${entryWords(last)}, ${count} looks`);
  const parts = [
    counted(facts, 'fact'),
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
    details: (columns) => wrap(words, columns - 2).map((row) => lineOf(` ${row}`)),
    take: {type: 'entry', seq: entry.seq},
  };
}
