/** Offers what can be done: the ways back, and what now after a failed step. */
import type {PlannedStep, Way} from '../../core/plan.ts';
import type {FailureQuestion} from '../../core/question.ts';
import {stepState} from '../../core/session.ts';
import {ladder} from '../../runbook/ladder.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';
import {failureQuestion} from './failure.ts';
import {appendMeasurements} from './measure.ts';

/** Appends the question of the decision ladder. */
export function offerWays(live: LiveSession, hands: Hands): void {
  appendMeasurements(live, hands);
  const ways = ladder(hands.runbooks, live.session, hands.computations.rightTo);
  live.append({
    type: 'asked',
    step: 'way',
    question: {kind: 'way', title: 'Which way back?', ways: nextBest(ways, live.session.tried)},
  });
}

/** A way that was tried and did not mend it is still offered, but no longer recommended. */
function nextBest(ways: readonly Way[], tried: readonly string[]): readonly Way[] {
  const current = ways.find((way) => way.recommended);
  if (!current || !tried.includes(current.runbook)) return ways;
  const next = ways.find(
    (way) => !tried.includes(way.runbook) && way.applies !== 'no' && way !== current,
  );
  return ways.map((way) => ({...way, recommended: way === next}));
}

/** Appends the question after a failed step. */
export function offerAfterFailure(step: PlannedStep, live: LiveSession): void {
  const question: FailureQuestion = failureQuestion(step, stepState(live.session, step.id), {
    at: live.session.at,
    region: live.session.incident.region,
    answered: live.session.answers[`${step.id}.failed`],
  });
  live.append({type: 'asked', step: `${step.id}.failed`, question});
}
