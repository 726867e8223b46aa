/** RDS statuses that end a wait: what each means, and the next move (facts/aws.md §1.8). */

import {membersSeen} from '../core/words/seen.ts';

/** Why waiting longer does not help. */
export type StatusEnd = {
  readonly means: string;
  readonly next: string;
  /** The database itself stays as it is: looking again is of no use, another one has to be made. */
  readonly isDead?: true;
};

const restoreAgain =
  'Read everything anew: the key may have been lost on the way; RDS events name the reason. Then ' +
  'restore again under a new name; delete the failed one by hand.';

const upgradeFailed: StatusEnd = {
  means: 'An engine upgrade failed.',
  next: 'RDS events name the reason.',
};

const ends: ReadonlyMap<string, StatusEnd> = new Map(
  Object.entries({
    'inaccessible-encryption-credentials-recoverable': {
      means: 'RDS cannot use the KMS key and stopped the database.',
      next: 'Read everything anew: the key, its policy or its grant is still in the way.',
    },
    'inaccessible-encryption-credentials': {
      means: 'RDS has given the key up; AWS names only a backup as the way back.',
      next: 'Restore from a backup whose key works.',
    },
    failed: {
      means: 'RDS could not recover the database.',
      next: 'RDS events name the reason. Restore from a backup under a new name.',
      isDead: true,
    },
    'incompatible-network': {
      means: 'RDS cannot use the network: no free address, or a subnet is gone.',
      next: 'Mend the subnet group (free addresses, subnets in two zones), then try again: it is started anew.',
    },
    'incompatible-parameters': {
      means: 'The parameter group does not fit the engine or the class.',
      next: 'Change the parameter group, then reboot.',
    },
    'incompatible-option-group': {
      means: 'The option group does not fit.',
      next: 'Change the option group; RDS events name the option.',
    },
    'incompatible-restore': {
      means: 'RDS could not restore this backup as asked.',
      next: restoreAgain,
      isDead: true,
    },
    'incompatible-create': {
      means: 'RDS could not create the database as asked.',
      next: restoreAgain,
      isDead: true,
    },
    'restore-error': {
      means: 'The restore ended with an error.',
      next: restoreAgain,
      isDead: true,
    },
    'insufficient-capacity': {
      means: 'AWS has no host of this class in the zone now.',
      next: 'Try again in some minutes: capacity comes and goes. Another class or zone is another restore.',
    },
    'storage-full': {
      means: 'The disk is full; the database does not take connections.',
      next: 'Give it at least a tenth more (aws rds modify-db-instance --allocated-storage GIB --apply-immediately), then look again.',
    },
    // AWS's pages spell it in both ways: RDS-STAT with the underscore, AUR-STAT with the hyphen.
    upgrade_failed: upgradeFailed,
    'upgrade-failed': upgradeFailed,
    'cloning-failed': {
      means: 'The clone failed.',
      next: restoreAgain,
      isDead: true,
    },
    'migration-failed': {
      means: 'The migration failed.',
      next: restoreAgain,
      isDead: true,
    },
    'delete-precheck': {
      means: 'Somebody is deleting this database.',
      next: 'Find out who, then choose a backup.',
    },
    deleting: {
      means: 'Somebody is deleting this database.',
      next: 'Find out who, then choose a backup.',
    },
    deleted: {means: 'The database was deleted.', next: 'Choose a backup.'},
    stopped: {
      means: 'The database is stopped; nothing is starting it.',
      next: 'Start it; RDS events name who stopped it.',
    },
  }),
);

/** What a status means for a wait; undefined for every status that may still change by itself. */
export function statusEnd(status: string): StatusEnd | undefined {
  return ends.get(status);
}

/**
 * Why the wait is over and what to do next, for one status or for those of several databases; the
 * bare words where nothing is known of them.
 */
export function endWords(seen: string): string {
  const told = endsIn(seen).map(
    ({who, status, end}) => `${who}${status}: ${end.means} ${end.next}`,
  );
  return told.length === 0 ? `it is ${seen}` : told.join(' ');
}

/** The statuses in what was seen that end a wait, each with the database it is about. */
export function endsIn(
  seen: string,
): readonly {readonly who: string; readonly status: string; readonly end: StatusEnd}[] {
  return (membersSeen(seen) ?? [{name: '', status: seen}]).flatMap(({name, status}) => {
    const end = statusEnd(status);
    return end ? [{who: name === '' ? '' : `${name} `, status, end}] : [];
  });
}

/** What the looks before this one saw. */
export type Before = {readonly seen: readonly string[]; readonly elapsedMilliseconds: number};

// RDS shows the old status for a while after it accepted a change.
const oldStatusFor = 60_000;

/**
 * True when this status ends the wait. The status the database had before the change is no failure
 * until another one was seen, or it still stands after 60 seconds.
 */
export function endsWait(status: string, before: Before): boolean {
  if (!statusEnd(status)) return false;
  const hasMoved = before.seen.some((earlier) => earlier !== status);
  return hasMoved || before.elapsedMilliseconds >= oldStatusFor;
}
