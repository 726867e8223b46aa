/** A copy-on-write clone of an Aurora cluster: quick, but it shares the volume of its source. */
import {isLockedOut} from '../../core/database.ts';
import {clusterPointInTime} from './cluster-point-in-time.ts';
import {type Gatherer, lostCluster} from './source.ts';

/**
 * It needs its source's key and an instance in it; whether a locked-out cluster is taken once its
 * key works again is not documented (facts/aws.md §6.1), so it is offered and never recommended.
 */
export const clone: Gatherer = (evidence, lost) => {
  const cluster = lostCluster(evidence);
  if (!cluster?.Engine?.startsWith('aurora')) return [];
  const hasMembers = (cluster.DBClusterMembers ?? []).length > 0;
  return clusterPointInTime(evidence, lost).map((source) => ({
    ...source,
    kind: 'clone' as const,
    label: `${lost.identifier} as a clone`,
    words: 'clone',
    first: ['the clone shares the volume of its source, and so its key'],
    doubt: isLockedOut(lost.status)
      ? 'whether AWS clones a locked-out cluster is not documented; a refusal changes nothing'
      : '',
    dead: hasMembers ? source.dead : 'a clone needs a cluster that has an instance',
  }));
};
