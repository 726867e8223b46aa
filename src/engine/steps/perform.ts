/** Sends a confirmed change: the intent is on the disk before a byte leaves. */
import {BugError} from '../../core/errors.ts';
import type {PlannedStep} from '../../core/plan.ts';
import {stepState} from '../../core/session.ts';
import {regionOf} from '../../runbook/bind.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';

/** Sends exactly the input that was confirmed. The door's record becomes the outcome. */
export async function perform(step: PlannedStep, live: LiveSession, hands: Hands): Promise<void> {
  const {input, attempt} = stepState(live.session, step.id);
  if (step.call === undefined || input === undefined) {
    throw new BugError(`The change ${step.id} was approved without a call.`);
  }
  live.during(step.id);
  live.append(
    {type: 'intended', step: step.id, call: step.call, input, attempt: attempt + 1},
    true,
  );
  live.activity = {type: 'sending', call: step.call, since: hands.world.clock.now()};
  await hands.world.door.inRegion(regionOf(step, live.session)).call(step.call, input);
}
