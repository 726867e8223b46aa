/** Sessions on disk: where they live, how they are named, and which can go on. */
import {randomBytes} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import envPaths from 'env-paths';
import {fold} from '../core/apply.ts';
import type {Entry} from '../core/entry.ts';
import {JournalError, UsageError} from '../core/errors.ts';
import {modeOf, type Session, stepAtWork} from '../core/session.ts';
import {journalFile} from './journal/journal.ts';
import {readJournal} from './journal/read.ts';
import {reasonOf} from './journal/reason.ts';

/** `$LATCHKEY_HOME`, else the platform's state folder. */
export function stateFolder(environment: NodeJS.ProcessEnv): string {
  const own = environment.LATCHKEY_HOME;
  if (own) return path.resolve(own);
  const paths = envPaths('latchkey', {suffix: ''});
  // On Linux the library calls XDG_STATE_HOME `log`; elsewhere logs and state live apart.
  return process.platform === 'linux' ? paths.log : paths.data;
}

/** The folder of one session. */
export function sessionFolder(state: string, id: string): string {
  return path.join(state, 'sessions', id);
}

/** `orders-db-20260302-0214-3f9a`: telling for a person, and random enough to start a chain. */
export function newSessionId(identifier: string, at: string): string {
  const day = at.slice(0, 10).replaceAll('-', '');
  const time = at.slice(11, 16).replace(':', '');
  const name = identifier
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]/g, '-')
    .slice(0, 63);
  return `${name}-${day}-${time}-${randomBytes(4).toString('hex')}`;
}

/** One line of the list of sessions. */
export type SessionSummary = {
  readonly id: string;
  readonly database: string;
  readonly mode: string;
  readonly accountId: string;
  readonly region: string;
  readonly openedAt: string;
  readonly lastAt: string;
  /** `interrupted` while it is not closed; else the outcome. */
  readonly outcome: string;
  readonly cause: string;
  readonly step: string;
  readonly isUnfinished: boolean;
  /** An intent has no outcome, or AWS is still at work on a change. */
  readonly isRunning: boolean;
  /** Set when the journal cannot be read or trusted. */
  readonly fault?: string;
};

/** Every session, newest first. A broken journal is listed with its fault, never hidden. */
export function listSessions(state: string): readonly SessionSummary[] {
  const folder = path.join(state, 'sessions');
  if (!fs.existsSync(folder)) return [];
  return foldersIn(folder)
    .map((name) => summaryOf(state, name))
    .sort((a, b) => b.lastAt.localeCompare(a.lastAt));
}

function foldersIn(folder: string): readonly string[] {
  try {
    const items = fs.readdirSync(folder, {withFileTypes: true});
    return items.filter((item) => item.isDirectory()).map((item) => item.name);
  } catch (error) {
    throw new JournalError(`The sessions in ${folder} cannot be listed: ${reasonOf(error)}.`);
  }
}

/** The entries of one session, without taking its lock. Throws JournalError. */
export function readEntries(state: string, id: string): readonly Entry[] {
  return readJournal(journalFile(sessionFolder(state, id)), id).entries;
}

/** Reads one session without taking its lock. Throws JournalError. */
export function readSession(state: string, id: string): Session {
  return fold(readEntries(state, id));
}

/** The session to resume: the one named, or the only unfinished one. Throws UsageError. */
export function sessionToResume(state: string, id: string | undefined): SessionSummary {
  const sessions = listSessions(state);
  if (id !== undefined) return named(sessions, id);
  const unfinished = sessions.filter((session) => session.isUnfinished);
  const [only, second] = unfinished;
  if (!only) throw nothingToResume(sessions);
  if (!second) return only;
  throw new UsageError(
    `${unfinished.length} sessions are unfinished; say which.`,
    unfinished.map((session) => `latchkey resume ${session.id}`),
  );
}

/** A journal that cannot be read may well be the one that is meant: it is not kept quiet. */
function nothingToResume(sessions: readonly SessionSummary[]): JournalError | UsageError {
  const fault = sessions.find((session) => session.fault !== undefined)?.fault;
  const all = ['latchkey sessions lists all.'];
  return fault === undefined
    ? new UsageError('There is no unfinished session.', all)
    : new JournalError(`There is no unfinished session that can be read. ${fault}`, all);
}

function named(sessions: readonly SessionSummary[], id: string): SessionSummary {
  const exact = sessions.find((session) => session.id === id);
  const starting = sessions.filter((session) => session.id.startsWith(id));
  const found = exact ?? (starting.length === 1 ? starting[0] : undefined);
  if (!found) {
    throw new UsageError(`There is no session "${id}".`, ['latchkey sessions lists all.']);
  }
  if (found.fault !== undefined) throw new JournalError(found.fault);
  if (!found.isUnfinished) {
    throw new UsageError(`Session ${found.id} is over: ${found.outcome}.`, [
      'Begin a new one with latchkey respond.',
    ]);
  }
  return found;
}

function summaryOf(state: string, id: string): SessionSummary {
  try {
    const session = readSession(state, id);
    const outcome = session.closed?.outcome ?? 'interrupted';
    return {
      id,
      database: session.incident.database.identifier,
      mode: modeOf(session),
      accountId: session.incident.accountId,
      region: session.incident.region,
      openedAt: session.openedAt,
      lastAt: session.at,
      outcome,
      cause: session.firstDiagnosis?.findings[0]?.cause ?? '',
      step: stepWords(session),
      isUnfinished: isUnfinished(session),
      isRunning: stepAtWork(session) !== undefined,
    };
  } catch (error) {
    return brokenSummary(id, reasonOf(error));
  }
}

/** A session that failed before anything was known about its database has nothing to go on with. */
export function isUnfinished(session: Session): boolean {
  const outcome = session.closed?.outcome;
  if (session.seq === 0 || outcome === 'recovered' || outcome === 'nothing-to-do') return false;
  return outcome !== 'failed' || session.firstDiagnosis !== undefined;
}

function stepWords(session: Session): string {
  const {plan} = session;
  if (!plan) return 'before a plan';
  const done = plan.steps.filter((step) =>
    ['Success', 'Skipped'].includes(session.steps[step.id]?.status ?? ''),
  ).length;
  return `step ${Math.min(done + 1, plan.steps.length)} of ${plan.steps.length}`;
}

function brokenSummary(id: string, fault: string): SessionSummary {
  return {
    id,
    database: '',
    mode: '',
    accountId: '',
    region: '',
    openedAt: '',
    lastAt: '',
    outcome: 'unreadable',
    cause: '',
    step: '',
    isUnfinished: false,
    isRunning: false,
    fault,
  };
}
