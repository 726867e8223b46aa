/** The verdict: one word for what the findings and the status come to. */
import {databaseOf, isLockedOut, isTerminal} from '../core/database.ts';
import type {CauseId, Finding, Verdict} from '../core/diagnosis.ts';
import type {Evidence} from '../core/evidence.ts';
import {isUsable, keyInHand} from './reading/key.ts';
import {currentLoss} from './reading/key-events.ts';
import {isWorking} from './reading/status.ts';

// These speak of the operator, of the start, or of something else than the key.
const notTheKeyItself: readonly CauseId[] = [
  'caller-not-authorized',
  'restored-not-started',
  'not-the-key',
];

/** A finding that is only possible decides nothing: then the verdict is `undecided`. */
export function verdictOf(evidence: Evidence, findings: readonly Finding[]): Verdict {
  const status = databaseOf(evidence)?.status ?? '';
  if (status === '') return 'undecided';
  const deciding = findings.filter(({confidence}) => confidence !== 'possible');
  const isKeyBroken = deciding.some(({cause}) => !notTheKeyItself.includes(cause));
  if (isLockedOut(status)) {
    if (isKeyBroken) return 'locked-out';
    if (!deciding.some(({cause}) => cause === 'restored-not-started')) return 'undecided';
    return isTerminal(status) ? 'locked-out' : 'restored-not-started';
  }
  if (isKeyBroken || isLossAnnounced(evidence)) return 'at-risk';
  if (!isWorking(status)) return 'not-the-key';
  return isKeyFine(evidence) ? 'healthy' : 'undecided';
}

/** RDS says that it cannot use the key, has not stopped the database yet, and KMS does not tell. */
function isLossAnnounced(evidence: Evidence): boolean {
  const {lost, stopped, regained} = currentLoss(evidence);
  const isSeenFine = isUsable(keyInHand(evidence)?.state ?? '');
  return lost !== undefined && !stopped && !regained && !isSeenFine;
}

/** A running database without a KMS key has none to lose (facts/aws.md §1.10). */
function isKeyFine(evidence: Evidence): boolean {
  const key = keyInHand(evidence);
  return key === undefined || isUsable(key.state);
}
