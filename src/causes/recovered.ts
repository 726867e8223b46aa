/** The end of the story: what happened when, how long it was down, what was lost, what is left. */
import type {Entry} from '../core/entry.ts';
import {isRestored} from '../core/facts-of-restore.ts';
import type {Session} from '../core/session.ts';
import {chosenSource} from '../core/source-id.ts';
import {durationWords} from '../core/words/time.ts';
import {type FollowUp, followUps} from './words/follow-ups.ts';
import {lockedAt, type Moment, momentsOf} from './words/moments.ts';

export type {FollowUp} from './words/follow-ups.ts';
export type {Moment} from './words/moments.ts';

/** What the last page says. Texts of others in it are printable. */
export type Recovered = {
  /** `Recovered`, or `Available, not yet proven` while nobody said that the application answers. */
  readonly title: string;
  readonly headline: string;
  readonly isProven: boolean;
  readonly timeline: readonly Moment[];
  /** `37 min 39 s`; empty where it never was down or nobody knows since when. */
  readonly downFor: string;
  readonly lostData: string;
  readonly changesSent: number;
  readonly refused: number;
  readonly followUps: readonly FollowUp[];
};

/** The end of a recovered session, from its journal alone. */
export function recovered(session: Session, entries: readonly Entry[]): Recovered {
  const {identifier} = session.incident.database;
  const isProven = hasAnswered(session, entries);
  const downFor = downTime(session, entries);
  const answers = isProven ? 'answers again' : 'is available again';
  return {
    title: isProven ? 'Recovered' : 'Available, not yet proven',
    headline: `${identifier} ${answers}.${downFor === '' ? '' : ` It was down for ${downFor}.`}`,
    isProven,
    timeline: momentsOf(session, entries),
    downFor,
    lostData: lostData(session),
    changesSent: session.calls.changes,
    refused: entries.filter(isRefusal).length,
    followUps: followUps(session),
  };
}

function isRefusal(entry: Entry): boolean {
  return entry.type === 'called' && entry.mode === 'change' && entry.outcome === 'error';
}

/** `available` is not proof: somebody said, in a manual step, that the application answers. */
function hasAnswered(session: Session, entries: readonly Entry[]): boolean {
  const steps = entries.flatMap((entry) => (entry.type === 'planned' ? entry.steps : []));
  return [...(session.plan?.steps ?? []), ...steps].some(
    ({id, kind}) => kind === 'manual' && session.answers[id] === 'yes',
  );
}

/** From the lock, as RDS told it, to the status that ended the wait. */
function downTime(session: Session, entries: readonly Entry[]): string {
  const from = lockedAt(session, entries);
  const to = availableAt(session, entries);
  return from === undefined || to === undefined || to < from
    ? ''
    : durationWords(Date.parse(to) - Date.parse(from));
}

/** The end of the last wait for a database. */
function availableAt(session: Session, entries: readonly Entry[]): string | undefined {
  const planned = entries.flatMap((entry) => (entry.type === 'planned' ? entry.steps : []));
  const waits = new Set(
    [...planned, ...(session.plan?.steps ?? [])]
      .filter(({verify}) => verify?.read.startsWith('rds:'))
      .map(({id}) => id),
  );
  return entries.findLast(
    (entry) => entry.type === 'settled' && entry.status === 'Success' && waits.has(entry.step),
  )?.at;
}

/** A restored database lacks what was written after its backup; a started one lacks nothing. */
function lostData(session: Session): string {
  const before = session.firstDiagnosis?.database.identifier ?? '';
  const {identifier} = session.incident.database;
  if (session.firstDiagnosis?.verdict === 'at-risk') return '0 (it never stopped)';
  // A restored database may have taken the name of the lost one.
  const isSameName = before === '' || before === identifier;
  if (isSameName && !isRestored(session)) return '0 (the same disks came back)';
  const {kind, name: chosen} = chosenSource(session.answers);
  // Journals of before the table of sources have the snapshot alone.
  const name = chosen === '' ? (session.answers.snapshot ?? '') : chosen;
  if (/point-in-time|retained|replicated|clone/.test(kind)) {
    return 'what was written after the newest restorable second';
  }
  if (kind.endsWith('replica')) return `what ${name} had not received when its source stopped`;
  return name === ''
    ? 'what was written after its backup'
    : `what was written after ${name.slice(name.lastIndexOf(':') + 1)}`;
}
