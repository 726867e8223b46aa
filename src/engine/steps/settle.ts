/** Ends a step, or hands it to the wait for what its `verify` says. */
import {isoTime} from '../../core/clock.ts';
import type {PlannedStep, StepStatus} from '../../core/plan.ts';
import {stepState} from '../../core/session.ts';
import {waitEstimate} from '../../recovery/waits/estimate.ts';
import {inputOf, regionOf, targetOf} from '../../runbook/bind.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';

/** Appends the step's end; after a success the incident may be about another database. */
export function settle(
  step: PlannedStep,
  live: LiveSession,
  hands: Hands,
  status: StepStatus,
  reason: string,
): void {
  const {session} = live;
  const moves = step.target !== undefined && hands.world.kind !== 'read-only';
  // What was found to be so already has no intent of its own: its input is what was looked for.
  const target =
    status === 'Success' && moves
      ? targetOf(step, session, inputOf(step, session, hands.computations))
      : undefined;
  const region = target === undefined ? undefined : regionOf(step, session);
  live.append({
    type: 'settled',
    step: step.id,
    status,
    reason,
    target,
    ...(region === undefined || region === session.incident.region ? {} : {targetRegion: region}),
  });
}

/** A wait for what `verify` says, until its deadline from now. */
export function beginWaiting(
  step: PlannedStep,
  live: LiveSession,
  hands: Hands,
  because = `waiting: ${step.title}`,
  seen = '',
  whose: 'ours' | 'others' = 'ours',
): void {
  const within = (step.verify?.within ?? 0) * 1000;
  const until = isoTime(hands.world.clock.now() + within);
  const {session} = live;
  const input = stepState(session, step.id).input ?? {};
  const estimate = step.call && waitEstimate(step.call, input, session);
  live.append({
    type: 'waiting',
    step: step.id,
    until,
    because,
    seen,
    ...(estimate ? {estimate} : {}),
    ...(whose === 'others' ? {others: true} : {}),
  });
}
