/** What to send for the chosen backup of a cluster; both restores take another key (§6.2). Pure. */
import type {BoundInput} from '../../core/plan.ts';
import {type Session, stepState} from '../../core/session.ts';
import {chosenSource, sameKey} from '../../core/source-id.ts';
import {clusterAbroad} from '../carry/abroad.ts';
import {clusterTable} from '../carry/cluster-rows.ts';
import {lostCluster} from '../carry/lost.ts';
import {restoreSettings} from '../carry/requests.ts';
import {membersThere} from '../there/there.ts';
import {chosenCandidate} from './chosen.ts';
import {compact} from './compact.ts';
import {jobRequest} from './job-request.ts';
import {copyName, restoredName} from './names.ts';

/** The step that copies the snapshot of a cluster first. */
export const clusterCopyStep = 'copy-cluster-first';

/** RestoreDBClusterFromSnapshot: from the copy where one was made. */
export function clusterFromSnapshot(session: Session): BoundInput {
  const {name, region} = chosenSource(session.answers);
  const copied = stepState(session, clusterCopyStep).input?.TargetDBClusterSnapshotIdentifier;
  const cluster = lostCluster(session);
  return compact({
    DBClusterIdentifier: restoredName(session, region),
    SnapshotIdentifier: copied ?? name,
    Engine: cluster?.Engine,
    EngineVersion: cluster?.EngineVersion,
    // A copy has its key already.
    KmsKeyId: copied === undefined ? keyMember(session) : undefined,
    ...settings(session, 'snapshot'),
  });
}

/** StartRestoreJob for a cluster. */
export function clusterRestoreJob(session: Session): BoundInput {
  const cluster = lostCluster(session);
  const name = restoredName(session);
  return jobRequest(session, 'restore-cluster-point', name, {
    DBClusterIdentifier: name,
    Engine: cluster?.Engine,
    EngineVersion: cluster?.EngineVersion,
    ...settings(session, 'snapshot'),
  });
}

/** RestoreDBClusterToPointInTime: a full copy of the newest second, or a clone. */
export function clusterToPointInTime(session: Session): BoundInput {
  const {kind, name} = chosenSource(session.answers);
  const isClone = kind === 'clone';
  return compact({
    DBClusterIdentifier: restoredName(session),
    SourceDbClusterResourceId: name,
    RestoreType: isClone ? 'copy-on-write' : 'full-copy',
    UseLatestRestorableTime: true,
    KmsKeyId: isClone ? undefined : keyMember(session),
    ...settings(session, 'point'),
  });
}

/** PromoteReadReplicaDBCluster. */
export function clusterPromotion(session: Session): BoundInput {
  return {DBClusterIdentifier: chosenSource(session.answers).name};
}

/** CopyDBClusterSnapshot: from another Region to a key of this one. */
export function copyOfClusterSnapshot(session: Session): BoundInput {
  const {name} = chosenSource(session.answers);
  const region = name.split(':')[3] ?? '';
  return compact({
    SourceDBClusterSnapshotIdentifier: name,
    TargetDBClusterSnapshotIdentifier: copyName(session),
    KmsKeyId: keyMember(session),
    SourceRegion: region === session.incident.region ? undefined : region,
  });
}

function keyMember({answers}: Session): string | undefined {
  return answers.key === undefined || answers.key === sameKey ? undefined : answers.key;
}

function settings(session: Session, kind: 'snapshot' | 'point'): BoundInput {
  const lost = lostCluster(session);
  if (!lost) return {};
  const gibibytes = chosenCandidate(session)?.source.gibibytes || undefined;
  if (chosenSource(session.answers).region === '') {
    return restoreSettings(clusterTable, lost, {kind, gibibytes});
  }
  const like = clusterAbroad(lost);
  return compact({
    ...restoreSettings(clusterTable, like, {kind, gibibytes}),
    ...membersThere(session),
  });
}
