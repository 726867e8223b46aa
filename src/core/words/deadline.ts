/** The soonest deadline, as the header shows it: a hard clock beats an estimate. */
import {databaseOf, isLockedOut, isTerminal} from '../database.ts';
import type {Deadline} from '../diagnosis.ts';
import type {Session} from '../session.ts';
import {type Marked, statusNow} from './status.ts';
import {dueWords, durationWords} from './time.ts';

const harm = ['key-deletion', 'material-expiry', 'recoverable-window'];

/** The deadline that decides how fast a person must be; undefined where none runs. */
export function soonestDeadline(session: Session): Deadline | undefined {
  const clocks = session.diagnosis?.clocks ?? session.firstDiagnosis?.clocks ?? [];
  const running = clocks.filter((clock) => harm.includes(clock.clock));
  const hard = running.filter((clock) => !clock.estimate);
  const pool = hard.length > 0 ? hard : running;
  return [...pool].sort((a, b) => a.at.localeCompare(b.at))[0];
}

/** `about 6 d 23 h left to start it (9 Mar 01:52 UTC)`; `now` is ISO 8601 in the world's time. */
export function deadlineWords(session: Session, now: string): Marked {
  if (isUp(session)) return {role: 'muted', word: 'no deadline running'};
  const deadline = soonestDeadline(session);
  if (!deadline) {
    if (!session.firstDiagnosis) return {role: 'muted', word: 'deadline: reading'};
    const status = session.diagnosis?.database.status ?? '';
    const hasWindow = isLockedOut(status) && !isTerminal(status);
    return hasWindow
      ? {role: 'unknown', word: 'deadline unknown, 7 d at most'}
      : {role: 'muted', word: 'no deadline running'};
  }
  const left = Date.parse(deadline.at) - Date.parse(now);
  const due = dueWords(deadline.at, now);
  if (deadline.clock === 'key-deletion') {
    return {role: 'danger', word: `key deleted in ${durationWords(left)} (${due})`};
  }
  if (deadline.clock === 'material-expiry') {
    return {role: 'danger', word: `key material expires in ${durationWords(left)} (${due})`};
  }
  if (left <= 0)
    return {role: 'caution', word: `estimate passed ${due}; try the start all the same`};
  return {role: 'caution', word: `about ${durationWords(left)} left to start it (${due})`};
}

/** The database runs again: what was left to start it no longer counts. */
export function isUp(session: Session): boolean {
  if (session.closed?.outcome === 'recovered') return true;
  const observed = databaseOf(session.evidence)?.status ?? '';
  const hasBeenLocked = isLockedOut(session.firstDiagnosis?.database.status ?? '');
  return hasBeenLocked && statusNow(session, observed) === 'available';
}
