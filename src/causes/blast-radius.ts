/** Everything else that needs the same key, as far as the lists of the Region could be read. */
import type {Alias, DBInstance} from '../core/aws-shapes.ts';
import type {DBCluster} from '../core/cluster-shapes.ts';
import {databaseOf} from '../core/database.ts';
import type {BlastRadius, KeyUser} from '../core/diagnosis.ts';
import {type Evidence, factOf} from '../core/evidence.ts';
import {knownValue} from '../core/fact.ts';
import type {Incident} from '../core/incident.ts';
import {printable} from '../core/words/text.ts';
import {keyIdOf, keyInHand} from './reading/key.ts';

/**
 * Databases, snapshots and automated backups on the key, the incident's own database left out.
 * `complete` speaks of this account and Region: every list that can hold a user of the key was read.
 * Backups of clusters are not, so with a cluster on the key it is false. Where no KMS key is known
 * nothing is counted.
 */
export function blastRadiusOf(evidence: Evidence, incident: Incident): BlastRadius {
  const lists = listsOf(evidence);
  const key = keyInHand(evidence);
  if (!key) return {keyArn: '', databases: [], snapshots: 0, automatedBackups: 0, complete: false};
  const aliases = knownValue(factOf(evidence, 'aliases'))?.Aliases ?? [];
  const isOurs = (reference: string | undefined) => isSameKey(reference, key.arn, aliases);
  return {
    keyArn: printable(key.arn, 500),
    databases: usersOf(evidence, incident, isOurs),
    snapshots: (lists.snapshots ?? []).filter(({KmsKeyId}) => isOurs(KmsKeyId)).length,
    automatedBackups: (lists.backups ?? []).filter(({KmsKeyId}) => isOurs(KmsKeyId)).length,
    complete:
      Object.values(lists).every((list) => list !== undefined) &&
      !hasClusterOnKey(evidence, lists, isOurs),
  };
}

/** Members of a cluster's answer beside the common shape; evidence keeps the answer whole. */
type ClusterKeys = {
  readonly PerformanceInsightsKMSKeyId?: string;
  readonly ActivityStreamKmsKeyId?: string;
  readonly MasterUserSecret?: {readonly KmsKeyId?: string};
};

/** A cluster, other users of the key or the incident's own: its backups are in lists not read. */
function hasClusterOnKey(
  evidence: Evidence,
  {instances = [], clusters = []}: ReturnType<typeof listsOf>,
  isOurs: (reference: string | undefined) => boolean,
): boolean {
  const own = databaseOf(evidence);
  return (
    own?.kind === 'cluster' ||
    clusters.some((cluster) => isOurs(cluster.KmsKeyId)) ||
    instances.some(({DBClusterIdentifier, KmsKeyId}) => DBClusterIdentifier && isOurs(KmsKeyId))
  );
}

/** What a list says; undefined where it was not read. */
function listsOf(evidence: Evidence) {
  return {
    instances: knownValue(factOf(evidence, 'regionInstances'))?.DBInstances,
    clusters: knownValue(factOf(evidence, 'regionClusters'))?.DBClusters,
    snapshots: knownValue(factOf(evidence, 'regionSnapshots'))?.DBSnapshots,
    backups: knownValue(factOf(evidence, 'regionAutomatedBackups'))?.DBInstanceAutomatedBackups,
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
  for (const cluster of clusters.filter((each) => keysOfCluster(each).some(isOurs))) {
    add(users, 'cluster', cluster.DBClusterIdentifier, cluster.Status);
  }
  for (const instance of instances.filter((each) => keysOfInstance(each).some(isOurs))) {
    const owner = instance.DBClusterIdentifier;
    // A member shares the key of its cluster (facts/aws.md §1.4) and is not counted beside it.
    if (!owner) add(users, 'instance', instance.DBInstanceIdentifier, instance.DBInstanceStatus);
    else if (!listed.has(owner)) add(users, 'cluster', owner, instance.DBInstanceStatus);
  }
  return [...users.values()].filter(({identifier}) => !self.has(identifier));
}

function add(
  users: Map<string, KeyUser>,
  kind: KeyUser['kind'],
  identifier = '',
  status = '',
): void {
  if (users.has(`${kind} ${identifier}`)) return;
  const user = {identifier: printable(identifier), kind, status: printable(status)};
  users.set(`${kind} ${identifier}`, user);
}

// facts/aws.md §1.6: insights, activity stream and secret may each have a key of their own.
function keysOfInstance(instance: DBInstance): readonly (string | undefined)[] {
  return [
    instance.KmsKeyId,
    instance.PerformanceInsightsKMSKeyId,
    instance.ActivityStreamKmsKeyId,
    instance.MasterUserSecret?.KmsKeyId,
  ];
}

function keysOfCluster(cluster: DBCluster & ClusterKeys): readonly (string | undefined)[] {
  return [
    cluster.KmsKeyId,
    cluster.PerformanceInsightsKMSKeyId,
    cluster.ActivityStreamKmsKeyId,
    cluster.MasterUserSecret?.KmsKeyId,
  ];
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
