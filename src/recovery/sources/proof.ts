/** Proof before the restore: everything that can be known before it is sent (facts/aws.md §7, §8). Pure. */
import type {Check} from '../../core/check.ts';
import type {Session} from '../../core/session.ts';
import {chosenSource} from '../../core/source-id.ts';
import {hasNoTypedGroup} from '../there/there.ts';
import {chosenCandidate} from './chosen.ts';
import {restoredName} from './names.ts';
import {groupChecks} from './proof-groups.ts';
import {keyChecks, rightCheck} from './proof-key-checks.ts';
import {keysToProve} from './proof-keys.ts';
import {quotaChecks} from './proof-quotas.ts';
import {resourceChecks} from './proof-resources.ts';
import {roleChecks} from './proof-roles.ts';
import {restoreInput} from './restore-input.ts';
import {rightTo} from './rights.ts';
import {callOfKind, type Source} from './source.ts';

/** Every check of the chosen backup, those of its key first. */
export function proofOf(session: Session): readonly Check[] {
  const candidate = chosenCandidate(session);
  if (!candidate) {
    return [
      {result: 'not-ok', words: 'the backup that was chosen is not there any more: choose again'},
    ];
  }
  const input = restoreInput(session);
  return [
    ...deadCheck(candidate.dead),
    ...keysToProve(session).flatMap((arn) => keyChecks(arn, session)),
    ...callChecks(candidate.source, session),
    ...quotaChecks(candidate.source, session),
    ...roleChecks(input, session),
    ...resourceChecks(input, session),
    ...groupChecks(input, session),
    ...typedGroupCheck(session),
  ];
}

/** May the caller send the restore at all? AWS checks more than this one action, but this one first. */
function callChecks({kind, region}: Source, session: Session): readonly Check[] {
  const call = callOfKind[kind];
  const {accountId} = session.incident;
  const type = kind.startsWith('cluster') || kind === 'clone' ? 'cluster' : 'db';
  const place = `${region || session.incident.region}:${accountId}`;
  const arn =
    kind === 'recovery-point'
      ? chosenSource(session.answers).name
      : `arn:aws:rds:${place}:${type}:${restoredName(session, region)}`;
  const right = rightTo(call, arn, session.evidence);
  return right ? [rightCheck(call, right)] : [];
}

/** What was typed as ids of security groups is sent as such, or nothing is. */
function typedGroupCheck(session: Session): readonly Check[] {
  const words = 'none of what was typed is the id of a security group: choose again';
  return hasNoTypedGroup(session) ? [{result: 'not-ok', words}] : [];
}

function deadCheck(dead: string): readonly Check[] {
  return dead === '' ? [] : [{result: 'not-ok', words: `it cannot be used now: ${dead}`}];
}
