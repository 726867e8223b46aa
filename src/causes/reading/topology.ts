/** How the database is built: the cluster it belongs to, and what keeps RDS from stopping it. */
import type {DBInstance} from '../../core/aws-shapes.ts';
import type {DBCluster} from '../../core/cluster-shapes.ts';
import {databaseOf} from '../../core/database.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {printable} from '../../core/words/text.ts';

/** Why a database cannot be stopped, as the end of a sentence. */
export type Unstoppable = {
  readonly because: string;
  /** AWS's encryption pages do not name this case; it follows from its rule (facts/aws.md §1.3). */
  readonly isInferred: boolean;
};

/**
 * What keeps RDS from stopping the database, and with that from giving it the seven days; undefined
 * where nothing of that was seen (facts/aws.md §1.3). A blue/green deployment is not read.
 */
export function unstoppable(evidence: Evidence): Unstoppable | undefined {
  const instance = instanceOf(evidence);
  const cluster = clusterOf(evidence);
  return (instance && stuckInstance(instance)) ?? (cluster && stuckCluster(cluster, evidence));
}

function stuckInstance(instance: DBInstance): Unstoppable | undefined {
  const sources = [
    instance.ReadReplicaSourceDBInstanceIdentifier,
    instance.ReadReplicaSourceDBClusterIdentifier,
  ];
  if (sources.some(Boolean)) return named('it is a read replica');
  const replicas = [
    ...(instance.ReadReplicaDBInstanceIdentifiers ?? []),
    ...(instance.ReadReplicaDBClusterIdentifiers ?? []),
  ];
  if (replicas.length > 0) return named('it has a read replica');
  const isSqlServer = instance.Engine?.startsWith('sqlserver') ?? false;
  return isSqlServer && instance.MultiAZ === true
    ? inferred('it is SQL Server in Multi-AZ')
    : undefined;
}

function stuckCluster(cluster: DBCluster, evidence: Evidence): Unstoppable | undefined {
  const global = printable(cluster.GlobalClusterIdentifier ?? '');
  if (global !== '' && !isAloneInGlobal(evidence)) {
    const isSeen = factOf(evidence, 'globalCluster').status === 'known';
    const others = isSeen
      ? ', which has other clusters'
      : '; whether it is alone there was not read';
    return named(`it is in the global database ${global}${others}`);
  }
  if ((cluster.ReadReplicaIdentifiers ?? []).length > 0) return named('it has a read replica');
  if (cluster.ReplicationSourceIdentifier) return inferred('it is a read replica');
  if (cluster.DBClusterInstanceClass) return inferred('it is a Multi-AZ DB cluster');
  return cluster.EngineMode === 'serverless' ? inferred('it is Serverless v1') : undefined;
}

function named(because: string): Unstoppable {
  return {because, isInferred: false};
}

function inferred(because: string): Unstoppable {
  return {because, isInferred: true};
}

/**
 * The only cluster of a global database can be stopped, says AWS (facts/aws.md §1.3); that it then
 * gets its seven days follows from the rule and stands nowhere.
 */
export function isAloneInGlobal(evidence: Evidence): boolean {
  const [global] = knownValue(factOf(evidence, 'globalCluster'))?.GlobalClusters ?? [];
  return global?.GlobalClusterMembers?.length === 1;
}

/** The cluster that an instance is a member of; empty for every other database. */
export function ownerCluster(evidence: Evidence): string {
  return printable(instanceOf(evidence)?.DBClusterIdentifier ?? '');
}

/** A cluster or a member of one: what AWS says of instances alone is not said of these. */
export function isClustered(evidence: Evidence): boolean {
  const database = databaseOf(evidence);
  return (
    database?.kind === 'cluster' ||
    ownerCluster(evidence) !== '' ||
    (database?.engine.startsWith('aurora') ?? false)
  );
}

/** True for storage under a key of AWS's own that no customer sees (facts/aws.md §1.10). */
export function isKeyOwnedByAws(evidence: Evidence): boolean {
  const storage = instanceOf(evidence) ?? knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0];
  return storage?.StorageEncryptionType === 'sse-rds';
}

function instanceOf(evidence: Evidence): DBInstance | undefined {
  return knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
}

/** The cluster itself, or the one that the instance is a member of. */
function clusterOf(evidence: Evidence): DBCluster | undefined {
  const instance = instanceOf(evidence);
  if (!instance) return knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0];
  const owner = instance.DBClusterIdentifier;
  if (!owner) return undefined;
  const clusters = knownValue(factOf(evidence, 'regionClusters'))?.DBClusters ?? [];
  return clusters.find(({DBClusterIdentifier}) => DBClusterIdentifier === owner);
}
