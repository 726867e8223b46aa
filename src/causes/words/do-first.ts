/** Do first: the cheapest step that can be undone, for every cause. */
import {databaseOf, isLockedOut, isTerminal} from '../../core/database.ts';
import type {CauseId} from '../../core/diagnosis.ts';
import {isOwnedElsewhere, keyInHand} from '../reading/key.ts';
import {type Case, firstFinding} from './case.ts';

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
      return [mending['key-deleted'] ?? ''];
    default:
      return [mendingWords(story, finding.cause), afterwards(story)];
  }
}

function mendingWords({evidence, incident}: Case, cause: CauseId): string {
  const key = keyInHand(evidence);
  const words = mending[cause] ?? '';
  if (!key || !isOwnedElsewhere(key, incident)) return words;
  return `Ask account ${key.accountId}, which owns the key. There: ${lowered(words)}`;
}

function afterwards({diagnosis}: Case): string {
  const {identifier, status} = diagnosis.database;
  if (!isLockedOut(status))
    return `${identifier} still runs: no start, if RDS has not stopped it by then.`;
  if (isTerminal(status)) return `Then one try to start ${identifier}; after that a backup.`;
  return `Then ${identifier} still has to be started.`;
}

function startFirst({diagnosis, evidence}: Case): readonly string[] {
  const {identifier} = diagnosis.database;
  if (!isTerminal(databaseOf(evidence)?.status ?? '')) {
    return [`Start ${identifier}: one call, minutes to hours, can be undone.`];
  }
  return [
    `Try to start ${identifier} once: a start that RDS refuses changes nothing.`,
    'After that, says AWS, only a backup.',
  ];
}

function undecidedFirst({diagnosis}: Case): readonly string[] {
  const {status, identifier} = diagnosis.database;
  const needs = [...new Set(diagnosis.unknowns.map((unknown) => unknown.needs))].filter(Boolean);
  const ask =
    needs.length > 0
      ? [`Log in with a role that may read more, then look again: ${needs.slice(0, 3).join(', ')}.`]
      : [];
  const start = isLockedOut(status)
    ? [`A try to start ${identifier} is harmless: a start that RDS refuses changes nothing.`]
    : [];
  return ask.length + start.length > 0 ? [...ask, ...start] : ['Look again in a minute.'];
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
