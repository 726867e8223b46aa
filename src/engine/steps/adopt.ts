/** Takes a runbook as the plan: its steps become data in the journal, each change with its right. */
import {observeGrant} from '../../aws/observe/grant-dry-run.ts';
import {factsOf} from '../../core/facts.ts';
import type {PlannedStep} from '../../core/plan.ts';
import {planOf} from '../../runbook/plan.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';
import {doorFor} from './door-for.ts';

/** Appends the plan of the chosen way. What may be asked of KMS without a change is asked first. */
export async function adopt(runbook: string, live: LiveSession, hands: Hands): Promise<void> {
  const plan = planOf(hands.runbooks, runbook, factsOf(live.session));
  if (plan.steps.some(needsGrant)) {
    await observeGrant(doorFor(live, hands), live.session, {
      clock: hands.world.clock,
      signal: live.wishes,
      onFact: (fact, evidence) => live.append({type: 'observed', fact, evidence}),
    });
  }
  const steps = plan.steps.map((step, index): PlannedStep => {
    const right = hands.computations.rightTo?.(step, live.session, plan.steps.slice(0, index));
    return right ? {...step, right} : step;
  });
  live.append({type: 'planned', runbook, title: plan.title, steps});
}

/** RDS takes or uses its grant in the caller's name (facts/aws.md §3.1). */
function needsGrant({call}: PlannedStep): boolean {
  return /^rds:(Start|Restore)/.test(call ?? '');
}
