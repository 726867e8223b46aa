/** The input of RestoreDBInstanceFromDBSnapshot: the lost instance's own settings. Pure. */
import type {DBSnapshot} from '../core/aws-shapes.ts';
import {factOf} from '../core/evidence.ts';
import {knownValue} from '../core/fact.ts';
import type {BoundInput} from '../core/plan.ts';
import type {Session} from '../core/session.ts';
import {instanceTable} from './carry/instance-rows.ts';
import {lostInstance} from './carry/lost.ts';
import {restoreSettings} from './carry/requests.ts';
import {restoredIdentifier} from './new-identifier.ts';

/** The step whose answer is the snapshot to restore. */
export const snapshotStep = 'snapshot';

/**
 * What to send for the chosen snapshot. Every setting is named, because AWS's two pages disagree
 * about what a restore takes over by itself (facts/aws.md §6.3). There is no KmsKeyId in this
 * call: the result has the snapshot's key (facts/aws.md §6.2).
 */
export function restoreRequest(session: Session): BoundInput {
  const lost = lostInstance(session);
  const name = lost?.DBInstanceIdentifier ?? session.incident.database.identifier;
  const snapshot = session.answers[snapshotStep];
  const gibibytes = snapshotOf(session, snapshot)?.AllocatedStorage;
  return {
    DBInstanceIdentifier: restoredIdentifier(name, takenNames(session, name)),
    DBSnapshotIdentifier: snapshot,
    ...(lost ? restoreSettings(instanceTable, lost, {kind: 'snapshot', gibibytes}) : {}),
  };
}

/** A name is free when no instance of the Region has it, as far as they could be listed. */
function takenNames(session: Session, name: string): readonly string[] {
  const instances = knownValue(factOf(session.evidence, 'regionInstances'))?.DBInstances ?? [];
  return [name, ...instances.map(({DBInstanceIdentifier}) => DBInstanceIdentifier ?? '')];
}

function snapshotOf({evidence}: Session, name: string | undefined): DBSnapshot | undefined {
  const snapshots = knownValue(factOf(evidence, 'snapshots'))?.DBSnapshots ?? [];
  return snapshots.find(({DBSnapshotIdentifier}) => DBSnapshotIdentifier === name);
}
