/** Offers what can be done: the ways back, and what now after a failed step. */
import type {PlannedStep, Way} from '../../core/plan.ts';
import type {FailureQuestion} from '../../core/question.ts';
import {type Session, stepState} from '../../core/session.ts';
import {failedRestores} from '../../recovery/names/failed-restores.ts';
import {ladder} from '../../runbook/ladder.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';
import {failureQuestion} from './failure.ts';
import {withLogin} from './login.ts';
import {appendMeasurements} from './measure.ts';

/** Appends the question of the decision ladder. */
export function offerWays(live: LiveSession, hands: Hands): void {
  appendMeasurements(live, hands);
  const ways = ladder(hands.runbooks, live.session, hands.computations.rightTo);
  live.append({
    type: 'asked',
    step: 'way',
    question: {
      kind: 'way',
      title: 'Which way back?',
      ways: nextBest(ways, live.session).map((way) => withLogin(way, hands.world)),
    },
  });
}

/**
 * A way that was tried and did not mend it is still offered, but no longer recommended. A restore
 * that RDS accepted and gave up is no proof against the way: it is recommended once more.
 */
function nextBest(ways: readonly Way[], session: Session): readonly Way[] {
  const {tried} = session;
  const current = ways.find((way) => way.recommended);
  const times = tried.filter((runbook) => runbook === current?.runbook).length;
  const isWorthAnother = times === 1 && failedRestores(session).length > 0;
  if (!current || times === 0 || isWorthAnother) return ways;
  const others = ways.filter((way) => !tried.includes(way.runbook) && way !== current);
  const next = (['yes', 'unknown', 'later'] as const).flatMap((word) =>
    others.filter(({applies}) => applies === word),
  )[0];
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
