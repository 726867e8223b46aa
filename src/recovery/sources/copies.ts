/** Snapshots of the instance that have to be copied first: shared ones, and those of other Regions. */
import type {DBSnapshot} from '../../core/aws-shapes.ts';
import {type Evidence, factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {commonOf} from './snapshots.ts';
import {encryptionOf, type Gatherer, type Lost, type Source} from './source.ts';

/** Shared snapshots of this Region, and snapshots of the database in the Regions looked at. */
export const copies: Gatherer = (evidence, lost) => [
  ...sharedOf(evidence).map((snapshot) => sharedSource(snapshot, lost)),
  ...namesInFamily(evidence, 'snapshotsIn').flatMap((region) =>
    (knownValue(factOf(evidence, `snapshotsIn:${region}`))?.DBSnapshots ?? []).map((snapshot) =>
      farSource(snapshot, region),
    ),
  ),
];

function sharedOf(evidence: Evidence): readonly DBSnapshot[] {
  const lists = [
    knownValue(factOf(evidence, 'snapshots')),
    knownValue(factOf(evidence, 'sharedSnapshots')),
  ];
  const all = lists
    .flatMap((list) => list?.DBSnapshots ?? [])
    .filter(({SnapshotType}) => SnapshotType === 'shared' || SnapshotType === 'public');
  return [...new Map(all.map((snapshot) => [snapshot.DBSnapshotArn, snapshot])).values()];
}

/** facts/aws.md §6.1: an encrypted shared snapshot of an instance has to be copied first. */
function sharedSource(snapshot: DBSnapshot, {identifier}: Lost): Source {
  const {DBSnapshotArn: arn = '', SnapshotType = 'shared'} = snapshot;
  const account = arn.split(':')[4] ?? '';
  const isPlain = encryptionOf(snapshot).by === 'none';
  const common = {
    name: arn,
    region: '',
    label: arn.slice(arn.lastIndexOf('snapshot:') + 'snapshot:'.length),
    words: SnapshotType,
    ...commonOf(snapshot),
  };
  if (isPlain) return {kind: 'snapshot', ...common, first: []};
  return {
    kind: 'copy',
    ...common,
    first: [`copy it out of account ${account} to a key of ${identifier}'s account`],
  };
}

/** A restore stays in the Region of its snapshot; a copy brings it across, in hours (§7). */
function farSource(snapshot: DBSnapshot, region: string): Source {
  const {DBSnapshotArn: name = '', DBSnapshotIdentifier: label = ''} = snapshot;
  return {
    kind: 'copy',
    name,
    region: '',
    label,
    words: `in ${region}`,
    ...commonOf(snapshot),
    first: [`copy it here from ${region}`],
  };
}
