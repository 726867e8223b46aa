/** What happened while nobody could be asked and has to be read before going on. Pure. */
import type {Called, Entry, EntryFrame, Opened} from '../core/entry.ts';

/** A session that goes on after an interruption, or a change that a dry run kept back. */
export type ToRead = EntryFrame & (Opened | Called);

/** The oldest entry that has to be read, after the one numbered `read`. */
export function nextToRead(entries: readonly Entry[], read: number): ToRead | undefined {
  // What was kept back before an interruption was read then.
  const resumed = entries.findLast((entry) => entry.type === 'opened' && entry.resumed);
  const from = Math.max(read, (resumed?.seq ?? 0) - 1);
  for (const entry of entries) {
    if (entry.seq <= from) continue;
    if (entry.type === 'opened' && entry.resumed) return entry;
    if (entry.type === 'called' && entry.outcome === 'would-call') return entry;
  }
  return undefined;
}
