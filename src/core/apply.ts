/** `apply(session, entry) → session`: how each journal entry moves a session. Pure. */
import {applyAnswered, applyAsked} from './apply-answers.ts';
import {applyOpened} from './apply-opened.ts';
import {
  applyCalled,
  applyIntended,
  applySettled,
  applyWaiting,
  countedCalls,
} from './apply-steps.ts';
import type {Entry} from './entry.ts';
import {emptySession, type Session} from './session.ts';

/** The session after one more entry. */
export function apply(session: Session, entry: Entry): Session {
  const {at, seq, hash: head} = entry;
  const next = {...session, at, seq, head, calls: countedCalls(session.calls, entry)};
  switch (entry.type) {
    case 'opened':
      return applyOpened(next, entry);
    case 'observed':
      return {
        ...next,
        evidence: {...next.evidence, [entry.fact]: entry.evidence},
        isStale: false,
      };
    case 'diagnosed':
      return {
        ...next,
        diagnosis: entry.diagnosis,
        firstDiagnosis: next.firstDiagnosis ?? entry.diagnosis,
        isFresh: true,
      };
    case 'planned':
      return {
        ...next,
        plan: {runbook: entry.runbook, title: entry.title, steps: entry.steps},
        way: undefined,
        tried: [...next.tried, entry.runbook],
        steps: {},
        isFresh: false,
      };
    case 'asked':
      return applyAsked(next, entry);
    case 'answered':
      return applyAnswered(next, entry);
    case 'intended':
      return applyIntended(next, entry);
    case 'called':
      return applyCalled(next, entry);
    case 'settled':
      return applySettled(next, entry);
    case 'waiting':
      return applyWaiting(next, entry);
    case 'noted':
      return {...next, notes: [...next.notes, {at: entry.at, text: entry.text, by: entry.by}]};
    case 'closed':
      return {
        ...next,
        ending: undefined,
        closed: {outcome: entry.outcome, summary: entry.summary, at: entry.at},
      };
  }
}

/** The session that a whole journal tells. */
export function fold(entries: Iterable<Entry>): Session {
  let session = emptySession;
  for (const entry of entries) session = apply(session, entry);
  return session;
}
