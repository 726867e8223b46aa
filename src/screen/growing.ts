/** What is gathered from a journal that grows: each entry is looked at once, not at every key. */
import type {Entry} from '../core/entry.ts';

/**
 * Answers a function from entries to what was gathered from them. It remembers how far it came in a
 * list that only ever grows, as a session's does; `take` must not depend on anything but its arguments.
 */
export function gathering<Gathered>(
  begin: () => Gathered,
  take: (gathered: Gathered, entry: Entry, index: number) => void,
): (entries: readonly Entry[]) => Gathered {
  const known = new WeakMap<readonly Entry[], {readonly gathered: Gathered; seen: number}>();
  return (entries) => {
    const far = known.get(entries) ?? {gathered: begin(), seen: 0};
    known.set(entries, far);
    for (let entry = entries[far.seen]; entry; entry = entries[far.seen]) {
      take(far.gathered, entry, far.seen);
      far.seen += 1;
    }
    return far.gathered;
  };
}
