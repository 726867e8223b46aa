/** What the words about a diagnosis are made from. */
import type {CauseId, Diagnosis, Finding, KeyUser, Unknown, Verdict} from '../../core/diagnosis.ts';
import type {Evidence} from '../../core/evidence.ts';
import type {Incident} from '../../core/incident.ts';
import {databaseStatusWords} from '../../core/words/status.ts';
import {dueWords, localWords} from '../../core/words/time.ts';

/** One diagnosis with what it was made from. `now` is ISO 8601 in the world's time. */
export type Case = {
  readonly diagnosis: Diagnosis;
  readonly evidence: Evidence;
  readonly incident: Incident;
  readonly now: string;
  /** Local time minus UTC; 0 leaves local times out. */
  readonly localOffsetMinutes: number;
  /** CloudTrail is still being asked: that nobody is named yet says nothing. */
  readonly isTrailOpen?: boolean;
  /** Lists of the Region may still be under way: what is not in them yet says nothing. */
  readonly areListsOpen?: boolean;
};

/** The finding that comes first in the order of work. */
export function firstFinding({diagnosis}: Case): Finding | undefined {
  return diagnosis.findings[0];
}

/** The first finding's cause. */
export function firstCause(story: Case): CauseId | undefined {
  return firstFinding(story)?.cause;
}

/** `9 Mar 01:52 UTC (02:52 local)`: where a person must act. */
export function actingTime(iso: string, {now, localOffsetMinutes}: Case): string {
  const local = localWords(iso, localOffsetMinutes);
  return local === '' ? dueWords(iso, now) : `${dueWords(iso, now)} (${local})`;
}

/** True while the verdict or a finding says that the key cannot be used. */
export function isKeyBroken(verdict: Verdict): boolean {
  return verdict === 'locked-out' || verdict === 'at-risk';
}

/**
 * `locked out`, `at risk` while it runs on a broken key, else its status in plain words; for one
 * whose storage is under another key, what of it is under this one.
 */
export function userStateWords(user: KeyUser, verdict: Verdict): string {
  if (user.uses) return `only its ${user.uses.join(' and ')}`;
  const {role, word} = databaseStatusWords(user.status);
  return role === 'good' && isKeyBroken(verdict) ? 'at risk' : word;
}

/** `? thing: because; needs kms:DescribeKey`, without the sign. */
export function unknownWords({fact, because, needs}: Unknown): string {
  return needs === '' ? `${fact}: ${because}` : `${fact}: ${because}; needs ${needs}`;
}
