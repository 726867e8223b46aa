/** Snapshots of the cluster in other Regions: copied here first, to a key of this Region. */
import {factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {commonOfCluster} from './cluster-snapshots.ts';
import type {Gatherer} from './source.ts';

/** A copy across Regions takes hours rather than minutes (facts/aws.md §7). */
export const clusterCopies: Gatherer = (evidence) =>
  namesInFamily(evidence, 'clusterSnapshotsIn').flatMap((region) =>
    (knownValue(factOf(evidence, `clusterSnapshotsIn:${region}`))?.DBClusterSnapshots ?? []).map(
      (snapshot) => ({
        kind: 'cluster-copy' as const,
        name: snapshot.DBClusterSnapshotArn ?? '',
        region: '',
        label: snapshot.DBClusterSnapshotIdentifier ?? '',
        words: `in ${region}`,
        ...commonOfCluster(snapshot),
        first: [`copy it here from ${region}`],
      }),
    ),
  );
