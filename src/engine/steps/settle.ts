/** Ends a step, or hands it to the wait for what its `verify` says. */
import {isoTime} from '../../core/clock.ts';
import {factsOf} from '../../core/facts.ts';
import type {PlannedStep, StepStatus} from '../../core/plan.ts';
import {fillTemplate} from '../../runbook/bind.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';

/** Appends the step's end; after a success the incident may be about another database. */
export function settle(
  step: PlannedStep,
  live: LiveSession,
  status: StepStatus,
  reason: string,
): void {
  const hasTarget = status === 'Success' && step.target !== undefined;
  const target = hasTarget ? fillTemplate(step.target ?? '', factsOf(live.session)) : undefined;
  live.append({type: 'settled', step: step.id, status, reason, target});
}

/** A wait for what `verify` says, until its deadline from now. */
export function beginWaiting(
  step: PlannedStep,
  live: LiveSession,
  hands: Hands,
  because = `until ${step.title}`,
  seen = '',
): void {
  const within = (step.verify?.within ?? 0) * 1000;
  live.append({
    type: 'waiting',
    step: step.id,
    until: isoTime(hands.world.clock.now() + within),
    because,
    seen,
  });
}
