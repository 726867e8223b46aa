/** How long: the clocks in sentences, and why there is none where there is none. */
import {databaseOf, isLockedOut, isTerminal} from '../../core/database.ts';
import type {ClockName, Deadline} from '../../core/diagnosis.ts';
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {dueWords, durationWords, momentWords} from '../../core/words/time.ts';
import {untilStop} from '../clocks.ts';
import {isMultiRegion, keyInHand} from '../reading/key.ts';
import {currentLoss} from '../reading/key-events.ts';
import {isWorking} from '../reading/status.ts';
import {isAloneInGlobal, isClustered, type Unstoppable, unstoppable} from '../reading/topology.ts';
import {actingTime, type Case} from './case.ts';

const week = 7 * 24 * 60 * 60 * 1000;

/** A hard clock first, then the window, then what can be restored. */
export function howLong(story: Case): readonly string[] {
  const {verdict} = story.diagnosis;
  const lines = [
    ...deletionLines(story),
    ...expiryLines(story),
    ...(verdict === 'at-risk' ? stopLines(story) : windowLines(story)),
  ];
  if (verdict === 'healthy')
    return [...(lines.length > 0 ? lines : ['No clock runs.']), ...restorable(story)];
  return lines.length > 0 ? lines : ['–'];
}

function clockOf({diagnosis}: Case, name: ClockName): Deadline | undefined {
  return diagnosis.clocks.find(({clock}) => clock === name);
}

function deletionLines(story: Case): readonly string[] {
  const clock = clockOf(story, 'key-deletion');
  if (!clock) return [];
  const left = durationWords(Date.parse(clock.at) - Date.parse(story.now));
  const key = keyInHand(story.evidence);
  const after =
    key && isMultiRegion(key)
      ? 'Only a replica can be made again, from its primary.'
      : 'Nothing brings it back.';
  return [`The key is deleted ${actingTime(clock.at, story)}, in ${left}. ${after}`];
}

function expiryLines(story: Case): readonly string[] {
  const clock = clockOf(story, 'material-expiry');
  return clock ? [`The key material expires ${actingTime(clock.at, story)}.`] : [];
}

function windowLines(story: Case): readonly string[] {
  const {diagnosis, now} = story;
  const {status} = diagnosis.database;
  if (status === '') return ['unknown, because the status could not be read'];
  const stuck = unstoppable(story.evidence);
  if (isTerminal(status)) {
    if (stuck) return [...noDays(stuck), 'Try the start once all the same.'];
    return [
      "AWS's window is over, or there was none. Its clock is not proven strict: try the start once.",
    ];
  }
  if (!isLockedOut(status)) return [];
  if (stuck) {
    return [...noDays(stuck), 'Its status says that it was stopped all the same: start it soon.'];
  }
  const clock = clockOf(story, 'recoverable-window');
  if (!clock) {
    const atMost = new Date(Date.parse(now) + week).toISOString();
    const isRead = factOf(story.evidence, 'events').status === 'known';
    return [
      `unknown, at most until ${actingTime(atMost, story)}: no message of RDS tells when it stopped it`,
      ...(isRead
        ? ['RDS keeps its messages for 14 days. If it is longer ago, try the start all the same.']
        : []),
      ...aloneLines(story),
    ];
  }
  const estimate = `Estimated: ${clock.from}`;
  if (clock.at <= now) {
    return [
      `The estimate passed ${actingTime(clock.at, story)}; try the start all the same.`,
      estimate,
    ];
  }
  return [
    `Until ${actingTime(clock.at, story)} a start is enough; after that, says AWS, only a backup.`,
    estimate,
    ...aloneLines(story),
  ];
}

/** Why a member of a global database has the seven days all the same. */
function aloneLines({evidence}: Case): readonly string[] {
  if (!isAloneInGlobal(evidence)) return [];
  return ['It is the only cluster of its global database: it can be stopped (its days: inferred).'];
}

/** AWS gives the seven days only to a database that RDS can stop (facts/aws.md §1.3). */
function noDays({because, isInferred}: Unstoppable): readonly string[] {
  const source = isInferred ? ' (inferred)' : ' (documented)';
  return ['It cannot be stopped, so AWS gives it no seven days.', `Why: ${because}${source}.`];
}

/** Until RDS stops a database that still runs; one it cannot stop is lost at once (§1.2, §1.3). */
function stopLines(story: Case): readonly string[] {
  const {evidence, diagnosis, now} = story;
  const {status} = diagnosis.database;
  const stuck = unstoppable(evidence);
  if (stuck) {
    return [...noDays(stuck), 'When RDS gives up on the key it is locked for good (inferred).'];
  }
  if (!isWorking(status)) return [`unknown, because AWS names no time for the status ${status}`];
  const {lost, stopped} = currentLoss(evidence);
  if (stopped) {
    return [`RDS announced the stop ${momentWords(stopped.at, now)} UTC: it may come at any time.`];
  }
  if (isClustered(evidence)) {
    return ['unknown, because AWS does not say when it stops a cluster'];
  }
  if (databaseOf(evidence)?.backupRetentionDays === 0) {
    return ['unknown, because without backups RDS stops it only when its disks move'];
  }
  if (!lost) {
    return [
      'unknown, because RDS has not said that it noticed; it stops the database 2 h after that',
    ];
  }
  const at = new Date(Date.parse(lost.at) + untilStop).toISOString();
  const isOver = at <= now;
  return [
    isOver
      ? `The stop was due about ${actingTime(at, story)}, 2 h after RDS noticed: it may come at any time. Estimated by us.`
      : `RDS stops it about ${actingTime(at, story)}: 2 h after it noticed. Estimated by us.`,
  ];
}

function restorable({evidence, diagnosis, now}: Case): readonly string[] {
  const oldest = diagnosis.clocks.find(({clock}) => clock === 'oldest-restorable-point');
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  const cluster = knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0];
  const newest = instance?.LatestRestorableTime ?? cluster?.LatestRestorableTime;
  if (!oldest || !newest) return [];
  return [`Restorable from ${dueWords(oldest.at, now)} to ${dueWords(newest, now)}.`];
}
