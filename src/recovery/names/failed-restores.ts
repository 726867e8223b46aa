/** Databases that a restore of this incident left behind: RDS gave them up, and nobody uses them. */
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {lostFacts} from '../../core/facts-of-restore.ts';
import type {Session} from '../../core/session.ts';

/** Statuses from which RDS brings nothing back (facts/aws.md §1.8). */
const givenUp = /^(failed|incompatible-(restore|create)|restore-error|(cloning|migration)-failed)$/;

/** Their identifiers, by the names that restores of this database are given. */
export function failedRestores(session: Session): readonly string[] {
  const {evidence, incident} = session;
  const lost = lostFacts(session).identifier || incident.database.identifier;
  const instances = knownValue(factOf(evidence, 'regionInstances'))?.DBInstances ?? [];
  const clusters = knownValue(factOf(evidence, 'regionClusters'))?.DBClusters ?? [];
  return [
    ...instances.map((each) => [each.DBInstanceIdentifier ?? '', each.DBInstanceStatus ?? '']),
    ...clusters.map((each) => [each.DBClusterIdentifier ?? '', each.Status ?? '']),
  ].flatMap(([name = '', status = '']) => {
    const isOurs = name.replace(/-restored(-[0-9]+)?$/, '') === lost && name !== lost;
    return isOurs && givenUp.test(status) ? [name] : [];
  });
}
