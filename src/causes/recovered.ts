/** The end of the story: what happened when, how long it was down, what was lost, what is left. */
import type {Entry} from '../core/entry.ts';
import type {Session} from '../core/session.ts';
import {durationWords} from '../core/words/time.ts';
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
  /** From the lock to the database that answered, ISO 8601; undefined where it is not known. */
  readonly down: {readonly from: string; readonly to: string} | undefined;
  readonly changesSent: number;
  readonly refused: number;
};

/** The end of a recovered session, from its journal alone. */
export function recovered(session: Session, entries: readonly Entry[]): Recovered {
  const {identifier} = session.incident.database;
  const isProven = hasAnswered(session, entries);
  const down = downTime(session, entries);
  const downFor = down ? durationWords(Date.parse(down.to) - Date.parse(down.from)) : '';
  const answers = isProven ? 'answers again' : 'is available again';
  return {
    title: isProven ? 'Recovered' : 'Available, not yet proven',
    headline: `${identifier} ${answers}.${downFor === '' ? '' : ` It was down for ${downFor}.`}`,
    isProven,
    timeline: momentsOf(session, entries),
    downFor,
    down,
    changesSent: session.calls.changes,
    refused: entries.filter(isRefusal).length,
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
function downTime(session: Session, entries: readonly Entry[]): Recovered['down'] {
  const from = lockedAt(session, entries);
  const to = availableAt(session, entries);
  return from === undefined || to === undefined || to < from ? undefined : {from, to};
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
