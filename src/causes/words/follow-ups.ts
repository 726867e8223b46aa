/** What is left to do after the recovery: from evidence only, each with its fact behind it. */
import {databaseOf, isLockedOut} from '../../core/database.ts';
import type {KeyUser} from '../../core/diagnosis.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Session} from '../../core/session.ts';
import {principalWords, printable} from '../../core/words/text.ts';

/** One thing to do, and by when. */
export type FollowUp = {
  readonly what: string;
  readonly when: 'today' | 'this week' | 'this month';
};

// More locked-out databases than this are counted, not listed.
const mostDatabases = 5;

/** The most urgent first. */
export function followUps(session: Session): readonly FollowUp[] {
  const cause = session.firstDiagnosis?.findings[0]?.cause;
  return [
    ...othersLocked(session),
    ...actorWords(session),
    ...oldDatabase(session),
    ...withoutBackups(session.evidence),
    ...alarm(session),
    ...(cause && !session.rehearsal
      ? [{what: `Rehearse this night: latchkey rehearse ${cause}`, when: 'this month' as const}]
      : []),
  ];
}

function usersOf({diagnosis, firstDiagnosis}: Session): readonly KeyUser[] {
  return (diagnosis ?? firstDiagnosis)?.blastRadius.databases ?? [];
}

function othersLocked(session: Session): readonly FollowUp[] {
  const old = session.firstDiagnosis?.database.identifier;
  const locked = usersOf(session).filter(
    ({identifier, status}) => isLockedOut(status) && identifier !== old,
  );
  const named = locked.slice(0, mostDatabases).map(({identifier}) => ({
    what: `${identifier} is still locked out: latchkey respond ${identifier}`,
    when: 'today' as const,
  }));
  const rest = locked.length - named.length;
  return rest > 0
    ? [...named, {what: `${rest} more databases on the same key are locked out`, when: 'today'}]
    : named;
}

function actorOf(session: Session) {
  return session.firstDiagnosis?.findings.find((finding) => finding.actor)?.actor;
}

function actorWords(session: Session): readonly FollowUp[] {
  const actor = actorOf(session);
  if (!actor) return [];
  return [{what: `Keep ${principalWords(actor.arn)} from doing it again`, when: 'today'}];
}

/** After a restore the old database still stands, and is still locked. */
function oldDatabase(session: Session): readonly FollowUp[] {
  const old = session.firstDiagnosis?.database.identifier ?? '';
  if (old === '' || old === session.incident.database.identifier) return [];
  return [
    {what: `Decide what becomes of ${old}: it still stands beside the new one`, when: 'today'},
  ];
}

/** Without backups RDS gives no two hours and promises no seven days (facts/aws.md §1.2, §1.3). */
function withoutBackups(evidence: Evidence): readonly FollowUp[] {
  const instances = knownValue(factOf(evidence, 'regionInstances'))?.DBInstances ?? [];
  const key = databaseOf(evidence)?.keyId;
  return instances
    .filter(
      (instance) =>
        key !== undefined &&
        key !== '' &&
        instance.KmsKeyId === key &&
        instance.BackupRetentionPeriod === 0,
    )
    .slice(0, mostDatabases)
    .map(({DBInstanceIdentifier: name = ''}) => ({
      what: `${printable(name)} has no automated backups: switch them on`,
      when: 'today',
    }));
}

function alarm(session: Session): readonly FollowUp[] {
  const actor = actorOf(session);
  return actor ? [{what: `Set an alarm on ${actor.event}`, when: 'this week'}] : [];
}
