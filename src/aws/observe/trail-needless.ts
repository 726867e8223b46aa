/** Look-ups that can add nothing to what is known: another event, or the time, settles it. */
import {keyInHand} from '../../causes/reading/key.ts';
import {currentLoss, keyEvents} from '../../causes/reading/key-events.ts';
import {lastChange} from '../../causes/reading/trail.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';

/**
 * True where a DisableKey lies between the last use of the key and the moment when RDS missed it: it
 * is what took the key away, whatever was cancelled besides.
 */
export function isDisablingKnown(evidence: Evidence): boolean {
  const disabling = lastChange(evidence, keyInHand(evidence)?.arn ?? '', ['DisableKey']);
  const lastUse = lastUseOf(evidence);
  const {lost} = currentLoss(evidence);
  if (!disabling || !lost || lastUse === undefined) return false;
  const at = Date.parse(disabling.at);
  return lastUse <= at && at <= Date.parse(lost.at);
}

/** When the key was last used, by anybody (facts/aws.md §2.10). */
export function lastUseOf(evidence: Evidence): number | undefined {
  const usage = knownValue(factOf(evidence, 'lastUsage'))?.KeyLastUsage;
  if (typeof usage !== 'object' || usage === null || !('Timestamp' in usage)) return undefined;
  const time = Date.parse(String(usage.Timestamp));
  return Number.isNaN(time) ? undefined : time;
}

/**
 * True where RDS made its grant before CloudTrail's memory begins: it makes one with the database,
 * for all its life (facts/aws.md §2.7). A start may make another; that is not confirmed (C7).
 */
export function isGrantBeforeTrail(evidence: Evidence, kept: number): boolean {
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  const cluster = knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0];
  const made = [
    ...(instance ? [instance.InstanceCreateTime] : []),
    ...(cluster ? [cluster.ClusterCreateTime] : []),
  ].map((time) => Date.parse(time ?? ''));
  const isOld = made.length > 0 && made.every((time) => time < kept);
  return isOld && !keyEvents(evidence).some(({kind}) => kind === 'started');
}
