/** Backups compared: what each brings back, what is lost, whether it opens at all. Pure. */
import {factOf} from '../core/evidence.ts';
import {knownValue} from '../core/fact.ts';
import type {Session} from '../core/session.ts';
import {type LastWrite, lastWriteOf} from './lock.ts';
import {type Opening, openingOf, type Snapshot} from './opens.ts';

/** A snapshot that could bring the database back, or says why it cannot. */
export type Candidate = {
  readonly snapshot: string;
  /** The moment it brings back, ISO 8601; empty where AWS does not tell. */
  readonly restorePoint: string;
  /** Milliseconds between the restore point and the last write; undefined where unknown. */
  readonly lost?: number;
  readonly kind: string;
  readonly opening: Opening;
  /** Why it cannot be restored whatever its key says; empty where nothing stands against it. */
  readonly dead: string;
  /** GiB of the storage, 0 where unknown. */
  readonly gibibytes: number;
  readonly verdict: string;
};

/** Every snapshot of the incident's database: by data lost, then those unknown, then the dead. */
export function candidatesOf(session: Session): readonly Candidate[] {
  const snapshots = knownValue(factOf(session.evidence, 'snapshots'))?.DBSnapshots ?? [];
  const lastWrite = lastWriteOf(session);
  const sorted = snapshots
    .map((snapshot) => candidateOf(snapshot, session, lastWrite))
    .sort((a, b) => rankOf(a) - rankOf(b) || newestFirst(a, b));
  const best = sorted.find((candidate) => rankOf(candidate) === 0);
  return sorted.map((candidate) => ({...candidate, verdict: verdictOf(candidate, best)}));
}

function candidateOf(
  snapshot: Snapshot,
  session: Session,
  lastWrite: LastWrite | undefined,
): Candidate {
  const restorePoint = restorePointOf(snapshot);
  const lost =
    lastWrite && restorePoint !== ''
      ? Math.max(0, Date.parse(lastWrite.at) - Date.parse(restorePoint))
      : undefined;
  const opening = openingOf(snapshot, session);
  return {
    snapshot: snapshot.DBSnapshotIdentifier ?? '',
    restorePoint,
    lost,
    kind: kindOf(snapshot),
    opening,
    dead: deadWords(snapshot, opening),
    gibibytes: snapshot.AllocatedStorage ?? 0,
    verdict: '',
  };
}

/**
 * A copy is made later than what it holds, so its own creation time would promise too much. The
 * SDK's documentation of DBSnapshot: SnapshotDatabaseTime is the newest transaction it brings
 * back, OriginalSnapshotCreateTime does not change when a snapshot is copied.
 */
function restorePointOf(snapshot: Snapshot): string {
  const {SnapshotDatabaseTime, OriginalSnapshotCreateTime, SnapshotCreateTime} = snapshot;
  return SnapshotDatabaseTime ?? OriginalSnapshotCreateTime ?? SnapshotCreateTime ?? '';
}

function kindOf(snapshot: Snapshot): string {
  const type = snapshot.SnapshotType ?? 'unknown kind';
  if (type === 'awsbackup') return 'AWS Backup';
  return snapshot.SourceDBSnapshotIdentifier ? `${type} copy` : type;
}

function deadWords(snapshot: Snapshot, opening: Opening): string {
  const {Status: status = 'available', SnapshotType, Encrypted} = snapshot;
  if (status !== 'available') return `its status is ${status}`;
  if (opening.opens === 'no') return opening.because;
  // facts/aws.md §6.1: an encrypted shared snapshot of an instance has to be copied first.
  if (SnapshotType === 'shared' && Encrypted !== false) {
    return 'an encrypted shared snapshot has to be copied before it can be restored';
  }
  return '';
}

function rankOf({dead, opening}: Candidate): number {
  if (dead !== '') return 2;
  return opening.opens === 'yes' ? 0 : 1;
}

/** Least data lost and newest point are one order, and the second also holds without a lock time. */
function newestFirst(a: Candidate, b: Candidate): number {
  return b.restorePoint.localeCompare(a.restorePoint) || a.snapshot.localeCompare(b.snapshot);
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
  if (rank === 2) return 'cannot open';
  if (rank === 1) return 'cannot tell';
  if (candidate === best) return 'best';
  const {lost} = candidate;
  if (lost === undefined) return 'loss unknown';
  return losses.find(([most]) => lost < most)?.[1] ?? 'very old';
}
