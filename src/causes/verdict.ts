/** The verdict: one word for what the findings and the status come to. */
import {databaseOf, isLockedOut, isTerminal} from '../core/database.ts';
import type {CauseId, Finding, Verdict} from '../core/diagnosis.ts';
import type {Evidence} from '../core/evidence.ts';
import {isUsable, keyInHand} from './reading/key.ts';
import {isLossOpen} from './reading/key-events.ts';
import {isComingUp, isFaultless} from './reading/status.ts';
import {isKeyOwnedByAws} from './reading/topology.ts';

// These speak of the operator, of the start, or of something else than the key.
const notTheKeyItself: readonly CauseId[] = [
  'caller-not-authorized',
  'restored-not-started',
  'not-the-key',
];

/** True for a finding that says what is wrong with the key itself. */
export function isAboutKey({cause}: Finding): boolean {
  return !notTheKeyItself.includes(cause);
}

/** A finding that is only possible decides nothing: then the verdict is `undecided`. */
export function verdictOf(evidence: Evidence, findings: readonly Finding[]): Verdict {
  const status = databaseOf(evidence)?.status ?? '';
  if (status === '') return 'undecided';
  const deciding = findings.filter(({confidence}) => confidence !== 'possible');
  const isKeyBroken = deciding.some(isAboutKey);
  if (isLockedOut(status)) {
    if (isKeyBroken) return 'locked-out';
    if (!deciding.some(({cause}) => cause === 'restored-not-started')) return 'undecided';
    return isTerminal(status) ? 'locked-out' : 'restored-not-started';
  }
  // An Enabled key does not take RDS's word back: a grant, a policy or a key store may keep RDS
  // from it (facts/aws.md §1.7, §2.5, C6, C7, C11). Its own word, or a start, does.
  const hasKey = keyInHand(evidence) !== undefined || isKeyOwnedByAws(evidence);
  if (isKeyBroken || (hasKey && isLossOpen(evidence))) return 'at-risk';
  if (!isFaultless(status)) return 'not-the-key';
  // A start needs the key (facts/aws.md §1.2): until it is through nothing shows that it works.
  return isKeyFine(evidence) && !isComingUp(status) ? 'healthy' : 'undecided';
}

/** A running database without a KMS key has none to lose (facts/aws.md §1.10). */
function isKeyFine(evidence: Evidence): boolean {
  const key = keyInHand(evidence);
  return key === undefined || isUsable(key.state);
}
