/** Everything else that needs the same key, as far as the lists of the Region could be read. */
import type {Alias, DBInstance} from '../core/aws-shapes.ts';
import type {DBCluster} from '../core/cluster-shapes.ts';
import type {BlastRadius, KeyUser} from '../core/diagnosis.ts';
import {type Evidence, factOf} from '../core/evidence.ts';
import {knownValue} from '../core/fact.ts';
import type {Incident} from '../core/incident.ts';
import {printable} from '../core/words/text.ts';
import {keyIdOf, keyInHand} from './reading/key.ts';

/**
 * Databases, snapshots and automated backups on the key, the incident's own database left out.
 * `complete` speaks of this account and Region: every list that can hold a user of the key was read.
 * Where no KMS key is known nothing is counted.
 */
export function blastRadiusOf(evidence: Evidence, incident: Incident): BlastRadius {
  const lists = listsOf(evidence);
  const key = keyInHand(evidence);
  if (!key) return {keyArn: '', databases: [], snapshots: 0, automatedBackups: 0, complete: false};
  const aliases = knownValue(factOf(evidence, 'aliases'))?.Aliases ?? [];
  const isOurs = (reference: string | undefined) => isSameKey(reference, key.arn, aliases);
  const onKey = (...backups: readonly (readonly {readonly KmsKeyId?: string}[] | undefined)[]) =>
    backups.flatMap((list) => list ?? []).filter(({KmsKeyId}) => isOurs(KmsKeyId)).length;
  return {
    keyArn: printable(key.arn, 500),
    databases: usersOf(evidence, incident, isOurs),
    snapshots: onKey(lists.snapshots, lists.clusterSnapshots),
    automatedBackups: onKey(lists.backups, lists.clusterBackups),
    complete: Object.values(lists).every((list) => list !== undefined),
  };
}

/** What a list says; undefined where it was not read. */
function listsOf(evidence: Evidence) {
  return {
    instances: knownValue(factOf(evidence, 'regionInstances'))?.DBInstances,
    clusters: knownValue(factOf(evidence, 'regionClusters'))?.DBClusters,
    snapshots: knownValue(factOf(evidence, 'regionSnapshots'))?.DBSnapshots,
    backups: knownValue(factOf(evidence, 'regionAutomatedBackups'))?.DBInstanceAutomatedBackups,
    clusterSnapshots: knownValue(factOf(evidence, 'regionClusterSnapshots'))?.DBClusterSnapshots,
    clusterBackups: knownValue(factOf(evidence, 'regionClusterAutomatedBackups'))
      ?.DBClusterAutomatedBackups,
  };
}

function usersOf(
  evidence: Evidence,
  incident: Incident,
  isOurs: (reference: string | undefined) => boolean,
): readonly KeyUser[] {
  const {instances = [], clusters = []} = listsOf(evidence);
  const own = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0]?.DBClusterIdentifier;
  const self = new Set([incident.database.identifier, own ?? '']);
  const listed = new Set(clusters.map((cluster) => cluster.DBClusterIdentifier));
  const users = new Map<string, KeyUser>();
  for (const cluster of clusters) {
    const {DBClusterIdentifier, Status} = cluster;
    add(users, 'cluster', DBClusterIdentifier, Status, usesOf(cluster, isOurs));
  }
  for (const instance of instances) {
    const owner = instance.DBClusterIdentifier;
    const {DBInstanceIdentifier, DBInstanceStatus} = instance;
    const uses = usesOf(instance, isOurs);
    // A member shares the key of its cluster (facts/aws.md §1.4) and is not counted beside it.
    if (!owner) add(users, 'instance', DBInstanceIdentifier, DBInstanceStatus, uses);
    else if (!listed.has(owner)) add(users, 'cluster', owner, DBInstanceStatus, uses);
    // Insights are a member's own setting: it may use the key though its cluster does not.
    else if (!uses.includes(storage) && !users.has(`cluster ${owner}`)) {
      add(users, 'instance', DBInstanceIdentifier, DBInstanceStatus, uses);
    }
  }
  return [...users.values()].filter(({identifier}) => !self.has(identifier));
}

function add(
  users: Map<string, KeyUser>,
  kind: KeyUser['kind'],
  identifier = '',
  status = '',
  uses: readonly string[] = [],
): void {
  if (uses.length === 0 || users.has(`${kind} ${identifier}`)) return;
  const user = {identifier: printable(identifier), kind, status: printable(status)};
  users.set(`${kind} ${identifier}`, uses.includes(storage) ? user : {...user, uses});
}

const storage = 'storage';

/** Insights, activity stream and secret may each have a key of their own (facts/aws.md §1.6). */
function usesOf(
  database: DBInstance | DBCluster,
  isOurs: (reference: string | undefined) => boolean,
): readonly string[] {
  const keys: readonly (readonly [string, string | undefined])[] = [
    [storage, database.KmsKeyId],
    ['Performance Insights', database.PerformanceInsightsKMSKeyId],
    ['activity stream', database.ActivityStreamKmsKeyId],
    ['master password', database.MasterUserSecret?.KmsKeyId],
  ];
  return keys.flatMap(([use, key]) => (isOurs(key) ? [use] : []));
}

/** RDS may name a key by its ARN, its ID or an alias; two ARNs are compared whole. */
function isSameKey(
  reference: string | undefined,
  keyArn: string,
  aliases: readonly Alias[],
): boolean {
  if (!reference) return false;
  if (reference === keyArn || reference === keyIdOf(keyArn)) return true;
  return aliases.some(({AliasName, AliasArn}) => [AliasName, AliasArn].includes(reference));
}
