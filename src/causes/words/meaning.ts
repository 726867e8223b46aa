/** What a diagnosis means, in two or three sentences: our words first, then AWS's. */
import {isLockedOut, isTerminal} from '../../core/database.ts';
import {momentWords} from '../../core/words/time.ts';
import {grantCount} from '../reading/grants.ts';
import {isUsable, keyInHand} from '../reading/key.ts';
import {currentLoss, isLossOpen} from '../reading/key-events.ts';
import {policyLook} from '../reading/key-policy.ts';
import {isWorking} from '../reading/status.ts';
import {isClustered, isKeyOwnedByAws, ownerCluster} from '../reading/topology.ts';
import {lastChange} from '../reading/trail.ts';
import {type Case, firstCause} from './case.ts';

/** What it means: our words first, then AWS's. */
export function meaningOf(story: Case): readonly string[] {
  const {verdict, database, key} = story.diagnosis;
  const {identifier, status} = database;
  if (verdict === 'healthy') return [healthyLimits(story)];
  if (verdict === 'not-the-key') return [];
  const words = [
    ...(key.state === '' ? [] : [`key state ${key.state}`]),
    ...(status === '' ? [] : [`database status ${status}`]),
  ];
  const aws = words.length === 0 ? [] : [`AWS calls this: ${words.join(', ')}.`];
  if (verdict === 'at-risk') return [runningWords(story), ...saidWords(story), ...aws];
  if (verdict === 'undecided') return [...undecidedMeaning(story), ...aws];
  const cause = firstCause(story);
  const why =
    cause === 'restored-not-started'
      ? `RDS stopped ${identifier} while the key could not be used; it does not start by itself.`
      : 'RDS could not use the key any more, so it stopped the database.';
  const final = isTerminal(status)
    ? ['For this status AWS names only a backup as the way back.']
    : [];
  return [why, ...final, ...memberWords(story), ...aws];
}

/** facts/aws.md §1.2: EBS keeps the data key while attached; Aurora's behaviour is not described. */
function runningWords({diagnosis, evidence}: Case): string {
  const {identifier, status} = diagnosis.database;
  if (!isWorking(status)) {
    return status === 'stopped'
      ? `${identifier} is stopped; a start needs the key.`
      : `${identifier} is ${status}; RDS needs the key for whatever attaches its storage anew.`;
  }
  return isClustered(evidence)
    ? `${identifier} still runs; how long it can, AWS does not describe.`
    : `${identifier} still runs on the key it got at its last start. It may not survive a stop and start, or a move to another host.`;
}

/** Why RDS's message stands against a key that looks fine (facts/aws.md §2.5, C6, C7, C11). */
function saidWords(story: Case): readonly string[] {
  const {evidence, now} = story;
  const key = keyInHand(evidence);
  if (!key || !isLossOpen(evidence) || !isUsable(key.state)) return [];
  const enabled = lastChange(evidence, key.arn, ['EnableKey']);
  const {lost, stopped} = currentLoss(evidence);
  const said = stopped?.at ?? lost?.at ?? '';
  return [
    enabled && enabled.at > said
      ? `The key was enabled after that, ${momentWords(enabled.at, now)} UTC; RDS has not said yet that it can use it.`
      : 'The key is Enabled, and RDS has not said since that it can use it: a grant, a policy or a key store may stand in the way.',
  ];
}

/** facts/aws.md §1.4: the volume and its key are the cluster's. */
function memberWords({evidence}: Case): readonly string[] {
  const cluster = ownerCluster(evidence);
  return cluster === '' ? [] : [`It is a member of the cluster ${cluster}; start the cluster.`];
}

function undecidedMeaning(story: Case): readonly string[] {
  if (!isLockedOut(story.diagnosis.database.status)) return [];
  return [
    'RDS could not use the key and stopped the database.',
    ...(firstCause(story) === 'caller-not-authorized'
      ? ['Nothing here says that the key is broken: hidden from you and broken are two things.']
      : []),
    ...(isKeyOwnedByAws(story.evidence)
      ? ['AWS owns the key behind its storage: you can neither break it nor mend it.']
      : []),
    ...memberWords(story),
  ];
}

/** Healthy says only what was checked. */
function healthyLimits({diagnosis, evidence}: Case): string {
  if (!keyInHand(evidence)) return 'A database without a KMS key of yours has none to lose.';
  const checked = [
    'state',
    ...(policyLook(evidence)?.isDelegated ? ['policy'] : []),
    ...((grantCount(evidence)?.naming ?? 0) > 0 ? ['grant'] : []),
  ];
  const {identifier, status} = diagnosis.database;
  const held = isClustered(evidence)
    ? 'How long a cluster can run without its key, AWS does not describe.'
    : 'A running instance keeps its data key while its storage is attached.';
  return [
    ...(isWorking(status) ? [held] : []),
    `That ${identifier} would survive a stop and start is concluded from the key's`,
    `${listed(checked)} alone; none was tried.`,
  ].join(' ');
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
