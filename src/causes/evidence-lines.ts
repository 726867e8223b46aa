/** Every fact in one line: when, which call, what it said, and what that speaks for. */
import type {CallName} from '../core/call.ts';
import {databaseOf, isLockedOut} from '../core/database.ts';
import type {Finding} from '../core/diagnosis.ts';
import {type Evidence, type FactName, type FactValues, factOf} from '../core/evidence.ts';
import type {Fact} from '../core/fact.ts';
import {databaseStatusWords, keyStateWords, type Marked} from '../core/words/status.ts';
import {printable} from '../core/words/text.ts';
import {grantCount} from './reading/grants.ts';
import {keyInHand} from './reading/key.ts';
import {keyEvents} from './reading/key-events.ts';
import {policyLook} from './reading/key-policy.ts';
import {whatWasSaid} from './words/what-was-said.ts';

/** One fact for a table. `at` is ISO 8601, empty for a call that was not made. */
export type EvidenceLine = {
  readonly fact: FactName;
  readonly at: string;
  readonly call: CallName;
  /** `KeyState Disabled`, `29 snapshots on 4 keys`, `denied`; without hostile characters. */
  readonly said: string;
  /** `the cause`, `locked out`, `who`, `policy`, `unknown`; its role gives the sign. */
  readonly speaksFor: Marked;
};

/** All facts in the order of their answers; what was not asked stands last. */
export function evidenceLines(
  evidence: Evidence,
  findings: readonly Finding[] = [],
): readonly EvidenceLine[] {
  const names = Object.keys(evidence) as readonly FactName[];
  return names
    .map((name) => evidenceLine(evidence, name, findings))
    .sort((a, b) => Number(a.at === '') - Number(b.at === '') || a.at.localeCompare(b.at));
}

/** The line of one fact, also of one that was not asked yet. */
export function evidenceLine(
  evidence: Evidence,
  name: FactName,
  findings: readonly Finding[] = [],
): EvidenceLine {
  const fact: Fact<FactValues[FactName]> = factOf(evidence, name);
  return {
    fact: name,
    at: fact.at,
    call: fact.call,
    said: printable(whatWasSaid(evidence, name)),
    speaksFor: speaksFor(evidence, name, fact, findings),
  };
}

function speaksFor(
  evidence: Evidence,
  name: FactName,
  fact: Fact<FactValues[FactName]>,
  findings: readonly Finding[],
): Marked {
  if (name === 'key' && fact.status === 'absent' && fact.because === 'does-not-exist') {
    return {role: 'danger', word: 'the cause'};
  }
  if (fact.status === 'denied' || fact.status === 'failed')
    return {role: 'unknown', word: 'unknown'};
  if (fact.status === 'absent') return {role: 'muted', word: '–'};
  if (name.startsWith('trail:')) return speaksForWho(name, findings);
  if (name.startsWith('key:')) return {role: 'muted', word: 'backups'};
  switch (name) {
    case 'identity':
      return {role: 'muted', word: 'who you are'};
    case 'instance':
    case 'cluster':
      return statusWord(evidence);
    case 'events':
      return keyEvents(evidence).some(({kind}) => kind === 'lost' || kind === 'stopped')
        ? {role: 'danger', word: 'key unusable'}
        : {role: 'muted', word: 'the database'};
    case 'key':
      return keyWord(evidence);
    case 'keyPolicy':
      return policyWord(evidence);
    case 'grants':
      return (grantCount(evidence)?.naming ?? 0) > 0
        ? {role: 'good', word: 'grant'}
        : {role: 'unknown', word: 'grant'};
    case 'aliases':
    case 'lastUsage':
      return {role: 'muted', word: 'the key'};
    case 'snapshots':
    case 'automatedBackups':
      return {role: 'muted', word: 'backups'};
    default:
      return {role: 'muted', word: 'also on it'};
  }
}

function speaksForWho(name: FactName, findings: readonly Finding[]): Marked {
  const isActor = findings.some(({actor}) => actor && `trail:${actor.event}` === name);
  return isActor ? {role: 'danger', word: 'who'} : {role: 'muted', word: 'who'};
}

function statusWord(evidence: Evidence): Marked {
  const status = databaseOf(evidence)?.status ?? '';
  const words = databaseStatusWords(status);
  return isLockedOut(status) ? words : {role: words.role, word: 'the database'};
}

function keyWord(evidence: Evidence): Marked {
  const {role} = keyStateWords(keyInHand(evidence)?.state ?? '');
  return role === 'danger' ? {role, word: 'the cause'} : {role, word: 'the key'};
}

function policyWord(evidence: Evidence): Marked {
  const policy = policyLook(evidence);
  if (!policy) return {role: 'unknown', word: 'policy'};
  const isFine = policy.isDelegated && !policy.hasDeny;
  return isFine ? {role: 'good', word: 'policy'} : {role: 'caution', word: 'policy'};
}
