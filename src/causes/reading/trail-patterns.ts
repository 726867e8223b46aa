/** What the records say taken together: what explains a loss, who repeats it, what else they did. */
import type {Actor} from '../../core/diagnosis.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {keyIdOf} from './key.ts';
import {lastChange, lookups, namesKey, trailRecords} from './trail.ts';

const breaking = [
  'DisableKey',
  'ScheduleKeyDeletion',
  'CancelKeyDeletion',
  'EnableKey',
  'PutKeyPolicy',
  'DeleteImportedKeyMaterial',
  'DeleteExpiredKeyMaterial',
  'RevokeGrant',
  'RetireGrant',
];

/** True where CloudTrail shows a change of this key that may have cost RDS its use, or given it back. */
export function isLossExplained(evidence: Evidence, keyArn: string): boolean {
  return lastChange(evidence, keyArn, breaking) !== undefined;
}

/** True where CloudTrail was asked who switched the key off and on, answered, and names nobody. */
export function isLossUnexplained(evidence: Evidence, keyArn: string): boolean {
  const isAnswered = ['DisableKey', 'EnableKey'].every(
    (name) => factOf(evidence, `trail:${name}`).status === 'known',
  );
  return isAnswered && !isLossExplained(evidence, keyArn);
}

/** How often the same role did the same to this key in the week up to its last time. */
export function timesInWeek(evidence: Evidence, actor: Actor, keyArn: string): number {
  const week = 7 * 24 * 60 * 60 * 1000;
  const role = roleOf(actor.arn);
  return trailRecords(evidence, actor.event).filter(
    (record) =>
      !record.isRefused &&
      namesKey(record, keyArn) &&
      roleOf(record.principal) === role &&
      Date.parse(actor.at) - Date.parse(record.at) < week,
  ).length;
}

/** What else the same session did to this key, by event name, newest first. */
export function alsoDone(evidence: Evidence, actor: Actor, keyArn: string): readonly string[] {
  const near = lookups(evidence)
    .filter((name) => name !== actor.event)
    .flatMap((name) => trailRecords(evidence, name))
    .filter(
      (record) => !record.isRefused && record.principal === actor.arn && namesKey(record, keyArn),
    );
  return [...new Set(near.toSorted((a, b) => b.at.localeCompare(a.at)).map(({event}) => event))];
}

/** An assumed-role ARN without its session: sessions change from run to run. */
function roleOf(arn: string): string {
  return arn.includes(':assumed-role/') ? arn.slice(0, arn.lastIndexOf('/')) : arn;
}

/** How many other keys the same principal changed in the same way within a minute of it. */
export function otherKeysInThatMinute(evidence: Evidence, actor: Actor, keyArn: string): number {
  const near = trailRecords(evidence, actor.event).filter(
    (record) =>
      !record.isRefused &&
      record.principal === actor.arn &&
      !namesKey(record, keyArn) &&
      Math.abs(Date.parse(record.at) - Date.parse(actor.at)) < 60_000,
  );
  return new Set(near.flatMap(({names}) => names.slice(0, 1).map(keyIdOf))).size;
}
