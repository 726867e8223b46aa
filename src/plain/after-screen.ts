/** What stays in the terminal after the full screen has closed: the outcome, and what is left. */
import type {Entry} from '../core/entry.ts';
import {modeOf, type Session} from '../core/session.ts';
import {printable} from '../core/words/text.ts';
import {endSays} from './endings.ts';
import {harmless} from './harmless.ts';
import {written} from './written.ts';

/** A few lines; none while the session is not closed. */
export function linesAfterScreen(session: Session, entries: readonly Entry[]): readonly string[] {
  if (!session.closed) return [];
  const says = endSays(session.closed, {session, entries, short: true});
  return written(says, modeOf(session)).map(harmless);
}

/** How a session that is not at its end goes on, behind why it ended here. */
export function goOnWords({closed, id}: Pick<Session, 'closed' | 'id'>): string {
  const why = printable(closed?.summary ?? 'Interrupted.', 1000);
  // A summary may be the label of an answer, without a stop at its end.
  return `${/[.!?…]$/.test(why) ? why : `${why}.`} Go on with: latchkey resume ${id}`;
}
