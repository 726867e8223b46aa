/** What the world remembers about RDS in one Region. Times in milliseconds. */
import type {
  Cluster,
  ClusterParameterGroup,
  ClusterSnapshot,
  GlobalCluster,
  RetainedClusterBackup,
} from './clusters.ts';
import type {Groups} from './groups.ts';
import type {Instance} from './instances.ts';
import type {ReplicatedBackup, RetainedBackup, Snapshot} from './snapshots.ts';

export type RdsEvent = {
  at: number;
  sourceId: string;
  sourceType: 'db-instance' | 'db-snapshot' | 'db-cluster' | 'db-cluster-snapshot';
  message: string;
  categories: readonly string[];
};

/** RDS of one Region of one account; databases by resource ID, which survives a rename. */
export type RdsState = {
  /** Added to and taken from by `directory.ts` alone, which keeps them findable. */
  readonly instances: {readonly [resourceId: string]: Instance};
  clusters: {[resourceId: string]: Cluster};
  snapshots: {[id: string]: Snapshot};
  retainedBackups: {[resourceId: string]: RetainedBackup};
  /** By `ab-…`. */
  replicatedBackups: {[id: string]: ReplicatedBackup};
  groups: Groups;
  clusterSnapshots: {[id: string]: ClusterSnapshot};
  retainedClusterBackups: {[resourceId: string]: RetainedClusterBackup};
  clusterParameterGroups: {[name: string]: ClusterParameterGroup};
  /** In the Region where they were made; the whole account sees them. */
  globalClusters: {[id: string]: GlobalCluster};
  events: RdsEvent[];
};

/** RDS of a Region that nobody has used yet. */
export function emptyRds(): RdsState {
  return {
    instances: {},
    clusters: {},
    snapshots: {},
    retainedBackups: {},
    replicatedBackups: {},
    groups: {parameter: {}, option: {}, subnet: {}},
    clusterSnapshots: {},
    retainedClusterBackups: {},
    clusterParameterGroups: {},
    globalClusters: {},
    events: [],
  };
}
