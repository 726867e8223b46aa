/** The lost database and the restored one, as runbooks name them: `lost.identifier`, `restored.address`. */
import type {DBInstance} from './aws-shapes.ts';
import type {DBCluster} from './cluster-shapes.ts';
import {databaseFromCluster, databaseFromInstance, databaseOf, isTerminal} from './database.ts';
import {factOf} from './evidence.ts';
import {knownValue} from './fact.ts';
import type {Session} from './session.ts';

/** The database that was lost, as it was captured before the restore; as it is read, until then. */
export type LostFacts = {
  readonly identifier: string;
  readonly resourceId: string;
  /** Where it lies; the restored one may lie elsewhere. */
  readonly region: string;
  readonly status: string;
  readonly isTerminal: boolean;
  /** The roles of an instance; the feature comes first, it names one role. */
  readonly roles: readonly {readonly feature: string; readonly role: string}[];
  /** The instances of an Aurora cluster, which a restore does not bring. */
  readonly members: readonly {readonly identifier: string; readonly resourceId: string}[];
};

/** The restored database, as it was last read. */
export type RestoredFacts = {
  readonly identifier: string;
  readonly resourceId: string;
  readonly status: string;
  readonly address: string;
  readonly port: string;
};

/** True where the incident's database is another one than the lost one, whatever its name. */
export function isRestored(session: Session): boolean {
  const {evidence} = session;
  const hasCapture = evidence.lostInstance !== undefined || evidence.lostCluster !== undefined;
  const lost = lostFacts(session).resourceId;
  const now = databaseOf(evidence)?.resourceId ?? '';
  return hasCapture && lost !== '' && now !== '' && lost !== now;
}

/** The lost database. */
export function lostFacts({evidence}: Session): LostFacts {
  const instance =
    knownValue(factOf(evidence, 'lostInstance'))?.DBInstances?.[0] ??
    knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  const cluster =
    knownValue(factOf(evidence, 'lostCluster'))?.DBClusters?.[0] ??
    knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0];
  const database = instance
    ? databaseFromInstance(instance)
    : cluster
      ? databaseFromCluster(cluster)
      : undefined;
  return {
    identifier: database?.identifier ?? '',
    resourceId: database?.resourceId ?? '',
    region: database?.arn.split(':')[3] ?? '',
    status: database?.status ?? '',
    isTerminal: isTerminal(database?.status ?? ''),
    roles: (instance?.AssociatedRoles ?? []).map(({RoleArn = '', FeatureName = ''}) => ({
      feature: FeatureName,
      role: RoleArn,
    })),
    members: cluster ? membersOf(cluster, evidence) : [],
  };
}

/** Aurora's members by name; those of a Multi-AZ DB cluster come with the restore. */
function membersOf(cluster: DBCluster, evidence: Session['evidence']): LostFacts['members'] {
  if (!cluster.Engine?.startsWith('aurora')) return [];
  const captured = knownValue(factOf(evidence, 'lostMembers'))?.DBInstances;
  const listed = knownValue(factOf(evidence, 'regionInstances'))?.DBInstances ?? [];
  const all: readonly DBInstance[] = captured ?? listed;
  return (cluster.DBClusterMembers ?? []).map(({DBInstanceIdentifier: identifier = ''}) => ({
    identifier,
    resourceId: all.find((each) => each.DBInstanceIdentifier === identifier)?.DbiResourceId ?? '',
  }));
}

/** Where the incident's database is reached now; undefined while it shows no endpoint. */
export function endpointOf(
  evidence: Session['evidence'],
): {readonly address: string; readonly port: number} | undefined {
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  const cluster = knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0];
  const address = instance?.Endpoint?.Address ?? cluster?.Endpoint;
  const port = instance?.Endpoint?.Port ?? cluster?.Port;
  return address && port ? {address, port} : undefined;
}

/** The restored database. */
export function restoredFacts({evidence}: Session): RestoredFacts {
  const instance = knownValue(factOf(evidence, 'restoredInstance'))?.DBInstances?.[0];
  const cluster = knownValue(factOf(evidence, 'restoredCluster'))?.DBClusters?.[0];
  if (instance) {
    const {identifier, resourceId, status} = databaseFromInstance(instance);
    const {Address = '', Port} = instance.Endpoint ?? {};
    return {identifier, resourceId, status, address: Address, port: textOf(Port)};
  }
  if (!cluster) return {identifier: '', resourceId: '', status: '', address: '', port: ''};
  const {identifier, resourceId, status} = databaseFromCluster(cluster);
  return {
    identifier,
    resourceId,
    status,
    address: cluster.Endpoint ?? '',
    port: textOf(cluster.Port),
  };
}

function textOf(port: number | undefined): string {
  return port === undefined ? '' : String(port);
}
