/** What stays in the terminal after the full screen has closed: the outcome, and what is left. */
import type {Entry} from '../core/entry.ts';
import {modeOf, type Session} from '../core/session.ts';
import {endSays} from './endings.ts';
import {harmless} from './harmless.ts';
import {written} from './written.ts';

/** A few lines; none while the session is not closed. */
export function linesAfterScreen(session: Session, entries: readonly Entry[]): readonly string[] {
  if (!session.closed) return [];
  const says = endSays(session.closed, {session, entries, short: true});
  return written(says, modeOf(session)).map(harmless);
}
