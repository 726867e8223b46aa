/** RDS events with a cluster or a cluster snapshot as their source (texts: the Aurora guide). */
import type {Cluster, ClusterSnapshot} from '../../../world/clusters.ts';
import type {RdsState} from '../../../world/databases.ts';
import type {EventText} from '../../../world/world.ts';

/** RDS-EVENT-0170, 0171, 0150, 0151, 0153. */
export const clusterEvents = {
  created: {message: 'DB cluster created.', categories: ['creation']},
  deleted: {message: 'DB cluster deleted.', categories: ['deletion']},
  stopped: {message: 'DB cluster stopped.', categories: ['notification']},
  started: {message: 'DB cluster started.', categories: ['notification']},
  restarted: {
    message:
      'DB cluster is being started due to it exceeding the maximum allowed time being stopped.',
    categories: ['notification'],
  },
} as const satisfies {[name: string]: EventText};

/** RDS-EVENT-0074, 0075, 0168, 0169. */
export const snapshotEvents = {
  manualBegun: {message: 'Creating manual cluster snapshot.', categories: ['backup']},
  manualDone: {message: 'Manual cluster snapshot created.', categories: ['backup']},
  automatedBegun: {message: 'Creating automated cluster snapshot.', categories: ['backup']},
  automatedDone: {message: 'Automated cluster snapshot created.', categories: ['backup']},
} as const satisfies {[name: string]: EventText};

/** RDS-EVENT-0016. */
export const credentialsReset: EventText = {
  message: 'Reset master credentials.',
  categories: ['configuration change'],
};

/** RDS-EVENT-0172. */
export function renamed(from: string, to: string): EventText {
  return {message: `Renamed cluster from ${from} to ${to}.`, categories: ['notification']};
}

/** RDS-EVENT-0072 and 0073: a failover within an Availability Zone or across two. */
export function failoverStarted(id: string, isSameZone: boolean): EventText {
  const message = `Started ${isSameZone ? 'same' : 'cross'} AZ failover to DB instance: ${id}.`;
  return {message, categories: ['failover']};
}

/** RDS-EVENT-0071. */
export function failoverCompleted(id: string): EventText {
  return {message: `Completed failover to DB instance: ${id}.`, categories: ['failover']};
}

/** Writes down an event about a cluster. */
export function noteClusterEvent(
  rds: RdsState,
  cluster: Pick<Cluster, 'id'>,
  text: EventText,
  at: number,
): void {
  rds.events.push({
    at,
    sourceId: cluster.id,
    sourceType: 'db-cluster',
    message: text.message,
    categories: [...text.categories],
  });
}

/** Writes down an event about a cluster snapshot. */
export function noteSnapshotEvent(
  rds: RdsState,
  snapshot: Pick<ClusterSnapshot, 'id'>,
  text: EventText,
  at: number,
): void {
  rds.events.push({
    at,
    sourceId: snapshot.id,
    sourceType: 'db-cluster-snapshot',
    message: text.message,
    categories: [...text.categories],
  });
}
