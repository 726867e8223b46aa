/** What was made of a whole session is kept until its next entry: keys come faster than entries. */
import type {Entry} from '../core/entry.ts';
import type {Session} from '../core/session.ts';

/** The same function, which walks the entries once for each state of the session. */
export function remembered<Made>(
  make: (session: Session, entries: readonly Entry[]) => Made,
): (session: Session, entries: readonly Entry[]) => Made {
  // A session is its entries: a new one makes a new session.
  const known = new WeakMap<Session, {readonly made: Made}>();
  return (session, entries) => {
    const kept = known.get(session) ?? {made: make(session, entries)};
    known.set(session, kept);
    return kept.made;
  };
}
