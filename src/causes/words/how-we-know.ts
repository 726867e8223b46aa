/** How we know: the answers that speak for the finding, and what was looked at without a fault. */
import {databaseOf} from '../../core/database.ts';
import type {CauseId} from '../../core/diagnosis.ts';
import {factOf} from '../../core/evidence.ts';
import {printable, shortKeyId} from '../../core/words/text.ts';
import {clockSeconds, momentWords} from '../../core/words/time.ts';
import {grantCount} from '../reading/grants.ts';
import {keyInHand, keyStoreOf} from '../reading/key.ts';
import {currentLoss, keyEvents} from '../reading/key-events.ts';
import {policyLook} from '../reading/key-policy.ts';
import {isAboutKey} from '../verdict.ts';
import type {Case} from './case.ts';

/** One line an answer, the deciding one first. */
export function howWeKnow(story: Case): readonly string[] {
  const {verdict} = story.diagnosis;
  const isKeyFirst = verdict !== 'healthy' && verdict !== 'not-the-key' && verdict !== 'undecided';
  const parts = isKeyFirst
    ? [keyLine(story), ...storeLine(story), ...policyLines(story), ...statementLines(story)]
    : [statusLine(story), keyLine(story), ...eventLines(story)];
  const lines = [...parts, ...deniedLines(story), ...checkedLines(story)];
  const known = lines.filter((line) => line !== '');
  return known.length > 0 ? known : ['unknown, because nothing about it was answered'];
}

/** The store's own word, where it is not the usual one; connected proves nothing (facts/aws.md C6). */
function storeLine({evidence}: Case): readonly string[] {
  const {ConnectionState: state, ConnectionErrorCode: code} = keyStoreOf(evidence) ?? {};
  if (state === undefined || state === 'CONNECTED') return [];
  const {call, at} = factOf(evidence, 'keyStore');
  const words = printable(`ConnectionState = ${state}${code ? ` (${code})` : ''}`);
  return [`${call}, ${words} (${clockSeconds(at)} UTC)`];
}

const policyCauses: readonly CauseId[] = [
  'policy-denies',
  'policy-lost-delegation',
  'policy-condition-mismatch',
  'organization-denies',
  'grant-missing',
];

/** What decides about rights, in the words of its proof: the statement with its line. */
function policyLines({diagnosis}: Case): readonly string[] {
  return diagnosis.findings
    .filter(({cause, confidence}) => confidence !== 'possible' && policyCauses.includes(cause))
    .flatMap(({evidence: [first]}) => (first ? [`${first.call}, ${first.value}`] : []));
}

/** RDS's messages say more than the status; without one the status speaks. */
function statementLines(story: Case): readonly string[] {
  const events = eventLines(story);
  return events.length > 0 ? events : [statusLine(story)];
}

function statusLine({evidence}: Case): string {
  const database = databaseOf(evidence);
  if (!database) return '';
  const fact = factOf(evidence, database.kind);
  return `${fact.call}, status = ${printable(database.status)} (${clockSeconds(fact.at)} UTC)`;
}

function keyLine({evidence}: Case): string {
  const key = keyInHand(evidence);
  if (!key) return '';
  if (key.state !== '') {
    const {call, at} = key.fact;
    return `${call}, KeyState = ${printable(key.state)} (${clockSeconds(at)} UTC)`;
  }
  const isGone = key.fact.status === 'absent' && key.fact.because === 'does-not-exist';
  return isGone
    ? `${key.fact.call}, no such key (${clockSeconds(key.fact.at)} UTC)`
    : `the database names key ${printable(shortKeyId(key.id))}`;
}

function eventLines({evidence, diagnosis, now}: Case): readonly string[] {
  const {call, status} = factOf(evidence, 'events');
  if (status !== 'known') return [];
  const {lost, stopped, regained} = currentLoss(evidence);
  if (!lost && !stopped && !regained) {
    const isQuiet = diagnosis.verdict === 'healthy' && keyEvents(evidence).length === 0;
    return isQuiet ? [`${call}, nothing about the key in 14 days`] : [];
  }
  return [
    ...(lost ? [`${call}, RDS noticed the lost key ${momentWords(lost.at, now)} UTC`] : []),
    ...(stopped ? [`${call}, RDS announced the stop ${momentWords(stopped.at, now)} UTC`] : []),
    ...(regained ? [`${call}, key usable again ${momentWords(regained.at, now)} UTC`] : []),
  ];
}

/** AWS's own words where it refused the read that would decide. */
function deniedLines({evidence, diagnosis}: Case): readonly string[] {
  if (diagnosis.verdict !== 'undecided') return [];
  const [fact] = [factOf(evidence, 'key'), factOf(evidence, 'instance')].filter(
    ({status}) => status === 'denied',
  );
  return fact?.status === 'denied' ? [`AWS says: "${printable(fact.message)}"`] : [];
}

/** What was read and shows no second fault; what was not read stands under Unknown. */
function checkedLines({evidence, diagnosis}: Case): readonly string[] {
  if (diagnosis.verdict === 'undecided' || diagnosis.verdict === 'not-the-key') return [];
  const policy = policyLook(evidence);
  const origin = keyInHand(evidence)?.origin ?? '';
  const checked = [
    ...(policy?.isDelegated && !policy.hasDeny ? ['policy'] : []),
    ...((grantCount(evidence)?.naming ?? 0) > 0 ? ['grant'] : []),
    ...(origin === 'AWS_KMS' ? ['key store'] : []),
  ];
  if (checked.length === 0) return [];
  const fault = diagnosis.findings.some(isAboutKey) ? 'no second fault seen' : 'no fault seen';
  return [`${checked.join(', ')}: ${fault}`];
}
