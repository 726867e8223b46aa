/** Snapshots of the instance that have to be copied first: shared ones, and those of other Regions. */
import type {DBSnapshot} from '../../core/aws-shapes.ts';
import {type Evidence, factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {copyHomeWords, originDoubt, originOf, thereWords} from './elsewhere.ts';
import {commonOf} from './snapshots.ts';
import {encryptionOf, type Gatherer, type Lost, type Source} from './source.ts';

/** Shared snapshots of this Region, and snapshots of the database in the Regions looked at. */
export const copies: Gatherer = (evidence, lost) => [
  ...sharedOf(evidence).map((snapshot) => sharedSource(snapshot, lost)),
  ...namesInFamily(evidence, 'snapshotsIn').flatMap((region) =>
    (knownValue(factOf(evidence, `snapshotsIn:${region}`))?.DBSnapshots ?? []).flatMap((snapshot) =>
      farSources(snapshot, region, lost),
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

/**
 * Two ways for each: copied home, in hours (§7), where everything around it is; or restored where it
 * lies, sooner, under its own key and in the network of that Region.
 */
function farSources(snapshot: DBSnapshot, region: string, lost: Lost): readonly Source[] {
  const {DBSnapshotArn = '', DBSnapshotIdentifier: name = ''} = snapshot;
  const {SourceDBSnapshotIdentifier: copiedFrom, SourceRegion} = snapshot;
  const origin = originOf(lost, {
    resourceId: snapshot.DbiResourceId,
    copiedFrom,
    fromRegion: SourceRegion,
  });
  if (origin === 'another') return [];
  const common = {...commonOf(snapshot), doubt: originDoubt(origin, lost)};
  return [
    {
      kind: 'copy',
      name: DBSnapshotArn,
      region: '',
      label: name,
      words: `in ${region}`,
      ...common,
      first: [copyHomeWords(region, lost.region)],
    },
    {
      kind: 'snapshot',
      name,
      region,
      label: `${name}, restored in ${region}`,
      words: `in ${region}`,
      ...common,
      first: [`no copy is made; ${thereWords(region)}`],
    },
  ];
}
