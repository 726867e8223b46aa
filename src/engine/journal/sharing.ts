/** Keeps what a wait says again and again once: a long journal is one of looks that are all alike. */
import type {Called, Entry, EntryFrame} from '../../core/entry.ts';
import type {JsonObject} from '../../core/json.ts';

/** Remembers the last call, and puts its texts in the place of equal ones. */
export class Sharing {
  #last: (EntryFrame & Called) | undefined;

  /** The same entry; only its memory is shared. */
  of(entry: Entry): Entry {
    if (entry.type !== 'called') return entry;
    const last = this.#last;
    this.#last = entry;
    if (entry.call !== last?.call) return entry;
    const {call, input} = last;
    return Object.assign(entry, {call}, isSame(entry.input, input) ? {input} : {});
  }
}

/** Plain members alone: what is nested is not worth the comparison. */
function isSame(one: JsonObject | undefined, other: JsonObject | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  );
}
