/** How long: the clocks in sentences, and why there is none where there is none. */
import {databaseOf, isLockedOut, isTerminal} from '../../core/database.ts';
import type {ClockName, Deadline} from '../../core/diagnosis.ts';
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {dueWords, durationWords} from '../../core/words/time.ts';
import {untilStop} from '../clocks.ts';
import {currentLoss} from '../reading/key-events.ts';
import {actingTime, type Case} from './case.ts';

/** A hard clock first, then the window, then what can be restored. */
export function howLong(story: Case): readonly string[] {
  const {verdict} = story.diagnosis;
  const lines = [
    ...deletionLines(story),
    ...expiryLines(story),
    ...(verdict === 'at-risk' ? [stopWords(story)] : windowLines(story)),
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
  return [`The key is deleted ${actingTime(clock.at, story)}, in ${left}. Nothing brings it back.`];
}

function expiryLines(story: Case): readonly string[] {
  const clock = clockOf(story, 'material-expiry');
  return clock ? [`The key material expires ${actingTime(clock.at, story)}.`] : [];
}

function windowLines(story: Case): readonly string[] {
  const {diagnosis, now} = story;
  const {status} = diagnosis.database;
  if (status === '') return ['unknown, because the status could not be read'];
  if (isTerminal(status)) {
    return [
      "AWS's window is over, or there was none. Its clock is not proven strict: try the start once.",
    ];
  }
  if (!isLockedOut(status)) return [];
  const clock = clockOf(story, 'recoverable-window');
  if (!clock) {
    return ['unknown, at most 7 d from when RDS stopped it: no message of RDS tells when'];
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
  ];
}

/** Until RDS stops a database that still runs (facts/aws.md §1.2). */
function stopWords(story: Case): string {
  const days = databaseOf(story.evidence)?.backupRetentionDays;
  if (databaseOf(story.evidence)?.kind === 'cluster') {
    return 'unknown, because AWS does not say when it stops a cluster';
  }
  if (days === 0) return 'unknown, because without backups RDS stops it only when its disks move';
  const {lost} = currentLoss(story.evidence);
  if (!lost) {
    return 'unknown, because RDS has not said that it noticed; it stops the database 2 h after that';
  }
  const at = new Date(Date.parse(lost.at) + untilStop).toISOString();
  return `RDS stops it about ${actingTime(at, story)}: 2 h after it noticed. Estimated by us.`;
}

function restorable({evidence, diagnosis, now}: Case): readonly string[] {
  const oldest = diagnosis.clocks.find(({clock}) => clock === 'oldest-restorable-point');
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  const cluster = knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0];
  const newest = instance?.LatestRestorableTime ?? cluster?.LatestRestorableTime;
  if (!oldest || !newest) return [];
  return [`Restorable from ${dueWords(oldest.at, now)} to ${dueWords(newest, now)}.`];
}
