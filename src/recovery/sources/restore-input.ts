/** The input of the restore call that the chosen backup leads to. Pure. */
import {databaseOf} from '../../core/database.ts';
import type {BoundInput} from '../../core/plan.ts';
import type {Session} from '../../core/session.ts';
import {chosenSource, type SourceKind} from '../../core/source-id.ts';
import {clusterFromSnapshot, clusterPromotion, clusterToPointInTime} from './cluster-requests.ts';
import {fromSnapshot, promotion, toPointInTime} from './requests.ts';

const inputs: {readonly [Kind in SourceKind]: (session: Session) => BoundInput} = {
  snapshot: fromSnapshot,
  copy: fromSnapshot,
  'point-in-time': toPointInTime,
  retained: toPointInTime,
  replicated: toPointInTime,
  // What it names stands in its metadata as texts; the snapshot's own call names it alike.
  'recovery-point': (session) =>
    databaseOf(session.evidence)?.kind === 'cluster'
      ? clusterFromSnapshot(session)
      : fromSnapshot(session),
  replica: promotion,
  'cluster-snapshot': clusterFromSnapshot,
  'cluster-copy': clusterFromSnapshot,
  'cluster-point-in-time': clusterToPointInTime,
  'cluster-retained': clusterToPointInTime,
  clone: clusterToPointInTime,
  'cluster-replica': clusterPromotion,
};

/** Empty before a backup is chosen. */
export function restoreInput(session: Session): BoundInput {
  const {kind} = chosenSource(session.answers);
  return isKind(kind) ? inputs[kind](session) : {};
}

function isKind(kind: string): kind is SourceKind {
  return Object.hasOwn(inputs, kind);
}
