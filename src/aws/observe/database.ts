/** The incident's database: asked as an instance and as a cluster until AWS says which it is. */
import {databaseOf} from '../../core/database.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {DatabaseRef} from '../../core/incident.ts';
import {type Read, single, skipped} from './planned.ts';

/** Both kinds at once where the kind is not known: one round trip instead of two. */
export function databaseReads({identifier, kind}: DatabaseRef): readonly Read[] {
  return [
    kind === 'cluster'
      ? skipped('instance', 'the database is a cluster')
      : single('instance', {DBInstanceIdentifier: identifier}),
    kind === 'instance'
      ? skipped('cluster', 'the database is an instance')
      : single('cluster', {DBClusterIdentifier: identifier}),
  ];
}

/** The cluster that an instance turned out to belong to: it holds the key (facts/aws.md §1.4). */
export function ownClusterReads(evidence: Evidence): readonly Read[] {
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  const owner = instance?.DBClusterIdentifier;
  return owner ? [single('cluster', {DBClusterIdentifier: owner})] : [];
}

/** How the database's storage is encrypted, in a sentence, where no key of KMS is behind it. */
export function noKeyReason(evidence: Evidence): string | undefined {
  const database = databaseOf(evidence);
  if (!database) return 'the database could not be read';
  if (database.keyId !== '') return undefined;
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  const cluster = knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0];
  // facts/aws.md §1.10: sse-rds is a key that AWS owns and no customer can break or mend.
  return (instance ?? cluster)?.StorageEncryptionType === 'sse-rds'
    ? 'the storage is encrypted with a key that AWS owns'
    : 'the storage is not encrypted';
}
