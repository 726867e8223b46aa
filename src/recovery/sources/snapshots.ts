/** Snapshots of the instance in its own Region and account: automated, manual, of AWS Backup. */
import type {DBSnapshot} from '../../core/aws-shapes.ts';
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {encryptionOf, type Gatherer, type Source} from './source.ts';

/** Own snapshots; those of other accounts and Regions are copied first (copies.ts). */
export const snapshots: Gatherer = (evidence) =>
  (knownValue(factOf(evidence, 'snapshots'))?.DBSnapshots ?? [])
    .filter(({SnapshotType}) => SnapshotType !== 'shared' && SnapshotType !== 'public')
    .map((snapshot) => snapshotSource(snapshot));

/** A snapshot as it is restored from where it lies. */
export function snapshotSource(snapshot: DBSnapshot): Source {
  const {DBSnapshotIdentifier: name = ''} = snapshot;
  return {
    kind: 'snapshot',
    name,
    region: '',
    label: name,
    words: wordsOf(snapshot),
    ...commonOf(snapshot),
    first: [],
  };
}

/** What every snapshot of an instance tells, wherever it lies. */
export function commonOf(snapshot: DBSnapshot) {
  const {Status: status = 'available', EngineVersion = '', AllocatedStorage = 0} = snapshot;
  return {
    restorePoint: restorePointOf(snapshot),
    encryption: encryptionOf(snapshot),
    engineVersion: EngineVersion,
    gibibytes: AllocatedStorage,
    dead: status === 'available' ? '' : `its status is ${status}`,
  };
}

/**
 * A copy is made later than what it holds, so its own creation time would promise too much. The
 * SDK's documentation of DBSnapshot: SnapshotDatabaseTime is the newest transaction it brings
 * back, OriginalSnapshotCreateTime does not change when a snapshot is copied.
 */
function restorePointOf(snapshot: DBSnapshot): string {
  const {SnapshotDatabaseTime, OriginalSnapshotCreateTime, SnapshotCreateTime} = snapshot;
  return SnapshotDatabaseTime ?? OriginalSnapshotCreateTime ?? SnapshotCreateTime ?? '';
}

function wordsOf(snapshot: DBSnapshot): string {
  const type = snapshot.SnapshotType ?? 'unknown kind';
  if (type === 'awsbackup') return 'AWS Backup';
  return snapshot.SourceDBSnapshotIdentifier ? `${type} copy` : type;
}
