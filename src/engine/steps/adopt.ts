/** Takes a runbook as the plan: its steps become data in the journal. */
import {factsOf} from '../../core/facts.ts';
import {planOf} from '../../runbook/plan.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';

/** Appends the plan of the chosen way. */
export function adopt(runbook: string, live: LiveSession, hands: Hands): void {
  const plan = planOf(hands.runbooks, runbook, factsOf(live.session));
  live.append({type: 'planned', runbook, title: plan.title, steps: plan.steps});
}
