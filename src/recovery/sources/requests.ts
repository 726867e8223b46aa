/** What to send for the chosen backup of an instance: one input for each way back. Pure. */
import type {Json} from '../../core/json.ts';
import type {BoundInput} from '../../core/plan.ts';
import {type Session, stepState} from '../../core/session.ts';
import {chosenSource} from '../../core/source-id.ts';
import {instanceAbroad} from '../carry/abroad.ts';
import {instanceTable} from '../carry/instance-rows.ts';
import {lostInstance} from '../carry/lost.ts';
import {restoreSettings} from '../carry/requests.ts';
import {membersThere} from '../there/there.ts';
import {chosenCandidate} from './chosen.ts';
import {compact} from './compact.ts';
import {jobRequest} from './job-request.ts';
import {copyName, restoredName} from './names.ts';

/** The step that copies the snapshot of an instance first. */
export const copyStep = 'copy-first';

/**
 * RestoreDBInstanceFromDBSnapshot: from the copy where one was made. There is no KmsKeyId in this
 * call: the result has the snapshot's key (facts/aws.md §6.2).
 */
export function fromSnapshot(session: Session): BoundInput {
  const {name, region} = chosenSource(session.answers);
  const copied = stepState(session, copyStep).input?.TargetDBSnapshotIdentifier;
  return compact({
    DBInstanceIdentifier: restoredName(session, region),
    DBSnapshotIdentifier: copied ?? name,
    ...settings(session, 'snapshot', region),
  });
}

/** RestoreDBInstanceToPointInTime: to the newest second, by resource ID or by the backup's ARN. */
export function toPointInTime(session: Session): BoundInput {
  const {name, region} = chosenSource(session.answers);
  const isArn = name.startsWith('arn:');
  return compact({
    TargetDBInstanceIdentifier: restoredName(session, region),
    ...(isArn ? {SourceDBInstanceAutomatedBackupsArn: name} : {SourceDbiResourceId: name}),
    UseLatestRestorableTime: true,
    ...settings(session, 'point', region),
  });
}

/** PromoteReadReplica: the replica stays where it is and stops to follow. */
export function promotion(session: Session): BoundInput {
  const {BackupRetentionPeriod: days, PreferredBackupWindow: window} = lostInstance(session) ?? {};
  return compact({
    DBInstanceIdentifier: chosenSource(session.answers).name,
    ...(days ? {BackupRetentionPeriod: days, PreferredBackupWindow: window} : {}),
  });
}

/** StartRestoreJob for an instance. */
export function restoreJob(session: Session): BoundInput {
  const name = restoredName(session);
  return jobRequest(session, 'restore-point', name, {
    DBInstanceIdentifier: name,
    ...settings(session, 'snapshot', ''),
  });
}

/** CopyDBSnapshot: to the key that was chosen, out of another account or Region where it lies there. */
export function copyOfSnapshot(session: Session): BoundInput {
  const {name} = chosenSource(session.answers);
  const region = name.split(':')[3] ?? '';
  return compact({
    SourceDBSnapshotIdentifier: name,
    TargetDBSnapshotIdentifier: copyName(session),
    KmsKeyId: session.answers.key,
    // Tags of a shared snapshot stay with its owner.
    CopyTags: name.startsWith('arn:') ? undefined : true,
    SourceRegion:
      name.startsWith('arn:') && region !== session.incident.region ? region : undefined,
  });
}

function settings(
  session: Session,
  kind: 'snapshot' | 'point',
  region: string,
): {readonly [member: string]: Json | undefined} {
  const lost = lostInstance(session);
  if (!lost) return {};
  const gibibytes = chosenCandidate(session)?.source.gibibytes || undefined;
  if (region === '') return restoreSettings(instanceTable, lost, {kind, gibibytes});
  const like = instanceAbroad(lost);
  return {...restoreSettings(instanceTable, like, {kind, gibibytes}), ...membersThere(session)};
}
