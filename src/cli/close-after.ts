/** Ends the journal of a session that an error ended. */
import {JournalError, LatchkeyError} from '../core/errors.ts';
import type {LiveSession} from '../engine/live-session.ts';

/**
 * Writes what ended the session as its last entry, on the disk before anything is said of it; answers
 * the error to end with. Where even that cannot be written, the error says so too.
 */
export function closeAfter(error: unknown, live: LiveSession): unknown {
  if (!(error instanceof LatchkeyError) || error.code === 'journal') return error;
  if (live.session.closed) return error;
  try {
    live.append({type: 'closed', outcome: 'failed', summary: error.message}, true);
    return error;
  } catch (unwritten) {
    if (!(unwritten instanceof JournalError)) throw unwritten;
    const nextSteps = [...error.nextSteps, unwritten.message, ...unwritten.nextSteps];
    return Object.assign(error, {nextSteps});
  }
}
