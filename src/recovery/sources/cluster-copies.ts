/** Snapshots of the cluster in other Regions: copied home first, or restored where they lie. */
import type {DBClusterSnapshot} from '../../core/cluster-shapes.ts';
import {type Evidence, factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {ageOf, commonOfCluster} from './cluster-snapshots.ts';
import {copyHomeWords, originDoubt, originOf, thereWords} from './elsewhere.ts';
import type {Gatherer, Lost, Source} from './source.ts';

/** Two ways for each, as with an instance. */
export const clusterCopies: Gatherer = (evidence, lost) =>
  namesInFamily(evidence, 'clusterSnapshotsIn').flatMap((region) =>
    (
      knownValue(factOf(evidence, `clusterSnapshotsIn:${region}`))?.DBClusterSnapshots ?? []
    ).flatMap((snapshot) => farSources(snapshot, region, lost, evidence)),
  );

function farSources(
  snapshot: DBClusterSnapshot,
  region: string,
  lost: Lost,
  evidence: Evidence,
): readonly Source[] {
  const {DBClusterSnapshotArn = '', DBClusterSnapshotIdentifier: name = ''} = snapshot;
  const copiedFrom = snapshot.SourceDBClusterSnapshotArn;
  const origin = originOf(lost, {resourceId: snapshot.DbClusterResourceId, copiedFrom});
  if (origin === 'another') return [];
  const {age, ...point} = ageOf(snapshot, evidence);
  const common = {
    ...commonOfCluster(snapshot),
    ...point,
    doubt: originDoubt(origin, lost),
  };
  return [
    {
      kind: 'cluster-copy',
      name: DBClusterSnapshotArn,
      region: '',
      label: name,
      words: `in ${region}`,
      ...common,
      first: [copyHomeWords(region, lost.region), ...age],
    },
    {
      kind: 'cluster-snapshot',
      name,
      region,
      label: `${name}, restored in ${region}`,
      words: `in ${region}`,
      ...common,
      first: [`no copy is made; ${thereWords(region)}`, ...age],
    },
  ];
}
