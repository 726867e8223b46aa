/** Every backup of the lost database, of whatever kind: one gatherer for each. Pure. */
import type {Evidence} from '../../core/evidence.ts';
import {clone} from './clone.ts';
import {clusterCopies} from './cluster-copies.ts';
import {clusterPointInTime} from './cluster-point-in-time.ts';
import {clusterReplicas} from './cluster-replicas.ts';
import {clusterRetained} from './cluster-retained.ts';
import {clusterSnapshots} from './cluster-snapshots.ts';
import {copies} from './copies.ts';
import {pointInTime} from './point-in-time.ts';
import {recoveryPoints} from './recovery-points.ts';
import {replicas} from './replicas.ts';
import {replicated} from './replicated.ts';
import {retained} from './retained.ts';
import {snapshots} from './snapshots.ts';
import {type Gatherer, lostOf, type Source} from './source.ts';

const gatherers: readonly Gatherer[] = [
  snapshots,
  copies,
  pointInTime,
  retained,
  replicated,
  recoveryPoints,
  replicas,
  clusterSnapshots,
  clusterCopies,
  clusterPointInTime,
  clusterRetained,
  clone,
  clusterReplicas,
];

/** What the evidence shows; nothing where the database itself could not be read. */
export function sourcesOf(evidence: Evidence): readonly Source[] {
  const lost = lostOf(evidence);
  return lost ? gatherers.flatMap((gather) => gather(evidence, lost)) : [];
}
