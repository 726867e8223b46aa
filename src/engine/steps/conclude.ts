/** The outcome or the answer is there: settle the step, start its wait, or try once more. */
import {BugError} from '../../core/errors.ts';
import type {PlannedStep} from '../../core/plan.ts';
import {type StepState, stepState} from '../../core/session.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';
import {wouldStop} from './dry-run.ts';
import {isOutcomeUnknown} from './failure.ts';
import {look} from './look.ts';
import {perform} from './perform.ts';
import {beginWaiting, settle} from './settle.ts';
import {pause} from './wait.ts';

/** True when the operator left during a pause between attempts. */
export async function conclude(
  step: PlannedStep,
  live: LiveSession,
  hands: Hands,
): Promise<boolean> {
  live.during(step.id);
  const state = stepState(live.session, step.id);
  if (step.kind !== 'change') {
    const {wouldStop: label, answer = ''} = state;
    settle(step, live, hands, 'Success', label === undefined ? answer : wouldStop(label));
    return false;
  }
  switch (state.outcome) {
    case 'ok':
      if (step.verify) beginWaiting(step, live, hands);
      else settle(step, live, hands, 'Success', 'accepted by AWS');
      return false;
    case 'would-call':
      settle(step, live, hands, 'Skipped', `would call ${step.call}; it was not sent`);
      return false;
    case 'error':
      return afterError(step, state, live, hands);
    default:
      throw new BugError(`The step ${step.id} has no outcome to conclude from.`);
  }
}

async function afterError(
  step: PlannedStep,
  state: StepState,
  live: LiveSession,
  hands: Hands,
): Promise<boolean> {
  const code = state.error?.code ?? '';
  if (isOutcomeUnknown(code) && (await hasArrived(step, live, hands))) return false;
  const since = Date.parse(state.firstIntendedAt ?? live.session.at);
  const isLate = hands.world.clock.now() - since >= (step.retry?.within ?? 0) * 1000;
  if (!step.retry?.on.includes(code) || isLate) {
    settle(step, live, hands, 'Failed', `${code}: ${state.error?.message ?? ''}`);
    return false;
  }
  const wait = Math.min(10_000 * 2 ** (state.attempt - 1), 60_000);
  live.activity = {type: 'waiting', step: step.id, since, looks: state.attempt};
  if (await pause(wait, live, hands)) return true;
  // Refused is not certain either: somebody else may have done it meanwhile.
  if (await hasArrived(step, live, hands, 'refused at first, now it is so', 'others')) return false;
  // The confirmation covered this: the question said that it is tried again for that long.
  await perform(step, live, hands);
  return false;
}

/** The change may be so all the same: look before it is called failed, or sent again. */
async function hasArrived(
  step: PlannedStep,
  live: LiveSession,
  hands: Hands,
  because = 'the answer was lost, the change arrived',
  whose: 'ours' | 'others' = 'ours',
): Promise<boolean> {
  if (!step.verify) return false;
  const found = await look(step, live, hands);
  if (found.type !== 'holds' && found.type !== 'arrived') return false;
  beginWaiting(step, live, hands, because, found.seen, whose);
  return true;
}
