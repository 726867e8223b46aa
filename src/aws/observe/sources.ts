/** What every source of backup is read from: this Region, replicas, and the keys of what is found. */
import {databaseOf} from '../../core/database.ts';
import {type Evidence, factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {sourcesOf} from '../../recovery/sources/gather.ts';
import {keyRead} from './backups.ts';
import {paged, type Read, single} from './planned.ts';
import {pointedTo, readsElsewhere, replicaArns} from './regions.ts';

// One DescribeKey and one GetKeyPolicy each; more keys over one database are not known to us.
const mostKeys = 50;
// Keys that a copy could be made under; a person chooses among a handful.
const mostOtherKeys = 20;

/** The lists: shared snapshots, recovery points, and what lies in the Regions pointed to or named. */
export function sourceReads(evidence: Evidence, named: readonly string[]): readonly Read[] {
  const database = databaseOf(evidence);
  if (!database) return [];
  const {kind, identifier, arn} = database;
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
  return [
    shared,
    paged('recoveryPoints', {ResourceArn: arn}),
    paged('regionAliases', {}),
    ...replicaReads(evidence, home),
    ...readsElsewhere(evidence, [...pointedTo(evidence), ...named]),
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
