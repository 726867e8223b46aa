/** StartRestoreJob: the members of the RDS restore as texts, under the role of the recovery point. */
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Json} from '../../core/json.ts';
import type {BoundInput} from '../../core/plan.ts';
import {type Session, stepState} from '../../core/session.ts';
import {chosenSource} from '../../core/source-id.ts';
import {compact} from './compact.ts';

/**
 * The job for the chosen recovery point. A key in it would be for information only (§6.1). A job
 * shows no database for a minute or more: whoever asks again after an answer that was lost gets the
 * same job. A dry run sends nothing twice, and its text is held against that of another session.
 */
export function jobRequest(
  session: Session,
  step: string,
  name: string,
  members: {readonly [member: string]: Json | undefined},
): BoundInput {
  const {attempt, isOpen} = stepState(session, step);
  const turn = isOpen ? attempt : attempt + 1;
  const point = knownValue(factOf(session.evidence, 'recoveryPoint'));
  return compact({
    RecoveryPointArn: chosenSource(session.answers).name,
    IamRoleArn: point?.IamRoleArn,
    ResourceType: point?.ResourceType,
    IdempotencyToken: session.world === 'read-only' ? undefined : `${session.id}/${name}/${turn}`,
    Metadata: Object.fromEntries(
      Object.entries(members).flatMap(([member, value]) => {
        if (value === undefined) return [];
        return [[member, typeof value === 'string' ? value : JSON.stringify(value)]];
      }),
    ),
  });
}
