/** What could not be seen and might matter, each with the smallest right that would settle it. */
import {databaseOf} from '../core/database.ts';
import type {Unknown} from '../core/diagnosis.ts';
import {
  callOfFact,
  type Evidence,
  type FactName,
  factOf,
  namesInFamily,
  neverAsked,
} from '../core/evidence.ts';
import {printable} from '../core/words/text.ts';
import {policiesUnknown} from './policies-unknown.ts';
import {grantCount} from './reading/grants.ts';
import {keyInHand} from './reading/key.ts';
import {ownerCluster} from './reading/topology.ts';
import {lookups} from './reading/trail.ts';
import {reasonOf} from './reading/why-unread.ts';

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
const aboutGlobal: readonly (readonly [FactName, string])[] = [
  ['globalCluster', 'other clusters of its global database'],
];
const aboutBackups: readonly (readonly [FactName, string])[] = [
  ['snapshots', 'its snapshots'],
  ['automatedBackups', 'its automated backups'],
];
const aboutClusterBackups: readonly (readonly [FactName, string])[] = [
  ['clusterSnapshots', 'snapshots of the cluster'],
  ['clusterAutomatedBackups', 'automated backups of the cluster'],
];
const aboutRegion: readonly (readonly [FactName, string])[] = [
  ['regionInstances', 'other instances on the key'],
  ['regionClusters', 'other clusters on the key'],
  ['regionSnapshots', 'other snapshots on the key'],
  ['regionAutomatedBackups', 'other automated backups on the key'],
  ['regionClusterSnapshots', 'other cluster snapshots on the key'],
  ['regionClusterAutomatedBackups', 'other automated backups of clusters on the key'],
];

/** Every unknown, what decides the cause first. */
export function unknownsOf(evidence: Evidence): readonly Unknown[] {
  const hasKey = keyInHand(evidence) !== undefined;
  return [
    ...databaseUnknown(evidence),
    ...(hasKey ? unread(evidence, aboutKey) : []),
    ...(hasKey ? unread(evidence, storeAndSiblings(evidence)) : []),
    ...(hasKey ? beyondReach(evidence) : []),
    ...(hasKey ? policiesUnknown(evidence) : []),
    ...(hasKey ? trailUnknown(evidence) : []),
    ...unread(evidence, aboutDatabase),
    ...unread(evidence, memberEvents(evidence)),
    ...(evidence.globalCluster ? unread(evidence, aboutGlobal) : []),
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
    return [{fact: 'who changed the key', because: neverAsked, needs}];
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
  const grants = grantCount(evidence);
  const isManaged = key?.manager === 'AWS';
  return [
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
  ];
}

function backupKeys(evidence: Evidence): readonly (readonly [FactName, string])[] {
  return namesInFamily(evidence, 'key').map((arn) => [
    `key:${arn}`,
    `state of another key of its backups, ${printable(arn.slice(arn.lastIndexOf('/') + 1))}`,
  ]);
}

/** Where the key is held elsewhere its store decides; siblings say what is left of a lost replica. */
function storeAndSiblings(evidence: Evidence): readonly (readonly [FactName, string])[] {
  const origin = keyInHand(evidence)?.origin ?? '';
  const isHeldElsewhere = origin === 'AWS_CLOUDHSM' || origin === 'EXTERNAL_KEY_STORE';
  const siblings = namesInFamily(evidence, 'sibling').map(
    (region) => [`sibling:${region}`, `state of the same key in ${printable(region)}`] as const,
  );
  return [
    ...(isHeldElsewhere ? [['keyStore', 'connection of the key store'] as const] : []),
    ...siblings,
  ];
}

function memberEvents(evidence: Evidence): readonly (readonly [FactName, string])[] {
  return namesInFamily(evidence, 'events').map((member) => [
    `events:${member}`,
    `what RDS said about ${printable(member)}`,
  ]);
}

/** A cluster has backups of its own kind, and a member's are its cluster's. */
function backupsUnknown(evidence: Evidence): readonly Unknown[] {
  const isCluster = databaseOf(evidence)?.kind === 'cluster';
  return [
    ...(isCluster ? [] : unread(evidence, aboutBackups)),
    ...(isCluster || ownerCluster(evidence) !== '' ? unread(evidence, aboutClusterBackups) : []),
  ];
}
