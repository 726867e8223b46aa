/** When the database stopped taking writes: what a restore point is measured against. */
import {databaseOf} from '../core/database.ts';
import {type Evidence, factOf, namesInFamily} from '../core/evidence.ts';
import {knownValue} from '../core/fact.ts';
import type {Session} from '../core/session.ts';

/** The point up to which data existed, and what tells it. ISO 8601. */
export type LastWrite = {
  readonly at: string;
  /** `lock`: RDS's own event. `restorable`: the newest restorable second, up to 5 min earlier. */
  readonly from: 'lock' | 'restorable';
};

// RDS-EVENT-0419 by its stable words; DescribeEvents carries no event id (facts/aws.md §1.7).
const lockEvent = 'has been unable to access the KMS encryption key for database instance';

/** The same for a session. */
export function lastWriteOf(session: Session): LastWrite | undefined {
  return lastWriteIn(session.evidence);
}

/**
 * The lock by RDS's event, else the newest restorable second, which stops moving with the
 * database (facts/aws.md §1.6); undefined when neither is known: events last 14 days (§1.7).
 * RDS speaks of a cluster's key to its members (§1.4).
 */
export function lastWriteIn(evidence: Evidence): LastWrite | undefined {
  const ofMembers = namesInFamily(evidence, 'events').map((name) =>
    knownValue(factOf(evidence, `events:${name}`)),
  );
  const locks = [knownValue(factOf(evidence, 'events')), ...ofMembers]
    .flatMap((list) => list?.Events ?? [])
    .filter(({Message}) => Message?.includes(lockEvent))
    .map(({Date: at}) => at ?? '')
    .sort();
  const lock = locks.at(-1);
  if (lock) return {at: lock, from: 'lock'};
  const restorable = latestRestorable(evidence);
  return restorable ? {at: restorable, from: 'restorable'} : undefined;
}

function latestRestorable(evidence: Evidence): string | undefined {
  if (databaseOf(evidence)?.kind === 'cluster') {
    return knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0]?.LatestRestorableTime;
  }
  return knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0]?.LatestRestorableTime;
}
