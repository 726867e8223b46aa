/** What the incident cost, measured: the recovery time (RTO) and the recovery point (RPO). Pure. */
import {recovered} from '../causes/recovered.ts';
import {lockedAt} from '../causes/words/moments.ts';
import type {Entry, RecoveryFigures} from '../core/entry.ts';
import {isRestored} from '../core/facts-of-restore.ts';
import type {Session} from '../core/session.ts';
import {printable} from '../core/words/text.ts';
import {durationWords, momentWords} from '../core/words/time.ts';
import {recoveryPointOf} from '../recovery/afterwards/recovery-point.ts';

/** The figures of a recovered session, from its journal alone. Texts in it are printable. */
export function recoveryFigures(session: Session, entries: readonly Entry[]): RecoveryFigures {
  const {down} = recovered(session, entries);
  return {
    rto: down
      ? {
          seconds: Math.floor((Date.parse(down.to) - Date.parse(down.from)) / 1000),
          ...down,
          words: downWords(down, session.at),
        }
      : {words: unknownWords(session, entries)},
    rpo: pointOf(session, entries),
  };
}

/** A colleague may have started it: then this session waited for nothing. */
function unknownWords(session: Session, entries: readonly Entry[]): string {
  const from = lockedAt(session, entries);
  return from === undefined
    ? 'not known: it never was down, or nobody knows since when'
    : `not known: down since ${momentWords(from, session.at)} UTC, and nobody watched here when it came back`;
}

function downWords({from, to}: {readonly from: string; readonly to: string}, now: string): string {
  const took = durationWords(Date.parse(to) - Date.parse(from));
  return `${took} (${momentWords(from, now)} to ${momentWords(to, now)} UTC)`;
}

/** A restored database lacks what was written after its backup; a started one lacks nothing. */
function pointOf(session: Session, entries: readonly Entry[]): RecoveryFigures['rpo'] {
  if (session.firstDiagnosis?.verdict === 'at-risk') {
    return {seconds: 0, words: '0 (it never stopped)'};
  }
  const before = session.firstDiagnosis?.database.identifier ?? '';
  // A restored database may have taken the name of the lost one.
  const isSameName = before === '' || before === session.incident.database.identifier;
  if (isSameName && !isRestored(session)) {
    return {seconds: 0, words: '0 (the same disks came back)'};
  }
  const {span, words} = recoveryPointOf(session, entries);
  return {...span, words: printable(words, 300)};
}
