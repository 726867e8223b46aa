/** What RDS said about the database: rds:DescribeEvents, which keeps 14 days (facts/aws.md §1.7). */
import {databaseOf} from '../../core/database.ts';
import type {Evidence, FactName} from '../../core/evidence.ts';
import type {DatabaseRef} from '../../core/incident.ts';
import {paged, type Read} from './planned.ts';

const fourteenDaysInMinutes = 14 * 24 * 60;

/** The events of the database; an unknown kind is asked as an instance first. */
export function eventReads({identifier, kind}: DatabaseRef): readonly Read[] {
  return [eventRead(identifier, kind ?? 'instance')];
}

/** Once more as a cluster, where the database turned out to be one. */
export function clusterEventReads(ref: DatabaseRef, evidence: Evidence): readonly Read[] {
  const isCluster = databaseOf(evidence)?.kind === 'cluster';
  return isCluster && ref.kind !== 'cluster' ? [eventRead(ref.identifier, 'cluster')] : [];
}

/** The events of one instance or cluster, as the fact of that name. */
export function eventRead(
  identifier: string,
  kind: 'instance' | 'cluster',
  name: FactName = 'events',
): Read {
  return paged(name, {
    SourceIdentifier: identifier,
    SourceType: kind === 'cluster' ? 'db-cluster' : 'db-instance',
    Duration: fourteenDaysInMinutes,
  });
}
