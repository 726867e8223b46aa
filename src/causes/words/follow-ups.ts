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
  /** A command of the AWS CLI that does it. */
  readonly how?: string;
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

/** Whoever owns that role has to know, with the key by its ARN: names of keys move. */
function actorWords(session: Session): readonly FollowUp[] {
  const actor = actorOf(session);
  if (!actor) return [];
  const key = session.firstDiagnosis?.key.arn ?? '';
  const on = key === '' ? '' : ` on ${printable(key)}`;
  return [
    {
      what:
        `Keep ${principalWords(actor.arn)} from doing it again: tell its owner of ` +
        `${printable(actor.event)}${on}, CloudTrail event ${printable(actor.eventId)}`,
      when: 'today',
    },
  ];
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

/** What takes a key away, and what was done this time; of a key that AWS manages nobody can. */
function alarm(session: Session): readonly FollowUp[] {
  const {key, findings = []} = session.firstDiagnosis ?? {};
  const isOwn = key !== undefined && key.arn !== '' && key.manager !== 'AWS';
  if (!isOwn || findings.length === 0) return [];
  const actor = actorOf(session);
  const names = [
    ...new Set([...(actor ? [actor.event] : []), 'DisableKey', 'ScheduleKeyDeletion']),
  ].map((name) => printable(name));
  const [, , , region = '', account = ''] = key.arn.split(':');
  const isElsewhere = account !== session.incident.accountId;
  const pattern = {
    source: ['aws.kms'],
    'detail-type': ['AWS API Call via CloudTrail'],
    detail: {eventName: names, resources: {ARN: [key.arn]}},
  };
  return [
    {
      what:
        `Set an alarm on ${listed(names)} of ${printable(key.arn)}` +
        (isElsewhere ? `, in its account ${printable(account)}` : ''),
      how:
        `aws events put-rule --region ${printable(region)} --name kms-key-loss ` +
        `--event-pattern '${printable(JSON.stringify(pattern), 1000)}'`,
      when: 'this week',
    },
  ];
}

/** `a`, `a and b`, `a, b and c`. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
