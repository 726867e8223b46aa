/** What only a cluster has: its own backups, its members' events, its place in a global database. */
import {databaseOf} from '../../core/database.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {DatabaseRef} from '../../core/incident.ts';
import {eventRead} from './events.ts';
import {paged, type Read, single} from './planned.ts';

// A cluster has one writer and 15 readers at most.
const mostMembers = 16;

/** Backups under the name that was given, where it may be a cluster's. */
export function clusterBackupReads({identifier, kind}: DatabaseRef): readonly Read[] {
  return kind === 'instance' ? [] : backupsOf(identifier);
}

/** Backups of the cluster that a member turned out to belong to. */
export function ownClusterBackupReads(evidence: Evidence): readonly Read[] {
  const owner = memberOf(evidence);
  return owner ? backupsOf(owner) : [];
}

function backupsOf(identifier: string): readonly Read[] {
  return [
    paged('clusterSnapshots', {DBClusterIdentifier: identifier}),
    paged('clusterAutomatedBackups', {DBClusterIdentifier: identifier}),
  ];
}

function memberOf(evidence: Evidence): string | undefined {
  return knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0]?.DBClusterIdentifier;
}

/** RDS speaks of a lost key to the members, not to the cluster (facts/aws.md §1.4). */
export function memberEventReads(evidence: Evidence): readonly Read[] {
  if (databaseOf(evidence)?.kind !== 'cluster') return [];
  const members = knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0]?.DBClusterMembers ?? [];
  return members
    .flatMap(({DBInstanceIdentifier: name}) => name ?? [])
    .slice(0, mostMembers)
    .map((name) => eventRead(name, 'instance', `events:${name}`));
}

/** The other Regions' members decide whether the cluster gets its seven days (facts/aws.md §1.3). */
export function globalClusterReads(evidence: Evidence): readonly Read[] {
  const cluster = knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0];
  const listed = knownValue(factOf(evidence, 'regionClusters'))?.DBClusters ?? [];
  const owner = memberOf(evidence);
  const own = cluster ?? listed.find(({DBClusterIdentifier}) => DBClusterIdentifier === owner);
  const name = own?.GlobalClusterIdentifier;
  if (!name) return [];
  return [single('globalCluster', {GlobalClusterIdentifier: name})];
}
