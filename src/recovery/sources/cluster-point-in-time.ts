/** The continuous backup of the cluster that is still there: any second of its restore window. */
import {encryptionOf, type Gatherer, lostCluster} from './source.ts';

/** The newest second, as a full copy; named by its resource ID like an instance (§9.4). */
export const clusterPointInTime: Gatherer = (evidence, lost) => {
  const cluster = lostCluster(evidence);
  if (!cluster) return [];
  const restorePoint = cluster.LatestRestorableTime ?? '';
  const gibibytes = cluster.AllocatedStorage ?? 0;
  return [
    {
      kind: 'cluster-point-in-time',
      name: lost.resourceId,
      region: '',
      label: `${lost.identifier}, to the latest second`,
      words: 'point in time',
      restorePoint,
      encryption: encryptionOf(cluster),
      engineVersion: cluster.EngineVersion ?? '',
      gibibytes: gibibytes > 1 ? gibibytes : 0,
      first: [],
      dead: restorePoint === '' ? 'RDS names no second that it could be restored to' : '',
    },
  ];
};
