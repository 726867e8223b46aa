/** Every fact in one line: when, which call, what it said, and what that speaks for. */
import type {CallName} from '../core/call.ts';
import {databaseOf, isLockedOut} from '../core/database.ts';
import type {Finding} from '../core/diagnosis.ts';
import {type Evidence, type FactName, type FactValues, factOf, familyOf} from '../core/evidence.ts';
import type {Fact} from '../core/fact.ts';
import {databaseStatusWords, keyStateWords, type Marked} from '../core/words/status.ts';
import {printable} from '../core/words/text.ts';
import {grantCount} from './reading/grants.ts';
import {keyInHand, keyStoreOf} from './reading/key.ts';
import {type KeyEvent, keyEvents, memberKeyEvents} from './reading/key-events.ts';
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
  const family = familyOf(name);
  if (family !== '') return familyWord(evidence, family, name, findings);
  switch (name) {
    case 'identity':
      return {role: 'muted', word: 'who you are'};
    case 'instance':
    case 'cluster':
      return statusWord(evidence);
    case 'events':
      return eventWord(keyEvents(evidence));
    case 'globalCluster':
      return {role: 'muted', word: 'the database'};
    case 'keyStore':
      return storeWord(evidence);
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
    case 'keyTags':
    case 'keyRotation':
      return {role: 'muted', word: 'the key'};
    case 'organization':
    case 'servicePolicies':
    case 'resourcePolicies':
    case 'servicePolicyList':
    case 'resourcePolicyList':
      return {role: 'muted', word: 'organization'};
    case 'snapshots':
    case 'automatedBackups':
    case 'clusterSnapshots':
    case 'clusterAutomatedBackups':
      return {role: 'muted', word: 'backups'};
    default:
      return {role: 'muted', word: name.startsWith('caller') ? 'your rights' : 'also on it'};
  }
}

function familyWord(
  evidence: Evidence,
  family: string,
  name: FactName,
  findings: readonly Finding[],
): Marked {
  switch (family) {
    case 'trail':
    case 'trailIn':
      return speaksForWho(name, findings);
    case 'key':
      return {role: 'muted', word: 'backups'};
    case 'sibling':
      return {role: 'muted', word: 'other Regions'};
    case 'events':
      return eventWord(memberKeyEvents(evidence, name.slice('events:'.length)));
    case 'organizationPolicy':
    case 'organizationAccount':
    case 'servicePoliciesAt':
    case 'resourcePoliciesAt':
      return {role: 'muted', word: 'organization'};
    default:
      return {role: 'muted', word: 'your rights'};
  }
}

function eventWord(events: readonly KeyEvent[]): Marked {
  return events.some(({kind}) => kind === 'lost' || kind === 'stopped')
    ? {role: 'danger', word: 'key unusable'}
    : {role: 'muted', word: 'the database'};
}

/** A connected store proves nothing about the key (facts/aws.md §4 C6); every other state does. */
function storeWord(evidence: Evidence): Marked {
  const state = keyStoreOf(evidence)?.ConnectionState;
  if (state === undefined) return {role: 'unknown', word: 'key store'};
  return state === 'CONNECTED'
    ? {role: 'muted', word: 'key store'}
    : {role: 'danger', word: 'key store'};
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
