/** The first line of a diagnosis, and its certainty. */
import {isLockedOut, isTerminal} from '../../core/database.ts';
import {factOf} from '../../core/evidence.ts';
import type {Role} from '../../core/words/status.ts';
import {keyInHand} from '../reading/key.ts';
import {isComingUp} from '../reading/status.ts';
import {isKeyOwnedByAws} from '../reading/topology.ts';
import {isAboutKey} from '../verdict.ts';
import {type Case, firstFinding} from './case.ts';

/** What the verdict is to the person looking. */
export function roleOf({diagnosis}: Case): Role {
  switch (diagnosis.verdict) {
    case 'locked-out':
      return 'danger';
    case 'at-risk':
    case 'restored-not-started':
    case 'not-the-key':
      return 'caution';
    case 'healthy':
      return 'good';
    case 'undecided':
      return 'unknown';
  }
}

/** `certain`, `likely`, `possible`, `healthy` or `undecided`. */
export function confidenceOf(story: Case): string {
  const {verdict} = story.diagnosis;
  if (verdict === 'healthy' || verdict === 'undecided') return verdict;
  return (isRiskBySay(story) ? undefined : firstFinding(story)?.confidence) ?? 'likely';
}

/** One sentence: what is wrong. */
export function headlineOf(story: Case): string {
  const {diagnosis} = story;
  const finding = firstFinding(story);
  switch (diagnosis.verdict) {
    case 'healthy':
      return healthyHeadline(story);
    case 'undecided':
      return undecidedHeadline(story);
    default:
      return isRiskBySay(story) || !finding
        ? `${diagnosis.database.identifier} is at risk: RDS says it cannot use its KMS key.`
        : finding.summary;
  }
}

/** At risk by RDS's own message alone; what else was found is not about the key. */
function isRiskBySay({diagnosis}: Case): boolean {
  return diagnosis.verdict === 'at-risk' && !diagnosis.findings.some(isAboutKey);
}

/** The state is all that KMS tells; whether the key works for RDS, only RDS can. */
function healthyHeadline({diagnosis, evidence}: Case): string {
  const {identifier, status} = diagnosis.database;
  const key = keyInHand(evidence);
  if (key) return `${identifier} is ${status} and its KMS key is ${key.state}.`;
  return isKeyOwnedByAws(evidence)
    ? `${identifier} is ${status}. AWS owns the key behind its storage.`
    : `${identifier} is ${status}. No KMS key is behind its storage.`;
}

function undecidedHeadline(story: Case): string {
  const {diagnosis, evidence} = story;
  const {identifier, status} = diagnosis.database;
  const finding = firstFinding(story);
  if (status === '') return finding?.summary ?? `The status of ${identifier} could not be read.`;
  if (!isLockedOut(status)) {
    return isComingUp(status)
      ? `${identifier} is ${status}. Until it runs, nothing shows that RDS can use its key.`
      : `${identifier} is ${status}. Whether its key works could not be read.`;
  }
  const lockedOut = `${identifier} is ${isTerminal(status) ? 'locked for good' : 'locked out'}.`;
  if (isKeyOwnedByAws(evidence)) return `${lockedOut} AWS owns its key.`;
  const key = factOf(evidence, 'key').status;
  if (key === 'denied') return `${lockedOut} Why, your role may not see.`;
  if (diagnosis.findings.some(({cause}) => cause === 'restored-not-started')) {
    return `${lockedOut} Its key is Enabled; why, the evidence does not tell for certain.`;
  }
  return key === 'failed'
    ? `${lockedOut} Why, could not be read.`
    : `${lockedOut} Why, the evidence does not tell.`;
}
