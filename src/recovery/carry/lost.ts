/** The lost database and the restored one, as they were read: what is carried from where to where. */
import type {DBInstance} from '../../core/aws-shapes.ts';
import type {DBCluster} from '../../core/cluster-shapes.ts';
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Session} from '../../core/session.ts';
import type {Cluster} from './cluster-rows.ts';
import type {Instance} from './instance-rows.ts';

/** The lost instance: as it was captured, else as it was read for the diagnosis. */
export function lostInstance({evidence}: Session): Instance | undefined {
  const captured = knownValue(factOf(evidence, 'lostInstance'))?.DBInstances?.[0];
  return whole(captured ?? knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0]);
}

/** The lost cluster. */
export function lostCluster({evidence}: Session): Cluster | undefined {
  const captured = knownValue(factOf(evidence, 'lostCluster'))?.DBClusters?.[0];
  return wholeCluster(captured ?? knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0]);
}

/** The instances of the lost cluster. */
export function lostMembers(session: Session): readonly Instance[] {
  const captured = knownValue(factOf(session.evidence, 'lostMembers'))?.DBInstances;
  const listed = knownValue(factOf(session.evidence, 'regionInstances'))?.DBInstances ?? [];
  const name = lostCluster(session)?.DBClusterIdentifier;
  const members = captured ?? listed.filter((each) => name && each.DBClusterIdentifier === name);
  return members.flatMap((member) => whole(member) ?? []);
}

/** The restored instance, read afresh. */
export function restoredInstance({evidence}: Session): Instance | undefined {
  return whole(knownValue(factOf(evidence, 'restoredInstance'))?.DBInstances?.[0]);
}

/** The restored cluster, read afresh. */
export function restoredCluster({evidence}: Session): Cluster | undefined {
  return wholeCluster(knownValue(factOf(evidence, 'restoredCluster'))?.DBClusters?.[0]);
}

/** The instances of the restored cluster, read afresh. */
export function restoredMembers({evidence}: Session): readonly Instance[] {
  const members = knownValue(factOf(evidence, 'restoredMembers'))?.DBInstances ?? [];
  return members.flatMap((member) => whole(member) ?? []);
}

/** Evidence keeps the whole answer; the shapes of the core only name what is read everywhere. */
function whole(instance: DBInstance | undefined): Instance | undefined {
  return instance as Instance | undefined;
}

function wholeCluster(cluster: DBCluster | undefined): Cluster | undefined {
  return cluster as Cluster | undefined;
}
