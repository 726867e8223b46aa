/** What could not be seen and might matter, each with the smallest right that would settle it. */
import {databaseOf} from '../core/database.ts';
import type {Unknown} from '../core/diagnosis.ts';
import {
  callOfFact,
  type Evidence,
  type FactName,
  type FactValues,
  factOf,
} from '../core/evidence.ts';
import type {Fact} from '../core/fact.ts';
import {printable} from '../core/words/text.ts';
import {grantCount} from './reading/grants.ts';
import {isUsable, keyInHand} from './reading/key.ts';
import {policyLook} from './reading/key-policy.ts';
import {lookups} from './reading/trail.ts';

// What each fact tells, in the words of the unknown that it leaves behind.
const aboutKey: readonly (readonly [FactName, string])[] = [
  ['key', 'state of the key'],
  ['keyPolicy', 'policy of the key'],
  ['grants', 'grants on the key'],
  ['aliases', 'names of the key'],
  ['lastUsage', 'last use of the key'],
];
const aboutDatabase: readonly (readonly [FactName, string])[] = [
  ['identity', 'who is asking'],
  ['events', 'what RDS said about it'],
];
const aboutBackups: readonly (readonly [FactName, string])[] = [
  ['snapshots', 'its snapshots'],
  ['automatedBackups', 'its automated backups'],
];
const aboutRegion: readonly (readonly [FactName, string])[] = [
  ['regionInstances', 'other instances on the key'],
  ['regionClusters', 'other clusters on the key'],
  ['regionSnapshots', 'other snapshots on the key'],
  ['regionAutomatedBackups', 'other automated backups on the key'],
];

/** Every unknown, what decides the cause first. */
export function unknownsOf(evidence: Evidence): readonly Unknown[] {
  const hasKey = keyInHand(evidence) !== undefined;
  return [
    ...databaseUnknown(evidence),
    ...(hasKey ? unread(evidence, aboutKey) : []),
    ...(hasKey ? beyondReach(evidence) : []),
    ...(hasKey ? trailUnknown(evidence) : []),
    ...unread(evidence, aboutDatabase),
    ...backupsUnknown(evidence),
    ...unread(evidence, backupKeys(evidence)),
    ...(hasKey ? unread(evidence, aboutRegion) : []),
  ];
}

function unread(
  evidence: Evidence,
  about: readonly (readonly [FactName, string])[],
): readonly Unknown[] {
  return about.flatMap(([name, fact]) => {
    const reason = reasonOf(factOf(evidence, name));
    return reason ? [{fact, ...reason}] : [];
  });
}

/** Why a fact says nothing; undefined for a fact that was answered, also with "does not exist". */
function reasonOf(fact: Fact<FactValues[FactName]>): Omit<Unknown, 'fact'> | undefined {
  switch (fact.status) {
    case 'known':
      return undefined;
    case 'denied':
      return {because: 'denied to your role', needs: printable(fact.needs)};
    case 'failed':
      return {because: `no usable answer: ${printable(fact.code)}`, needs: fact.call};
    case 'absent':
      return fact.because === 'does-not-exist'
        ? undefined
        : {because: printable(fact.message), needs: fact.call};
  }
}

/** An instance and a cluster are asked at once; one answer is enough. */
function databaseUnknown(evidence: Evidence): readonly Unknown[] {
  if (databaseOf(evidence)) return [];
  return unread(evidence, [
    ['instance', 'status of the instance'],
    ['cluster', 'status of the cluster'],
  ]);
}

/** One unknown for all lookups that were not answered: the operator asks "who", not eight times. */
function trailUnknown(evidence: Evidence): readonly Unknown[] {
  const key = keyInHand(evidence);
  // facts/aws.md §2.5: nobody can change a key that AWS manages.
  if (key?.manager === 'AWS') return [];
  const names = lookups(evidence);
  if (names.length === 0) {
    const needs = callOfFact('trail:DisableKey');
    return [{fact: 'who changed the key', because: 'not asked', needs}];
  }
  const missing = names.flatMap((name) => {
    const reason = reasonOf(factOf(evidence, `trail:${name}`));
    return reason ? [{name, ...reason}] : [];
  });
  const [first] = missing;
  if (!first) return [];
  const isWhole = missing.length === names.length;
  const fact = isWhole
    ? 'who changed the key'
    : `who called ${missing.map(({name}) => name).join(', ')}`;
  return [{fact, because: first.because, needs: first.needs}];
}

/** What no read of this account can show, or what nobody documents. */
function beyondReach(evidence: Evidence): readonly Unknown[] {
  const key = keyInHand(evidence);
  const isHeldElsewhere = key?.origin === 'AWS_CLOUDHSM' || key?.origin === 'EXTERNAL_KEY_STORE';
  const grants = grantCount(evidence);
  const policy = policyLook(evidence);
  const isManaged = key?.manager === 'AWS';
  return [
    ...(isHeldElsewhere
      ? [
          {
            fact: 'connection of the key store',
            because: 'not asked',
            needs: 'kms:DescribeCustomKeyStores',
          },
        ]
      : []),
    ...(policy &&
    !isManaged &&
    isUsable(key?.state ?? '') &&
    (policy.hasDeny || !policy.isDelegated)
      ? [
          {
            fact: 'whether the key policy stands in the way',
            because: policy.hasDeny
              ? 'it has a Deny; whom that meets is not judged'
              : 'it does not name the account; whom else it allows is not judged',
            needs: '',
          },
        ]
      : []),
    // facts/aws.md §2.7: the shape of RDS's grant is not documented, so absence is no proof.
    ...(grants && grants.naming === 0 && !isManaged
      ? [
          {
            fact: 'whether RDS still has its grant',
            because: 'none of the grants names the database; AWS does not document their form',
            needs: '',
          },
        ]
      : []),
    {
      fact: 'organization policies',
      because: 'SCPs and RCPs cannot be read from a member account',
      needs: '',
    },
  ];
}

function backupKeys(evidence: Evidence): readonly (readonly [FactName, string])[] {
  const names = Object.keys(evidence).filter((name) => name.startsWith('key:'));
  return names.map((name) => [
    `key:${name.slice('key:'.length)}`,
    `state of another key of its backups, ${printable(name.slice(name.lastIndexOf('/') + 1))}`,
  ]);
}

/** Snapshots of clusters are another list, and it is not read. */
function backupsUnknown(evidence: Evidence): readonly Unknown[] {
  if (databaseOf(evidence)?.kind !== 'cluster') return unread(evidence, aboutBackups);
  const needs = 'rds:DescribeDBClusterSnapshots';
  return [{fact: 'snapshots of the cluster', because: 'not asked', needs}];
}
