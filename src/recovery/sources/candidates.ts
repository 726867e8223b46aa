/** Backups compared: what each brings back, what is lost, whether it opens at all. Pure. */
import type {Estimate} from '../../core/backup-shapes.ts';
import type {Session} from '../../core/session.ts';
import {sourceId} from '../../core/source-id.ts';
import {type LastWrite, lastWriteOf} from '../lock.ts';
import {estimateOf} from './estimate.ts';
import {sourcesOf} from './gather.ts';
import {type Opening, openingOf} from './opens.ts';
import type {Source} from './source.ts';

/** A backup that could bring the database back, or says why it cannot. */
export type Candidate = {
  readonly id: string;
  readonly source: Source;
  /** Milliseconds between the restore point and the last write; undefined where unknown. */
  readonly lost: number | undefined;
  readonly opening: Opening;
  readonly estimate: Estimate;
  /** Why it cannot be used; empty where nothing stands against it. */
  readonly dead: string;
  readonly verdict: string;
};

/** Every backup of the incident's database: by data lost, then those unknown, then the dead. */
export function candidatesOf(session: Session): readonly Candidate[] {
  const lastWrite = lastWriteOf(session);
  const sorted = sourcesOf(session.evidence)
    .map((source) => candidateOf(source, session, lastWrite))
    .sort((a, b) => rankOf(a) - rankOf(b) || leastLostFirst(a, b));
  const best = sorted.find((candidate) => rankOf(candidate) === 0);
  return sorted.map((candidate) => ({...candidate, verdict: verdictOf(candidate, best)}));
}

function candidateOf(
  source: Source,
  session: Session,
  lastWrite: LastWrite | undefined,
): Candidate {
  const {restorePoint} = source;
  const opening = openingOf(source.encryption, session);
  const id = sourceId(source);
  const failed = session.failedJobs[id];
  return {
    id,
    source:
      failed === undefined ? source : {...source, doubt: `a job from it failed here: ${failed}`},
    lost:
      lastWrite && restorePoint !== ''
        ? Math.max(0, Date.parse(lastWrite.at) - Date.parse(restorePoint))
        : undefined,
    opening,
    estimate: estimateOf(source, session),
    dead: source.dead !== '' ? source.dead : opening.opens === 'no' ? opening.because : '',
    verdict: '',
  };
}

function rankOf({dead, opening, source}: Candidate): number {
  if (dead !== '') return 2;
  if (source.doubt) return 1;
  return opening.opens === 'yes' ? 0 : 1;
}

/**
 * Least data lost and newest point are one order, and the second also holds without a lock time.
 * Of two that lose alike the one goes first that comes back where its clients are, then the one
 * that needs nothing before, then the quicker one.
 */
function leastLostFirst(a: Candidate, b: Candidate): number {
  return (
    b.source.restorePoint.localeCompare(a.source.restorePoint) ||
    Number(a.source.region !== '') - Number(b.source.region !== '') ||
    a.source.first.length - b.source.first.length ||
    a.estimate.most - b.estimate.most ||
    a.id.localeCompare(b.id)
  );
}

const hour = 3_600_000;

/** Below that loss, that word: a day is what rounds to one. More than the last is very old. */
const losses: readonly (readonly [number, string])[] = [
  [hour, 'loses minutes'],
  [12 * hour, 'loses hours'],
  [36 * hour, 'loses a day'],
  [7 * 24 * hour, 'loses days'],
];

function verdictOf(candidate: Candidate, best: Candidate | undefined): string {
  const rank = rankOf(candidate);
  if (rank === 2) return candidate.opening.opens === 'no' ? 'cannot open' : 'not possible';
  if (rank === 1) return 'cannot tell';
  if (candidate === best) return 'best';
  const {lost} = candidate;
  if (lost === undefined) return 'loss unknown';
  return losses.find(([most]) => lost < most)?.[1] ?? 'very old';
}
