/** What one read said, in a few words: for the collecting page and the evidence table. */
import type {Evidence, FactName, FactValues} from '../../core/evidence.ts';
import {factOf} from '../../core/evidence.ts';
import {type Fact, knownValue} from '../../core/fact.ts';
import {operatorName} from '../../core/incident.ts';
import {databaseStatusWords, type Marked} from '../../core/words/status.ts';
import {counted, printable} from '../../core/words/text.ts';
import {clockSeconds} from '../../core/words/time.ts';

/** The words for a fact; its role says whether an answer came, not whether it is good news. */
export function factWords(evidence: Evidence, name: FactName): Marked {
  const fact: Fact<FactValues[FactName]> = factOf(evidence, name);
  switch (fact.status) {
    case 'known':
      return {role: 'good', word: printable(knownWords(evidence, name))};
    case 'denied':
      return {role: 'unknown', word: 'denied to your role, noted'};
    case 'failed':
      return {role: 'unknown', word: `no usable answer: ${printable(fact.code)}`};
    case 'absent':
      return fact.because === 'does-not-exist'
        ? {role: 'good', word: 'does not exist'}
        : {role: 'muted', word: `not asked: ${printable(fact.message)}`};
  }
}

function knownWords(evidence: Evidence, name: FactName): string {
  switch (name) {
    case 'identity':
      return operatorName(knownValue(factOf(evidence, name))?.Arn ?? '');
    case 'instance': {
      const found = knownValue(factOf(evidence, name))?.DBInstances?.[0];
      return found ? databaseStatusWords(found.DBInstanceStatus ?? '').word : 'no such database';
    }
    case 'cluster': {
      const found = knownValue(factOf(evidence, name))?.DBClusters?.[0];
      return found ? databaseStatusWords(found.Status ?? '').word : 'no such cluster';
    }
    case 'events':
      return eventWords(evidence);
    case 'key':
      return knownValue(factOf(evidence, name))?.KeyMetadata?.KeyState ?? 'state unknown';
    case 'keyPolicy':
      return statementWords(knownValue(factOf(evidence, name))?.Policy ?? '');
    case 'aliases':
      return aliasWords(evidence);
    case 'automatedBackups':
      return restorableWords(evidence);
    case 'lastUsage':
      return 'answered';
    default:
      return countWords(evidence, name);
  }
}

function eventWords(evidence: Evidence): string {
  const events = knownValue(factOf(evidence, 'events'))?.Events ?? [];
  const about = events.filter((event) => /kms|encryption/i.test(event.Message ?? ''));
  if (about.length === 0) return 'nothing about the key';
  return `${counted(about.length, 'message')} about the key`;
}

function statementWords(policy: string): string {
  try {
    const document: unknown = JSON.parse(policy);
    const statements =
      typeof document === 'object' && document !== null && 'Statement' in document
        ? document.Statement
        : [];
    return counted(Array.isArray(statements) ? statements.length : 1, 'statement');
  } catch {
    return 'a policy that is not JSON';
  }
}

function aliasWords(evidence: Evidence): string {
  const aliases = knownValue(factOf(evidence, 'aliases'))?.Aliases ?? [];
  const names = aliases.map((alias) => alias.AliasName ?? '').filter((name) => name !== '');
  return names.length === 0 ? 'no alias' : names.join(', ');
}

function restorableWords(evidence: Evidence): string {
  const backups =
    knownValue(factOf(evidence, 'automatedBackups'))?.DBInstanceAutomatedBackups ?? [];
  const latest = backups[0]?.RestoreWindow?.LatestTime;
  if (latest) return `restorable to ${clockSeconds(latest)}`;
  return backups.length === 0 ? 'none' : counted(backups.length, 'backup');
}

/** Lists are told by their length. */
function countWords(evidence: Evidence, name: FactName): string {
  const fact: Fact<FactValues[FactName]> = factOf(evidence, name);
  if (fact.status !== 'known') return '';
  if ('KeyMetadata' in fact.value) return stateOf(fact.value.KeyMetadata);
  const [member, list] = Object.entries(fact.value).find(([, value]) => Array.isArray(value)) ?? [];
  if (member === undefined || !Array.isArray(list)) return 'answered';
  const noun = nouns[member] ?? 'item';
  if (member === 'DBSnapshots') return `${counted(list.length, noun)}${keyCount(list)}`;
  return counted(list.length, noun);
}

function stateOf(metadata: unknown): string {
  const hasState = typeof metadata === 'object' && metadata !== null && 'KeyState' in metadata;
  return hasState ? String(metadata.KeyState) : 'state unknown';
}

function keyCount(snapshots: readonly unknown[]): string {
  const keys = new Set(
    snapshots.flatMap((snapshot) =>
      typeof snapshot === 'object' && snapshot !== null && 'KmsKeyId' in snapshot
        ? [String(snapshot.KmsKeyId)]
        : [],
    ),
  );
  return keys.size === 0 ? '' : ` on ${counted(keys.size, 'key')}`;
}

const nouns: {readonly [member: string]: string} = {
  DBInstances: 'database',
  DBClusters: 'cluster',
  DBSnapshots: 'snapshot',
  DBInstanceAutomatedBackups: 'backup',
  Grants: 'grant',
  Aliases: 'alias',
  Events: 'event',
};
