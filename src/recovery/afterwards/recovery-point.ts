/** What a restore lost, as a duration: from the point that came back to the last write. Pure. */
import {fold} from '../../core/apply.ts';
import type {Entry} from '../../core/entry.ts';
import type {Session} from '../../core/session.ts';
import {chosenSource, sourceAgainStep, sourceStep} from '../../core/source-id.ts';
import {durationWords, momentWords} from '../../core/words/time.ts';
import {lastWriteOf} from '../lock.ts';
import {chosenCandidate} from '../sources/chosen.ts';

/** A span of time that was measured; ISO 8601 at both ends. */
export type Span = {readonly seconds: number; readonly from: string; readonly to: string};

/** What came back, and what did not. Without a span nobody knows how much: `words` say why. */
export type RecoveryPoint = {readonly span?: Span; readonly words: string};

/**
 * Judged by the facts of the moment in which the backup was chosen: afterwards the facts are those
 * of the restored database.
 */
export function recoveryPointOf(session: Session, entries: readonly Entry[]): RecoveryPoint {
  const {kind, name} = chosenSource(session.answers);
  const short = name.slice(name.lastIndexOf(':') + 1);
  if (kind.endsWith('replica')) {
    // RDS names no figure for what had not arrived.
    return {words: `not known: what ${short} had not received when its source stopped`};
  }
  const chosen = whenChosen(session, entries);
  const {restorePoint = ''} = (chosen && chosenCandidate(chosen)?.source) ?? {};
  const lastWrite = chosen && lastWriteOf(chosen);
  if (restorePoint === '' || !lastWrite) {
    // Journals of before the table of sources have the snapshot alone.
    const backup = short || (session.answers.snapshot ?? '') || 'its backup';
    return {words: `not known in time: what was written after ${backup}`};
  }
  const milliseconds = Math.max(0, Date.parse(lastWrite.at) - Date.parse(restorePoint));
  const span = {
    seconds: Math.floor(milliseconds / 1000),
    from: restorePoint,
    to: milliseconds === 0 ? restorePoint : lastWrite.at,
  };
  // Without the event of the lock the newest restorable second stands for it (facts/aws.md §1.6).
  const more = lastWrite.from === 'lock' ? '' : ', up to 5 min more';
  if (milliseconds === 0) return {span, words: more === '' ? '0' : 'up to 5 min'};
  const [from, to] = [span.from, span.to].map((at) => momentWords(at, session.at));
  return {span, words: `${durationWords(milliseconds)}${more} (written ${from} to ${to} UTC)`};
}

/** The session as it was when its backup was chosen; undefined where none was. */
function whenChosen({answers}: Session, entries: readonly Entry[]): Session | undefined {
  const step = answers[sourceAgainStep] === undefined ? sourceStep : sourceAgainStep;
  const index = entries.findLastIndex((entry) => entry.type === 'answered' && entry.step === step);
  return index < 0 ? undefined : fold(entries.slice(0, index + 1));
}
