/** The clocks of an incident: what ends when, how that is known, and whether it is an estimate. */
import {databaseOf} from '../core/database.ts';
import type {Deadline} from '../core/diagnosis.ts';
import {type Evidence, factOf} from '../core/evidence.ts';
import {knownValue} from '../core/fact.ts';
import {momentWords} from '../core/words/time.ts';
import {keyInHand} from './reading/key.ts';
import {currentLoss} from './reading/key-events.ts';
import {isClustered, unstoppable} from './reading/topology.ts';

const hour = 60 * 60 * 1000;

// facts/aws.md §1.2: two hours from detection to the stop, seven days from there. The two hours
// are said of instances alone.
export const untilStop = 2 * hour;
const window = 7 * 24 * hour;

/** Every clock that is known; `now` is ISO 8601 in the world's time. */
export function clocksOf(evidence: Evidence, now: string): readonly Deadline[] {
  return [
    keyDeletion(evidence),
    recoverableWindow(evidence, now),
    materialExpiry(evidence, now),
    oldestRestorablePoint(evidence),
  ].filter((clock) => clock !== undefined);
}

/**
 * AWS shows no end of the window and does not keep it strictly (facts/aws.md §1.1, §1.9), so it is
 * always an estimate, and there is none without a message of RDS: they last 14 days. Nor is there one
 * for a database that cannot be stopped (facts/aws.md §1.3).
 */
function recoverableWindow(evidence: Evidence, now: string): Deadline | undefined {
  const status = databaseOf(evidence)?.status;
  if (status !== 'inaccessible-encryption-credentials-recoverable') return undefined;
  if (unstoppable(evidence)) return undefined;
  const {stopped, lost} = currentLoss(evidence);
  if (stopped) {
    return {
      clock: 'recoverable-window',
      at: later(stopped.at, window),
      estimate: true,
      from: `7 days after RDS stopped it, ${momentWords(stopped.at, now)} UTC. AWS shows no deadline.`,
    };
  }
  if (!lost) return undefined;
  const isWithoutGrace = isClustered(evidence);
  return {
    clock: 'recoverable-window',
    at: later(lost.at, isWithoutGrace ? window : untilStop + window),
    estimate: true,
    from: `${isWithoutGrace ? '7 days' : '2 hours and 7 days'} after RDS noticed the loss, ${momentWords(lost.at, now)} UTC. AWS shows no deadline.`,
  };
}

/** The date is KMS's own; the deletion itself may come up to 24 hours later (facts/aws.md §2.3). */
function keyDeletion(evidence: Evidence): Deadline | undefined {
  const {DeletionDate} = keyInHand(evidence)?.metadata ?? {};
  return bound('key-deletion', DeletionDate, 'DeletionDate of kms:DescribeKey');
}

function materialExpiry(evidence: Evidence, now: string): Deadline | undefined {
  const {ValidTo, ExpirationModel} = keyInHand(evidence)?.metadata ?? {};
  if (ExpirationModel !== 'KEY_MATERIAL_EXPIRES') return undefined;
  const clock = bound('material-expiry', ValidTo, 'ValidTo of kms:DescribeKey');
  return clock && clock.at > now ? clock : undefined;
}

function oldestRestorablePoint(evidence: Evidence): Deadline | undefined {
  const backups =
    knownValue(factOf(evidence, 'automatedBackups'))?.DBInstanceAutomatedBackups ?? [];
  const own = databaseOf(evidence)?.resourceId;
  const backup = backups.find(({DbiResourceId}) => DbiResourceId === own) ?? backups[0];
  const cluster = knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0];
  return (
    bound(
      'oldest-restorable-point',
      backup?.RestoreWindow?.EarliestTime,
      'RestoreWindow of rds:DescribeDBInstanceAutomatedBackups',
    ) ??
    bound(
      'oldest-restorable-point',
      cluster?.EarliestRestorableTime,
      'EarliestRestorableTime of rds:DescribeDBClusters',
    )
  );
}

function bound(
  clock: Deadline['clock'],
  time: string | undefined,
  from: string,
): Deadline | undefined {
  const milliseconds = Date.parse(time ?? '');
  if (Number.isNaN(milliseconds)) return undefined;
  return {clock, at: new Date(milliseconds).toISOString(), estimate: false, from};
}

function later(at: string, milliseconds: number): string {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}
