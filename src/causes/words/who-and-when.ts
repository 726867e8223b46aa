/** Who and when: the CloudTrail event behind the finding, or why nobody can be named. */
import type {Actor} from '../../core/diagnosis.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {counted, principalWords} from '../../core/words/text.ts';
import {durationWords, momentWords} from '../../core/words/time.ts';
import {keyInHand} from '../reading/key.ts';
import {actorOf, answeredLookups, lastChange, lookups, trailRecords} from '../reading/trail.ts';
import {alsoDone, otherKeysInThatMinute, timesInWeek} from '../reading/trail-patterns.ts';
import {type Case, firstFinding} from './case.ts';

const stillAsked = 'still being asked: CloudTrail answers two look-ups a second';
const databaseUnread = 'unknown, because the database could not be read';

/** The actor of the first finding that has one, else whoever changed the key last. */
export function whoAndWhen(story: Case): readonly string[] {
  const {diagnosis, evidence, now} = story;
  if (firstFinding(story)?.cause === 'not-the-key')
    return ['not asked: the key is not the trouble'];
  const actor = diagnosis.findings.find((finding) => finding.actor)?.actor ?? lastActor(story);
  if (!actor) return [story.isTrailOpen ? stillAsked : nobodyWords(story)];
  const ago = durationWords(Date.parse(now) - Date.parse(actor.at));
  const others = otherKeysInThatMinute(evidence, actor, diagnosis.key.arn);
  return [
    `${principalWords(actor.arn)}, ${actor.event}`,
    `${momentWords(actor.at, now)} UTC, ${ago} ago (CloudTrail)`,
    ...originLine(evidence, actor),
    ...(others > 0 ? [patternWords(actor.event, others)] : []),
    ...repeatLines(evidence, actor, diagnosis.key.arn),
    ...mendedWords(story, actor),
  ];
}

/** Where the call came from, and the record to look it up by. */
function originLine(evidence: Evidence, actor: Actor): readonly string[] {
  const record = trailRecords(evidence, actor.event).find(({eventId}) => eventId === actor.eventId);
  if (!record || record.source === '') return [];
  return [`from ${record.source}, event ${actor.eventId}`];
}

/** Counts and names, never a motive. */
function repeatLines(evidence: Evidence, actor: Actor, keyArn: string): readonly string[] {
  const times = timesInWeek(evidence, actor, keyArn);
  const also = alsoDone(evidence, actor, keyArn);
  return [
    ...(times > 1 ? [`the same role did it ${times} times within a week`] : []),
    ...(also.length > 0 ? [`the same session also called ${also.join(', ')} on this key`] : []),
  ];
}

/** Who enabled the key after it was broken. */
function mendedWords({diagnosis, evidence, now}: Case, actor: Actor): readonly string[] {
  const mended = lastChange(evidence, diagnosis.key.arn, ['EnableKey']);
  if (!mended || mended.at <= actor.at) return [];
  const who = principalWords(mended.principal);
  return [`enabled again ${momentWords(mended.at, now)} UTC by ${who}`];
}

function lastActor({diagnosis, evidence}: Case): Actor | undefined {
  const change = lastChange(evidence, diagnosis.key.arn, answeredLookups(evidence));
  return change && actorOf(change);
}

/** A count, never a motive. */
function patternWords(event: string, others: number): string {
  const did = event === 'DisableKey' ? 'disabled' : `called ${event} on`;
  return `the same session ${did} ${counted(others, 'other key')} in the same minute`;
}

function nobodyWords({evidence, diagnosis}: Case): string {
  if (!keyInHand(evidence)) return diagnosis.database.status === '' ? databaseUnread : '–';
  if (keyInHand(evidence)?.manager === 'AWS') return 'nobody: only AWS can change this key';
  const answered = answeredLookups(evidence);
  if (answered.length === 0) return `unknown, because ${unansweredWords(evidence)}`;
  if (diagnosis.verdict === 'healthy') {
    return 'no change to this key in CloudTrail, as far as it was read (90 days at most)';
  }
  const names = [...answered].sort().join(', ');
  return `unknown, because CloudTrail shows no ${names} on this key: it is older than 90 days, elsewhere, or not delivered yet`;
}

function unansweredWords(evidence: Evidence): string {
  const [name] = lookups(evidence);
  if (name === undefined) return 'CloudTrail was not asked';
  const fact = factOf(evidence, `trail:${name}`);
  switch (fact.status) {
    case 'denied':
      return 'cloudtrail:LookupEvents is denied to your role';
    case 'absent':
      return `it ${fact.message}`;
    default:
      return 'CloudTrail gave no usable answer';
  }
}
