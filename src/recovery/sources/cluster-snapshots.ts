/** Snapshots of the cluster in its own Region: the restore itself may take another key (§6.2). */
import type {DBClusterSnapshot} from '../../core/cluster-shapes.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {encryptionOf, type Gatherer, type Source} from './source.ts';

/** Own snapshots, and shared ones, which a cluster restores directly (facts/aws.md §6.1). */
export const clusterSnapshots: Gatherer = (evidence, lost) => {
  if (lost.kind !== 'cluster') return [];
  const all = (['clusterSnapshots', 'sharedClusterSnapshots'] as const).flatMap(
    (name) => knownValue(factOf(evidence, name))?.DBClusterSnapshots ?? [],
  );
  const different = new Map(all.map((snapshot) => [snapshot.DBClusterSnapshotArn, snapshot]));
  return [...different.values()].map((snapshot) => sourceOf(snapshot, lost.accountId, evidence));
};

function sourceOf(snapshot: DBClusterSnapshot, accountId: string, evidence: Evidence): Source {
  const {DBClusterSnapshotIdentifier: id = '', DBClusterSnapshotArn: arn = ''} = snapshot;
  const owner = arn.split(':')[4] ?? accountId;
  const isShared = owner !== accountId;
  const {age, ...point} = ageOf(snapshot, evidence);
  return {
    kind: 'cluster-snapshot',
    name: isShared ? arn : id,
    region: '',
    label: id,
    words: isShared ? `shared by ${owner}` : wordsOf(snapshot),
    ...commonOfCluster(snapshot),
    ...point,
    first: age,
  };
}

/**
 * DBClusterSnapshot has the time of itself and none of what it holds (facts/aws.md §6.1): a copy is
 * as old as what it was copied from, where that one is still listed.
 */
export function ageOf(
  {SourceDBClusterSnapshotArn: from}: DBClusterSnapshot,
  evidence: Evidence,
): {readonly restorePoint?: string; readonly age: readonly string[]} {
  if (from === undefined) return {age: []};
  const listed = knownValue(factOf(evidence, 'clusterSnapshots'))?.DBClusterSnapshots ?? [];
  const original = listed.find((each) => each.DBClusterSnapshotArn === from)?.SnapshotCreateTime;
  return original === undefined
    ? {age: ['its time is that of the copy: what it holds is as old or older']}
    : {restorePoint: original, age: []};
}

/** What every cluster snapshot tells, wherever it lies. */
export function commonOfCluster(snapshot: DBClusterSnapshot) {
  const {Status: status = 'available', EngineVersion = '', AllocatedStorage = 0} = snapshot;
  return {
    restorePoint: snapshot.SnapshotCreateTime ?? '',
    encryption: encryptionOf(snapshot),
    engineVersion: EngineVersion,
    // Aurora reports 1: its storage grows by itself, so the figure says nothing.
    gibibytes: AllocatedStorage > 1 ? AllocatedStorage : 0,
    dead: status === 'available' ? '' : `its status is ${status}`,
  };
}

function wordsOf({
  SnapshotType: type = 'unknown kind',
  SourceDBClusterSnapshotArn: from,
}: DBClusterSnapshot) {
  if (type === 'awsbackup') return 'AWS Backup';
  return from ? `${type} copy` : type;
}
