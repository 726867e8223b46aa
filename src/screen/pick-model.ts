/** The databases to choose from; rows arrive page by page. */
import {isLockedOut, isTerminal} from '../core/database.ts';
import type {Mode} from '../core/incident.ts';
import {databaseStatusWords, type Marked} from '../core/words/status.ts';
import type {Model} from './model.ts';

/** One database of the Region. */
export type PickRow = {
  readonly identifier: string;
  readonly kind: 'instance' | 'cluster';
  /** As AWS spells it. */
  readonly status: string;
  /** Engine and version: `postgres 16.6`. */
  readonly engine: string;
  /** Alias, short key ID, `AWS-owned key`, or empty where the storage is not encrypted. */
  readonly key: string;
};

/** The page as far as it is known. */
export type PickView = {
  readonly mode: Mode;
  readonly endpoint: string;
  readonly accountId: string;
  readonly region: string;
  /** `OnCallResponder/mara`. */
  readonly operator: string;
  readonly rows: readonly PickRow[];
  readonly isComplete: boolean;
  /** What could not be listed, in a sentence; empty mostly. */
  readonly problem: string;
  /** The world's time in milliseconds; where it is missing the screen shows its own. */
  readonly now?: () => number;
};

/** The pick screen's model. */
export type PickModel = Model<PickView>;

/** The status in plain words; a database without a key is none of ours. */
export function rowWords(row: PickRow): Marked {
  if (row.key === '') return {role: 'muted', word: 'not encrypted'};
  return databaseStatusWords(row.status);
}

/** Locked out first, then locked for good, then trouble, then the rest; within each by name. */
export function sortedRows(rows: readonly PickRow[]): readonly PickRow[] {
  const ranked = rows.map((row) => ({row, rank: rankOf(row)}));
  ranked.sort((a, b) => a.rank - b.rank || compareNames(a.row.identifier, b.row.identifier));
  return ranked.map(({row}) => row);
}

function rankOf(row: PickRow): number {
  if (isTerminal(row.status)) return 1;
  if (isLockedOut(row.status)) return 0;
  const {role} = databaseStatusWords(row.status);
  if (role === 'caution') return 2;
  return role === 'waiting' || role === 'unknown' ? 3 : 4;
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rows that contain the words in name, status, engine or key; all where there are none. */
export function matching(rows: readonly PickRow[], words: string): readonly PickRow[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter(
    (row) =>
      row.identifier.toLowerCase().includes(wanted) ||
      rowWords(row).word.includes(wanted) ||
      row.status.includes(wanted) ||
      row.engine.toLowerCase().includes(wanted) ||
      row.key.toLowerCase().includes(wanted),
  );
}
