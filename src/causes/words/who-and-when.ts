/** Who and when: the CloudTrail event behind the finding, or why nobody can be named. */
import {factOf} from '../../core/evidence.ts';
import {counted, principalWords} from '../../core/words/text.ts';
import {durationWords, momentWords} from '../../core/words/time.ts';
import {keyInHand} from '../reading/key.ts';
import {answeredLookups, lookups, otherKeysInThatMinute} from '../reading/trail.ts';
import {type Case, firstFinding} from './case.ts';

const databaseUnread = 'unknown, because the database could not be read';

/** The actor of the first finding that has one. The pattern line states a count, never a motive. */
export function whoAndWhen(story: Case): readonly string[] {
  const {diagnosis, evidence, now} = story;
  const actor = diagnosis.findings.find((finding) => finding.actor)?.actor;
  if (!actor) return [nobodyWords(story)];
  const ago = durationWords(Date.parse(now) - Date.parse(actor.at));
  const others = otherKeysInThatMinute(evidence, actor, diagnosis.key.arn);
  return [
    `${principalWords(actor.arn)}, ${actor.event}`,
    `${momentWords(actor.at, now)} UTC, ${ago} ago (CloudTrail)`,
    ...(others > 0 ? [patternWords(actor.event, others)] : []),
  ];
}

function patternWords(event: string, others: number): string {
  const did = event === 'DisableKey' ? 'disabled' : `called ${event} on`;
  return `the same session ${did} ${counted(others, 'other key')} in the same minute`;
}

function nobodyWords(story: Case): string {
  const {diagnosis, evidence} = story;
  const finding = firstFinding(story);
  if (finding?.cause === 'not-the-key') return 'not asked: the key is not the trouble';
  if (!keyInHand(evidence)) return diagnosis.database.status === '' ? databaseUnread : '–';
  if (keyInHand(evidence)?.manager === 'AWS') return 'nobody: only AWS can change this key';
  const answered = answeredLookups(evidence);
  if (answered.length === 0) return `unknown, because ${unansweredWords(story)}`;
  if (diagnosis.verdict === 'healthy') {
    return 'no change to this key in CloudTrail, as far as it was read (90 days at most)';
  }
  const names = [...answered].sort().join(', ');
  return `unknown, because CloudTrail shows no ${names} on this key: it is older than 90 days, elsewhere, or not delivered yet`;
}

function unansweredWords({evidence}: Case): string {
  const [name] = lookups(evidence);
  const fact = factOf(evidence, `trail:${name ?? 'DisableKey'}`);
  if (fact.status === 'denied') return `cloudtrail:LookupEvents is denied to your role`;
  if (fact.status === 'failed') return 'CloudTrail gave no usable answer';
  return fact.status === 'absent' && name !== undefined
    ? `it ${fact.message}`
    : 'CloudTrail was not asked';
}
