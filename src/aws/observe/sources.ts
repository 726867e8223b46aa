/** What every source of backup is read from; elsewhere only where something points (facts/aws.md §6.1). */
import {databaseOf} from '../../core/database.ts';
import {type Evidence, factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {sourcesOf} from '../../recovery/sources/gather.ts';
import {keyRead} from './backups.ts';
import {paged, type Read, single} from './planned.ts';

// One DescribeKey and one GetKeyPolicy each; more keys over one database are not known to us.
const mostKeys = 50;
// Keys that a copy could be made under; a person chooses among a handful.
const mostOtherKeys = 20;

const regionPattern = /^[a-z]{2}(-[a-z]+)+-\d$/;

/** The lists: shared snapshots, recovery points, and what lies in the Regions pointed to. */
export function sourceReads(evidence: Evidence, asked: readonly string[]): readonly Read[] {
  const database = databaseOf(evidence);
  if (!database) return [];
  const {kind, identifier, arn, resourceId} = database;
  const shared =
    kind === 'cluster'
      ? paged('sharedClusterSnapshots', {
          DBClusterIdentifier: identifier,
          SnapshotType: 'shared',
          IncludeShared: true,
        })
      : paged('sharedSnapshots', {
          DBInstanceIdentifier: identifier,
          SnapshotType: 'shared',
          IncludeShared: true,
        });
  const home = arn.split(':')[3] ?? '';
  const regions = new Set([...pointedTo(evidence), ...asked]);
  return [
    shared,
    paged('recoveryPoints', {ResourceArn: arn}),
    paged('regionAliases', {}),
    ...replicaReads(evidence, home),
    ...[...regions]
      .filter((region) => region !== home && regionPattern.test(region))
      .flatMap((region) => readsIn(region, {kind, identifier, resourceId})),
  ];
}

function readsIn(
  region: string,
  {kind, identifier, resourceId}: {kind: string; identifier: string; resourceId: string},
): readonly Read[] {
  if (kind === 'cluster') {
    return [paged(`clusterSnapshotsIn:${region}`, {DBClusterIdentifier: identifier}, region)];
  }
  return [
    paged(`snapshotsIn:${region}`, {DBInstanceIdentifier: identifier}, region),
    paged(`automatedBackupsIn:${region}`, {DbiResourceId: resourceId}, region),
    paged(`instancesIn:${region}`, {}, region),
  ];
}

/** Keys and key policies of the backups found, once each; then keys that a copy could have. */
export function sourceKeyReads(evidence: Evidence): readonly Read[] {
  const own = databaseOf(evidence);
  const account = own?.arn.split(':')[4] ?? '';
  const arns = new Set(
    sourcesOf(evidence).flatMap(({encryption}) => (encryption.by === 'key' ? encryption.arn : [])),
  );
  const ofBackups = [...arns].filter((arn) => arn !== own?.keyId).slice(0, mostKeys);
  const seen = namesInFamily(evidence, 'key');
  const others = otherKeys(evidence).filter((arn) => arn !== own?.keyId && !arns.has(arn));
  const all = [...ofBackups, ...others];
  return [
    ...all.filter((arn) => !seen.includes(arn)).map(keyRead),
    ...all
      .filter((arn) => arn.split(':')[4] === account)
      .map((KeyId) =>
        single(`keyPolicy:${KeyId}`, {KeyId, PolicyName: 'default'}, KeyId.split(':')[3]),
      ),
  ];
}

/** Keys of this account that have an alias here; of those that AWS manages, only RDS's own. */
function otherKeys(evidence: Evidence): readonly string[] {
  const aliases = knownValue(factOf(evidence, 'regionAliases'))?.Aliases ?? [];
  const arns = aliases.flatMap(({AliasName = '', AliasArn = '', TargetKeyId: id}) => {
    const isOthers = AliasName.startsWith('alias/aws/') && AliasName !== 'alias/aws/rds';
    if (!id || isOthers) return [];
    return [`${AliasArn.split(':').slice(0, 5).join(':')}:key/${id}`];
  });
  return [...new Set(arns)].slice(0, mostOtherKeys);
}

/** Regions that the database or its key names: replicas, replicated backups, siblings. */
function pointedTo(evidence: Evidence): readonly string[] {
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  const metadata = knownValue(factOf(evidence, 'key'))?.KeyMetadata?.MultiRegionConfiguration;
  const arns = [
    ...replicaArns(evidence),
    ...(instance?.DBInstanceAutomatedBackupsReplications ?? []).map(
      ({DBInstanceAutomatedBackupsArn: arn}) => arn ?? '',
    ),
  ];
  return [
    ...arns.map((arn) => arn.split(':')[3] ?? ''),
    ...namesInFamily(evidence, 'sibling'),
    ...[metadata?.PrimaryKey, ...(metadata?.ReplicaKeys ?? [])].map((key) => key?.Region ?? ''),
  ];
}

/** Replicas of other Regions go by their ARN, those of the same Region by name (SDK model). */
function replicaArns(evidence: Evidence): readonly string[] {
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  const cluster = knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0];
  return [
    ...(instance?.ReadReplicaDBInstanceIdentifiers ?? []),
    ...(cluster?.ReadReplicaIdentifiers ?? []),
  ].filter((name) => name.startsWith('arn:'));
}

function replicaReads(evidence: Evidence, home: string): readonly Read[] {
  return replicaArns(evidence).flatMap((arn) => {
    const region = arn.split(':')[3] ?? '';
    if (region === '' || region === home) return [];
    const name = arn.slice(arn.lastIndexOf(':') + 1);
    return arn.includes(':cluster:')
      ? [single(`clusterReplica:${arn}`, {DBClusterIdentifier: name}, region)]
      : [single(`replica:${arn}`, {DBInstanceIdentifier: name}, region)];
  });
}
