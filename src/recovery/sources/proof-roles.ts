/** Roles that are handed to AWS on the way: iam:PassRole on each, by the policies (facts/aws.md §3.1). Pure. */
import type {Check} from '../../core/check.ts';
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {BoundInput} from '../../core/plan.ts';
import type {Session} from '../../core/session.ts';
import {chosenSource} from '../../core/source-id.ts';
import {lostInstance} from '../carry/lost.ts';
import {rightCheck} from './proof-key-checks.ts';
import {rightTo} from './rights.ts';

type Handed = {
  readonly arn: string;
  readonly to: string;
  /** Handed over in the restore itself, which fails without; else by a call after it. */
  readonly isInRestore: boolean;
};

/** One check for each role that the restore, or what follows it, hands over. */
export function roleChecks(input: BoundInput, session: Session): readonly Check[] {
  return handedOver(input, session).flatMap(({arn, to, isInRestore}) => {
    const right = rightTo('iam:PassRole', arn, session.evidence, {'iam:PassedToService': to});
    if (!right) return [];
    const check = rightCheck(`iam:PassRole on ${arn} to ${to}`, right);
    if (check.result !== 'not-ok' || isInRestore) return [check];
    return [{result: 'caution', words: `${check.words}; it is needed only after the restore`}];
  });
}

function handedOver(input: BoundInput, session: Session): readonly Handed[] {
  const {kind} = chosenSource(session.answers);
  // A promoted replica keeps its own.
  if (kind === 'replica' || kind === 'cluster-replica') return [];
  const backup = knownValue(factOf(session.evidence, 'recoveryPoint'))?.IamRoleArn;
  const inRestore = input.MonitoringRoleArn;
  const lost = lostInstance(session);
  return [
    ...(kind === 'recovery-point' ? handed(backup, 'backup.amazonaws.com', true) : []),
    ...handed(inRestore, 'monitoring.rds.amazonaws.com', true),
    ...(inRestore ? [] : handed(lost?.MonitoringRoleArn, 'monitoring.rds.amazonaws.com', false)),
    ...(lost?.AssociatedRoles ?? []).flatMap(({RoleArn}) =>
      handed(RoleArn, 'rds.amazonaws.com', false),
    ),
  ];
}

function handed(arn: unknown, to: string, isInRestore: boolean): readonly Handed[] {
  return typeof arn === 'string' && arn !== '' ? [{arn, to, isInRestore}] : [];
}
