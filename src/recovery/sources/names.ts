/** Names for what a way back makes: free ones, as far as the Region could be listed. */
import {factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Session} from '../../core/session.ts';
import {freeIdentifier, restoredIdentifier} from '../new-identifier.ts';
import {lostOf} from './source.ts';

/** The identifier of the restored database, in the incident's Region or in the one named. */
export function restoredName(session: Session, region = ''): string {
  const lost = lostOf(session.evidence);
  const name = lost?.identifier ?? session.incident.database.identifier;
  if (lost?.kind === 'cluster') {
    return restoredIdentifier(name, [name, ...clusterNames(session, region)]);
  }
  return restoredIdentifier(name, [name, ...instanceNames(session, region)]);
}

/** The identifier of a copy of a snapshot. */
export function copyName(session: Session): string {
  const name = lostOf(session.evidence)?.identifier ?? session.incident.database.identifier;
  const {evidence} = session;
  const taken = (['snapshots', 'regionSnapshots'] as const).flatMap((list) =>
    (knownValue(factOf(evidence, list))?.DBSnapshots ?? []).map(
      ({DBSnapshotIdentifier: id = ''}) => id,
    ),
  );
  const elsewhere = namesInFamily(evidence, 'snapshotsIn').flatMap((region) =>
    (knownValue(factOf(evidence, `snapshotsIn:${region}`))?.DBSnapshots ?? []).map(
      ({DBSnapshotIdentifier: id = ''}) => id,
    ),
  );
  const ofClusters = (['clusterSnapshots', 'regionClusterSnapshots'] as const).flatMap((list) =>
    (knownValue(factOf(evidence, list))?.DBClusterSnapshots ?? []).map(
      ({DBClusterSnapshotIdentifier: id = ''}) => id,
    ),
  );
  return freeIdentifier(name, 'copy', [...taken, ...elsewhere, ...ofClusters]);
}

function instanceNames({evidence}: Session, region: string): readonly string[] {
  const fact =
    region === '' || !namesInFamily(evidence, 'instancesIn').includes(region)
      ? factOf(evidence, 'regionInstances')
      : factOf(evidence, `instancesIn:${region}`);
  const instances = knownValue(fact)?.DBInstances ?? [];
  return instances.map(({DBInstanceIdentifier: name = ''}) => name);
}

function clusterNames({evidence}: Session, region: string): readonly string[] {
  const fact =
    region === '' || !namesInFamily(evidence, 'clustersIn').includes(region)
      ? factOf(evidence, 'regionClusters')
      : factOf(evidence, `clustersIn:${region}`);
  const clusters = knownValue(fact)?.DBClusters ?? [];
  return clusters.map(({DBClusterIdentifier: name = ''}) => name);
}
