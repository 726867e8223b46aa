/** Everything that is left to do after a session, the most urgent first: what both floors below say. Pure. */
import {type FollowUp, followUps} from '../causes/words/follow-ups.ts';
import {databaseOf} from '../core/database.ts';
import {factOf} from '../core/evidence.ts';
import {knownValue} from '../core/fact.ts';
import {isRestored} from '../core/facts-of-restore.ts';
import type {Session} from '../core/session.ts';
import {printable} from '../core/words/text.ts';
import {afterRestore} from '../recovery/afterwards/after-restore.ts';

const order: readonly FollowUp['when'][] = ['today', 'this week', 'this month'];

/** A database that is not back has only what cannot wait. */
export function allFollowUps(session: Session): readonly FollowUp[] {
  const isBack = session.closed?.outcome === 'recovered';
  const all = [
    ...followUps(session),
    ...(isBack ? [...protection(session), ...secondCopy(session)] : []),
    ...afterRestore(session),
  ];
  return all
    .filter(({when}) => isBack || when === 'today' || isRestored(session))
    .toSorted((a, b) => order.indexOf(a.when) - order.indexOf(b.when));
}

/** Said only of a database whose protection was read, and is off. */
function protection({evidence, incident}: Session): readonly FollowUp[] {
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  const cluster = knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0];
  // The members of an Aurora cluster have no protection of their own.
  const isOn = cluster ? cluster.DeletionProtection : instance?.DeletionProtection;
  if (isOn !== false) return [];
  const kind = cluster ? 'cluster' : 'instance';
  const name = printable(incident.database.identifier);
  return [
    {
      what: `Switch the deletion protection of ${name} on`,
      how:
        `aws rds modify-db-${kind} --region ${incident.region} --db-${kind}-identifier ${name} ` +
        '--deletion-protection --apply-immediately',
      when: 'today',
    },
  ];
}

/** What one key takes with it, a copy under another key in another Region survives. */
function secondCopy({evidence, incident}: Session): readonly FollowUp[] {
  const database = databaseOf(evidence);
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  if (!database) return [];
  // RDS replicates them already, under a key of that Region (facts/aws.md §6.1).
  if ((instance?.DBInstanceAutomatedBackupsReplications ?? []).length > 0) return [];
  const name = printable(incident.database.identifier);
  const arn = printable(database.arn);
  const away = '--region ANOTHER-REGION --kms-key-id A-KEY-OF-THAT-REGION';
  const how =
    database.kind === 'instance'
      ? `aws rds start-db-instance-automated-backups-replication --source-db-instance-arn ${arn} ${away}`
      : `aws rds copy-db-cluster-snapshot --source-region ${incident.region} ` +
        '--source-db-cluster-snapshot-identifier SNAPSHOT-ARN ' +
        `--target-db-cluster-snapshot-identifier ${name}-copy ${away}`;
  return [
    {
      what: `Keep a copy of the backups of ${name} under a second key in a second Region`,
      how,
      when: 'this week',
    },
  ];
}
