/** The first line of a diagnosis, its certainty, and what it means in two or three sentences. */
import {databaseOf, isLockedOut, isTerminal} from '../../core/database.ts';
import type {CauseId} from '../../core/diagnosis.ts';
import {factOf} from '../../core/evidence.ts';
import type {Role} from '../../core/words/status.ts';
import {grantCount} from '../reading/grants.ts';
import {keyInHand} from '../reading/key.ts';
import {policyLook} from '../reading/key-policy.ts';
import {type Case, firstCause, firstFinding} from './case.ts';

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
  return firstFinding(story)?.confidence ?? 'likely';
}

/** One sentence: what is wrong. */
export function headlineOf(story: Case): string {
  const {diagnosis, evidence} = story;
  const {identifier, status} = diagnosis.database;
  const finding = firstFinding(story);
  switch (diagnosis.verdict) {
    case 'healthy':
      return keyInHand(evidence)
        ? `${identifier} is ${status} and its KMS key works.`
        : `${identifier} is ${status}. No KMS key is behind its storage.`;
    case 'undecided':
      return undecidedHeadline(story);
    default:
      return finding?.summary ?? `${identifier} is at risk: RDS says it cannot use its KMS key.`;
  }
}

function undecidedHeadline(story: Case): string {
  const {diagnosis, evidence} = story;
  const {identifier, status} = diagnosis.database;
  const finding = firstFinding(story);
  if (status === '') return finding?.summary ?? `The status of ${identifier} could not be read.`;
  if (!isLockedOut(status)) {
    return `${identifier} is ${status}. Whether its key works could not be read.`;
  }
  const lockedOut = `${identifier} is ${isTerminal(status) ? 'locked for good' : 'locked out'}.`;
  const key = factOf(evidence, 'key').status;
  if (key === 'denied') return `${lockedOut} Why, your role may not see.`;
  if (finding?.cause === 'restored-not-started') {
    return `${lockedOut} Its key is Enabled; why, the evidence does not tell for certain.`;
  }
  return key === 'failed'
    ? `${lockedOut} Why, could not be read.`
    : `${lockedOut} Why, the evidence does not tell.`;
}

/** What it means: our words first, then AWS's. */
export function meaningOf(story: Case): readonly string[] {
  const {verdict, database, key} = story.diagnosis;
  const {identifier, status} = database;
  if (verdict === 'healthy') return [healthyLimits(story)];
  if (verdict === 'not-the-key') return [];
  const words = [
    ...(key.state === '' ? [] : [`key state ${key.state}`]),
    ...(status === '' ? [] : [`database status ${status}`]),
  ];
  const aws = words.length === 0 ? [] : [`AWS calls this: ${words.join(', ')}.`];
  if (verdict === 'at-risk') return [runningWords(story), ...aws];
  if (verdict === 'undecided') return [...undecidedMeaning(story), ...aws];
  const cause = firstCause(story);
  const why =
    cause === 'restored-not-started'
      ? `RDS stopped ${identifier} while the key could not be used; it does not start by itself.`
      : 'RDS could not use the key any more, so it stopped the database.';
  const final = isTerminal(status)
    ? ['For this status AWS names only a backup as the way back.']
    : [];
  return [why, ...final, ...aws];
}

/** facts/aws.md §1.2: EBS keeps the data key while attached; Aurora's behaviour is not described. */
function runningWords({diagnosis, evidence}: Case): string {
  const {identifier, engine} = diagnosis.database;
  const isAurora = databaseOf(evidence)?.kind === 'cluster' || engine.startsWith('aurora');
  return isAurora
    ? `${identifier} still runs; how long it can, AWS does not describe.`
    : `${identifier} still runs on the key it got at its last start. It would not survive a restart.`;
}

function undecidedMeaning(story: Case): readonly string[] {
  if (!isLockedOut(story.diagnosis.database.status)) return [];
  const isUnseen: CauseId | undefined = firstCause(story);
  return [
    'RDS could not use the key and stopped the database.',
    ...(isUnseen === 'caller-not-authorized'
      ? ['Nothing here says that the key is broken: hidden from you and broken are two things.']
      : []),
  ];
}

/** Healthy says only what was checked. */
function healthyLimits({diagnosis, evidence}: Case): string {
  if (!keyInHand(evidence)) return 'A database without a KMS key of yours has none to lose.';
  const checked = [
    'state',
    ...(policyLook(evidence)?.isDelegated ? ['policy'] : []),
    ...((grantCount(evidence)?.naming ?? 0) > 0 ? ['grant'] : []),
  ];
  return [
    'A running database holds its key in memory.',
    `That ${diagnosis.database.identifier} would survive a restart is concluded from the key's`,
    `${listed(checked)} alone; no restart was tried.`,
  ].join(' ');
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
