/** What happened while nobody could be asked and has to be read before going on. */
import type {Called, Entry, EntryFrame, Opened} from '../core/entry.ts';
import {gathering} from './growing.ts';

/** A session that goes on after an interruption, or a change that a dry run kept back. */
export type ToRead = EntryFrame & (Opened | Called);

/** Those since the last interruption: what was kept back before it was read then. */
const sinceResumed = gathering<ToRead[]>(
  () => [],
  (toRead, entry) => {
    if (entry.type === 'opened' && entry.resumed) toRead.splice(0, toRead.length, entry);
    if (entry.type === 'called' && entry.outcome === 'would-call') toRead.push(entry);
  },
);

/** The oldest entry that has to be read, after the one numbered `read`. */
export function nextToRead(entries: readonly Entry[], read: number): ToRead | undefined {
  return sinceResumed(entries).find(({seq}) => seq > read);
}
