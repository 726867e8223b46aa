/** Do first: the cheapest step that can be undone, for every cause. */
import {databaseOf, isLockedOut, isTerminal} from '../../core/database.ts';
import type {CauseId} from '../../core/diagnosis.ts';
import {isMultiRegion, isOwnedElsewhere, isUsable, keyInHand} from '../reading/key.ts';
import {isLossOpen} from '../reading/key-events.ts';
import {isWorking} from '../reading/status.ts';
import {isKeyOwnedByAws, ownerCluster} from '../reading/topology.ts';
import {type Case, firstFinding} from './case.ts';
import {policyFirst} from './do-first-policies.ts';

const mending: {readonly [cause in CauseId]?: string} = {
  'key-disabled': 'Enable the key: one call, seconds, can be undone.',
  'key-pending-deletion':
    'Stop the deletion: one call. The key comes back switched off; enable it then.',
  'key-deleted': 'Look for backups under another key: AWS brings no deleted key back.',
  'key-material-missing': 'Import the same key material again: the key is then Enabled by itself.',
  'key-store-disconnected': 'Connect the key store again: it takes up to 20 minutes.',
  'external-key-store-unreachable':
    'Mend the external key manager or its proxy, then connect the key store.',
};

/** One or two lines. */
export function doFirst(story: Case): readonly string[] {
  const {verdict} = story.diagnosis;
  const finding = firstFinding(story);
  if (verdict === 'healthy') return ['Nothing to do.'];
  if (!finding) return undecidedFirst(story);
  switch (finding.cause) {
    case 'restored-not-started':
      return startFirst(story);
    case 'caller-not-authorized':
      return undecidedFirst(story);
    case 'not-the-key':
      return [`Look up what AWS says about the status ${story.diagnosis.database.status}.`];
    case 'key-deleted':
      return deletedFirst(story);
    default:
      return [
        policyFirst(story, finding.cause) ?? mendingWords(story, finding.cause),
        ...(finding.cause === 'grant-missing' ? [] : [afterwards(story)]),
      ];
  }
}

function mendingWords({evidence, incident}: Case, cause: CauseId): string {
  const key = keyInHand(evidence);
  const words = mending[cause] ?? '';
  if (!key || !isOwnedElsewhere(key, incident)) return words;
  return `Ask account ${key.accountId}, which owns the key. There: ${lowered(words)}`;
}

/** facts/aws.md §2.3; whether RDS recovers on a key made again is not known. */
function deletedFirst({evidence}: Case): readonly string[] {
  const key = keyInHand(evidence);
  const backups = mending['key-deleted'] ?? '';
  if (!key || !isMultiRegion(key)) return [backups];
  return [
    'If it was a replica: kms:ReplicateKey from its primary makes it again. Whether RDS then recovers is not confirmed.',
    'Else look for backups under another key.',
  ];
}

function afterwards(story: Case): string {
  const {identifier, status} = story.diagnosis.database;
  if (isLockedOut(status)) {
    const cluster = ownerCluster(story.evidence);
    const what = startedWords(story);
    if (isTerminal(status)) return `Then one try to start ${what}; after that a backup.`;
    return cluster === ''
      ? `Then ${what} still has to be started.`
      : `It is a member of the cluster ${cluster}; start the cluster.`;
  }
  if (isWorking(status))
    return `${identifier} still runs: no start, if RDS has not stopped it by then.`;
  return status === 'stopped'
    ? `${identifier} is stopped; a start needs the key.`
    : `${identifier} is ${status}; look again after that.`;
}

/** A member of a cluster is started with its cluster (facts/aws.md §1.4). */
function startedWords({diagnosis, evidence}: Case): string {
  const cluster = ownerCluster(evidence);
  return cluster === '' ? diagnosis.database.identifier : `the cluster ${cluster}`;
}

function startFirst(story: Case): readonly string[] {
  const {evidence} = story;
  const what = startedWords(story);
  if (!isTerminal(databaseOf(evidence)?.status ?? '')) {
    const cluster = ownerCluster(evidence);
    const member =
      cluster === '' ? [] : [`It is a member of the cluster ${cluster}; start the cluster.`];
    return [...member, `Start ${what}: one call, minutes to hours, can be undone.`];
  }
  return [
    `Try to start ${what} once: a start that RDS refuses changes nothing.`,
    'After that, says AWS, only a backup.',
  ];
}

function undecidedFirst(story: Case): readonly string[] {
  const {diagnosis, evidence} = story;
  const {status} = diagnosis.database;
  if (isLockedOut(status) && isKeyOwnedByAws(evidence)) return supportFirst;
  const needs = [...new Set(diagnosis.unknowns.map((unknown) => unknown.needs))].filter(Boolean);
  const ask =
    needs.length > 0
      ? [`Log in with a role that may read more, then look again: ${needs.slice(0, 3).join(', ')}.`]
      : [];
  if (diagnosis.verdict === 'at-risk' && isLossOpen(evidence)) {
    return [...ask, ...riskFirst(story)];
  }
  const start = isLockedOut(status)
    ? [
        `A try to start ${startedWords(story)} costs one call; what RDS does while the key is unusable is not documented.`,
      ]
    : [];
  return ask.length + start.length > 0 ? [...ask, ...start] : ['Look again in a minute.'];
}

// facts/aws.md §1.10: nothing the customer can break or mend.
const supportFirst = [
  'Open a case with AWS Support: AWS owns this key, and no call of yours mends it (inferred).',
];

/** RDS cannot use a key that may look fine: what can be done before it stops the database. */
function riskFirst({diagnosis, evidence}: Case): readonly string[] {
  const {identifier} = diagnosis.database;
  const isSeenFine = isUsable(keyInHand(evidence)?.state ?? '');
  return [
    ...(isSeenFine ? ['Look at the grants, the policy and the key store: the state is fine.'] : []),
    `Do not stop or modify ${identifier} before RDS says that it can use the key.`,
  ];
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
