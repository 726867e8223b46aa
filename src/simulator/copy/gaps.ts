/** What the evidence left open, in sentences: a copy must not look more certain than its source. */
import {databaseOf, isLockedOut} from '../../core/database.ts';
import {type FactName, factOf} from '../../core/evidence.ts';
import type {Fact} from '../../core/fact.ts';
import {callerPolicies} from './caller-policies.ts';
import {elsewhereGaps} from './elsewhere.ts';
import {rdsEventsIn} from './events.ts';
import {known, type SavedIncident} from './kept.ts';
import {isCutOffOutside} from './stores.ts';

// What stands in the copy instead of an answer that is missing.
const instead: readonly (readonly [FactName, string])[] = [
  ['key', 'the key is taken as Disabled where its database is locked out, else as Enabled'],
  ['keyPolicy', 'the key has a policy that lets in and keeps out whom AWS did'],
  ['grants', 'RDS has its grant on the key'],
  ['aliases', 'the key has no alias'],
  ['events', 'RDS has written no events'],
  ['snapshots', 'the database has no snapshots of its own'],
  ['clusterSnapshots', 'the cluster has no snapshots of its own'],
  ['regionInstances', 'the Region holds no other instances'],
  ['regionClusters', 'the Region holds no other clusters'],
  ['regionSnapshots', 'the Region holds no other snapshots'],
  ['keyStore', 'the key store is taken as connected'],
  ['globalCluster', 'the global database has no other members'],
  ['servicePolicies', 'no organization limits the account beyond what AWS refused'],
];

/** One sentence for each gap. The last ones stand in every copy: no evidence tells them. */
export function gapsOf(saved: SavedIncident): readonly string[] {
  const missing = instead.flatMap(([name, words]) => {
    const fact = factOf(saved.facts, name);
    return isGap(fact) ? [`${fact.call} ${wordsOf(fact)}: ${words}.`] : [];
  });
  const rights = callerPolicies(saved)
    ? []
    : ['Your own policies were not all read: you may do everything that AWS did not refuse.'];
  return [
    ...missing,
    ...rights,
    ...storeGaps(saved),
    ...unknownStart(saved),
    ...elsewhereGaps(saved),
    'What others do from here on is not known: in the copy nobody else acts.',
    'What AWS does not document goes as docs/scenarios.md says under unverified, by default.',
  ];
}

/** What a key store stands on lies outside AWS, where nobody of ours can look. */
function storeGaps(saved: SavedIncident): readonly string[] {
  const [store] = known(saved, 'keyStore')?.CustomKeyStores ?? [];
  if (store && store.ConnectionState !== 'CONNECTED') {
    const isWrongPassword = store.ConnectionErrorCode === 'INVALID_CREDENTIALS';
    const words = isWrongPassword ? 'it does after the password was set' : 'in the copy it does';
    return [`Whether a new connection of the key store works cannot be seen: ${words}.`];
  }
  if (!isCutOffOutside(saved)) return [];
  return ['Whether the external key can be reached again cannot be seen: it stays cut off.'];
}

/** "Does not exist" is an answer, and what was skipped on purpose leaves nothing open. */
function isGap(fact: Fact<unknown>): boolean {
  return fact.status === 'denied' || fact.status === 'failed';
}

function wordsOf(fact: Fact<unknown>): string {
  return fact.status === 'denied' ? 'was denied' : 'got no answer';
}

function unknownStart(saved: SavedIncident): readonly string[] {
  const status = databaseOf(saved.facts)?.status ?? '';
  const isDated = rdsEventsIn(saved).some(({Message: text = ''}) => text.includes('KMS'));
  if (!isLockedOut(status) || isDated) return [];
  return ['When RDS stopped the database is not known: the copy counts from when you looked.'];
}
