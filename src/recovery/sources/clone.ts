/** A copy-on-write clone of an Aurora cluster: quick, but it shares the volume of its source. */
import {clusterPointInTime} from './cluster-point-in-time.ts';
import type {Gatherer} from './source.ts';

/** It needs a source that runs, so for a locked-out cluster it is listed with its reason. */
export const clone: Gatherer = (evidence, lost) =>
  clusterPointInTime(evidence, lost)
    .filter(() => isAurora(evidence))
    .map((source) => ({
      ...source,
      kind: 'clone' as const,
      label: `${lost.identifier} as a clone`,
      words: 'clone',
      first: ['the clone shares the volume of its source, and so its key'],
      dead:
        lost.status === 'available'
          ? source.dead
          : `a clone needs a cluster that is available, and ${lost.identifier} is ${lost.status}`,
    }));

function isAurora(evidence: Parameters<Gatherer>[0]): boolean {
  const cluster =
    evidence.cluster?.status === 'known' ? evidence.cluster.value.DBClusters?.[0] : undefined;
  return cluster?.Engine?.startsWith('aurora') ?? false;
}
