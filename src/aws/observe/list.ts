/** The databases of a Region for the pick screen, page by page, cluster members under their cluster. */
import type {DBInstance} from '../../core/aws-shapes.ts';
import type {CallName} from '../../core/call.ts';
import type {DBCluster} from '../../core/cluster-shapes.ts';
import {type Database, databaseFromCluster, databaseFromInstance} from '../../core/database.ts';
import type {Answer, ErrorAnswer} from '../answer.ts';
import type {Door} from '../door.ts';
import {eachPage, entriesOf} from '../pages.ts';

/** An instance that belongs to a cluster. */
export type Member = {readonly identifier: string; readonly status: string};

/** One row: an instance of its own, or a cluster with its members. */
export type ListedDatabase = Database & {
  /** `none`, `sse-rds` (a key that AWS owns) or `sse-kms` (facts/aws.md §1.10). */
  readonly encryption: string;
  readonly members: readonly Member[];
};

/** The whole list, and the lists that could not be read to their end. */
export type DatabaseList = {
  readonly databases: readonly ListedDatabase[];
  readonly failures: readonly ErrorAnswer[];
};

/**
 * Lists instances and clusters at the same time. `onPage` gets the new rows of each page, clusters
 * still without members; the result has them all.
 */
export async function listDatabases(
  door: Door,
  onPage: (rows: readonly ListedDatabase[]) => void,
  signal?: AbortSignal,
): Promise<DatabaseList> {
  const failures: ErrorAnswer[] = [];
  const rows: ListedDatabase[] = [];
  const members = new Map<string, Member[]>();
  const take = (found: readonly ListedDatabase[]) => {
    rows.push(...found);
    if (found.length > 0) onPage(found);
  };
  await Promise.all([
    eachAnswer('rds:DescribeDBInstances', (entries: readonly DBInstance[]) => {
      for (const instance of entries.filter(isMember)) addMember(members, instance);
      take(entries.filter((instance) => !isMember(instance)).map(rowOfInstance));
    }),
    eachAnswer('rds:DescribeDBClusters', (entries: readonly DBCluster[]) => {
      take(entries.map(rowOfCluster));
    }),
  ]);
  const databases = rows.map((row) =>
    row.kind === 'cluster' ? {...row, members: members.get(row.identifier) ?? []} : row,
  );
  return {databases: [...databases, ...orphans(databases, members)], failures};

  async function eachAnswer<Entry>(
    call: CallName,
    onEntries: (entries: readonly Entry[]) => void,
  ): Promise<void> {
    for await (const answer of eachPage(door.call, call, {}, signal)) {
      if (answer.outcome === 'ok') onEntries(typedEntries<Entry>(call, answer));
      else if (answer.outcome === 'error') failures.push(answer);
    }
  }
}

/** Aliases by key id, for a column; empty where they may not be listed: the key id is shown then. */
export async function aliasesByKey(
  door: Door,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const byKey = new Map<string, string[]>();
  for await (const answer of eachPage(door.call, 'kms:ListAliases', {}, signal)) {
    if (answer.outcome !== 'ok') break;
    type Alias = {AliasName?: string; TargetKeyId?: string};
    for (const {AliasName, TargetKeyId} of typedEntries<Alias>('kms:ListAliases', answer)) {
      if (!AliasName || !TargetKeyId) continue;
      byKey.set(TargetKeyId, [...(byKey.get(TargetKeyId) ?? []), AliasName]);
    }
  }
  return byKey;
}

/** The entries with the members that code relies on, all optional (core/aws-shapes.ts). */
function typedEntries<Entry>(call: CallName, answer: Extract<Answer, {outcome: 'ok'}>): Entry[] {
  // The SDK has read them by the service's own schema.
  return entriesOf(call, answer.output) as unknown as Entry[];
}

function isMember(instance: DBInstance): boolean {
  return Boolean(instance.DBClusterIdentifier);
}

function addMember(members: Map<string, Member[]>, instance: DBInstance): void {
  const owner = instance.DBClusterIdentifier ?? '';
  const member = {
    identifier: instance.DBInstanceIdentifier ?? '',
    status: instance.DBInstanceStatus ?? '',
  };
  members.set(owner, [...(members.get(owner) ?? []), member]);
}

function rowOfInstance(instance: DBInstance): ListedDatabase {
  return {...databaseFromInstance(instance), encryption: encryptionOf(instance), members: []};
}

function rowOfCluster(cluster: DBCluster): ListedDatabase {
  return {...databaseFromCluster(cluster), encryption: encryptionOf(cluster), members: []};
}

/** Older answers lack the type and tell only whether there is encryption. */
function encryptionOf(database: DBInstance | DBCluster): string {
  const {StorageEncryptionType, StorageEncrypted, KmsKeyId} = database;
  if (StorageEncryptionType) return StorageEncryptionType;
  if (KmsKeyId) return 'sse-kms';
  return StorageEncrypted ? 'sse-rds' : 'none';
}

/** Where clusters may not be listed, their members still show that a cluster of this name is there. */
function orphans(
  databases: readonly ListedDatabase[],
  members: ReadonlyMap<string, readonly Member[]>,
): readonly ListedDatabase[] {
  const known = new Set(
    databases.filter(({kind}) => kind === 'cluster').map((row) => row.identifier),
  );
  return [...members]
    .filter(([owner]) => !known.has(owner))
    .map(([owner, own]) => ({
      ...rowOfCluster({DBClusterIdentifier: owner, Status: own[0]?.status}),
      encryption: '',
      members: own,
    }));
}
