/** What one read said, in a few words: `KeyState Disabled`, `29 snapshots on 4 keys`, `denied`. */
import {databaseOf} from '../../core/database.ts';
import {
  type Evidence,
  type FactName,
  type FactValues,
  factOf,
  familyOf,
} from '../../core/evidence.ts';
import {type Fact, knownValue} from '../../core/fact.ts';
import {operatorName} from '../../core/incident.ts';
import {databaseStatusWords} from '../../core/words/status.ts';
import {counted, principalWords} from '../../core/words/text.ts';
import {clockSeconds} from '../../core/words/time.ts';
import {grantCount} from '../reading/grants.ts';
import {type KeyEvent, keyEvents, memberKeyEvents} from '../reading/key-events.ts';
import {policyLook} from '../reading/key-policy.ts';
import {recordsOfFact, type TrailRecord, trailRecords} from '../reading/trail.ts';
import {policyTextWords, setUpWords} from './set-up-words.ts';

/** The words; text of others in them is not yet made printable. */
export function whatWasSaid(evidence: Evidence, name: FactName): string {
  const fact: Fact<FactValues[FactName]> = factOf(evidence, name);
  switch (fact.status) {
    case 'known':
      return answerWords(evidence, name);
    case 'denied':
      return 'denied';
    case 'failed':
      return `no usable answer: ${fact.code}`;
    case 'absent':
      return fact.because === 'does-not-exist' ? 'does not exist' : `not asked: ${fact.message}`;
  }
}

function answerWords(evidence: Evidence, name: FactName): string {
  const family = familyOf(name);
  if (family !== '') return familyWords(evidence, family, name.slice(family.length + 1));
  switch (name) {
    case 'identity':
      return operatorName(knownValue(factOf(evidence, name))?.Arn ?? '');
    case 'instance':
      return statusWords(knownValue(factOf(evidence, name))?.DBInstances?.[0]?.DBInstanceStatus);
    case 'cluster':
      return statusWords(knownValue(factOf(evidence, name))?.DBClusters?.[0]?.Status);
    case 'events':
      return eventWords(keyEvents(evidence));
    case 'key':
      return `KeyState ${knownValue(factOf(evidence, name))?.KeyMetadata?.KeyState ?? 'not given'}`;
    case 'keyPolicy':
      return policyWords(evidence);
    case 'grants':
      return grantWords(evidence);
    case 'aliases':
      return aliasWords(evidence);
    case 'automatedBackups':
      return restorableWords(evidence);
    default:
      return setUpWords(evidence, name) ?? countWords(evidence, name);
  }
}

function statusWords(status: string | undefined): string {
  if (status === undefined) return 'no such database';
  const {word} = databaseStatusWords(status);
  return word === status ? `status ${status}` : `${word} (${status})`;
}

function familyWords(evidence: Evidence, family: string, of: string): string {
  switch (family) {
    case 'trail':
      return trailWords(trailRecords(evidence, of), of);
    case 'trailIn': {
      const event = of.slice(of.indexOf(':') + 1);
      return trailWords(recordsOfFact(evidence, `trailIn:${of}`, event), event);
    }
    case 'key':
    case 'sibling': {
      const {KeyMetadata} = knownValue(factOf(evidence, `${family}:${of}`)) ?? {};
      const place = family === 'sibling' ? ` in ${of}` : '';
      return `KeyState ${KeyMetadata?.KeyState ?? 'not given'}${place}`;
    }
    case 'events':
      return `${eventWords(memberKeyEvents(evidence, of))}, ${of}`;
    default:
      return policyTextWords(evidence, family, of);
  }
}

function eventWords(events: readonly KeyEvent[]): string {
  const about = events.filter(({kind}) => kind !== 'started');
  if (about.length === 0) return 'nothing about the key';
  return `${counted(about.length, 'message')} about the key`;
}

function policyWords(evidence: Evidence): string {
  const policy = policyLook(evidence);
  if (!policy) return 'not a policy that can be read';
  const {statements, isDelegated, hasDeny} = policy;
  const account = isDelegated ? 'the account is in it' : 'the account is not in it';
  const deny = hasDeny ? 'a Deny touches its use' : 'no Deny';
  return `${counted(statements, 'statement')}, ${account}, ${deny}`;
}

function grantWords(evidence: Evidence): string {
  const {all, naming} = grantCount(evidence) ?? {all: 0, naming: 0};
  const identifier = databaseOf(evidence)?.identifier ?? 'the database';
  return `${counted(all, 'grant')}, ${naming === 1 ? '1 names' : `${naming} name`} ${identifier}`;
}

function aliasWords(evidence: Evidence): string {
  const aliases = knownValue(factOf(evidence, 'aliases'))?.Aliases ?? [];
  const names = aliases.map(({AliasName}) => AliasName ?? '').filter(Boolean);
  return names.length === 0 ? 'no alias' : names.join(', ');
}

function restorableWords(evidence: Evidence): string {
  const backups =
    knownValue(factOf(evidence, 'automatedBackups'))?.DBInstanceAutomatedBackups ?? [];
  const latest = backups[0]?.RestoreWindow?.LatestTime;
  return latest ? `restorable to ${clockSeconds(latest)}` : counted(backups.length, 'backup');
}

function trailWords(records: readonly TrailRecord[], eventName: string): string {
  const [first] = records;
  if (!first) return `no ${eventName}`;
  const who = principalWords(first.principal);
  return `${records.length} ${eventName}, newest by ${who}`;
}

const nouns: {readonly [member: string]: string} = {
  DBInstances: 'instance',
  DBClusters: 'cluster',
  DBSnapshots: 'snapshot',
  DBInstanceAutomatedBackups: 'automated backup',
  DBClusterSnapshots: 'cluster snapshot',
  DBClusterAutomatedBackups: 'automated backup',
  GlobalClusters: 'global database',
  Groups: 'group',
  Tags: 'tag',
};

/** Lists are told by their length, snapshots also by how many keys they hang on. */
function countWords(evidence: Evidence, name: FactName): string {
  const fact: Fact<FactValues[FactName]> = factOf(evidence, name);
  const members = fact.status === 'known' ? Object.entries(fact.value) : [];
  const [member = '', list] = members.find(([, value]) => Array.isArray(value)) ?? [];
  if (!Array.isArray(list)) return 'answered';
  const count = counted(
    list.length,
    nouns[member] ?? 'entry',
    nouns[member] ? undefined : 'entries',
  );
  const keys = new Set(list.map(keyOf).filter(Boolean));
  return member.endsWith('Snapshots') && keys.size > 0
    ? `${count} on ${counted(keys.size, 'key')}`
    : count;
}

function keyOf(snapshot: unknown): unknown {
  const hasKey = typeof snapshot === 'object' && snapshot !== null && 'KmsKeyId' in snapshot;
  return hasKey ? snapshot.KmsKeyId : undefined;
}
