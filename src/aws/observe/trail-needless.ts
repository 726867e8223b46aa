/** Look-ups that can add nothing to what is known: CloudTrail does not reach back that far. */
import {keyEvents} from '../../causes/reading/key-events.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';

/**
 * True where RDS made its grant before CloudTrail's memory begins, as far as that can be seen: it
 * makes one with the database, for all its life (facts/aws.md §2.7). A start may make another, which
 * is not confirmed (C7), and RDS tells the starts of 14 days only (facts/aws.md §1.7): this must
 * never decide who is named.
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
