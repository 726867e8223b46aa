/** `decide(session)`: what comes next. Pure; the runner performs it and appends what happened. */
import type {Outcome} from './entry.ts';
import type {PlannedStep} from './plan.ts';
import type {Question} from './question.ts';
import {isSettled, type Session, type StepState, stepState} from './session.ts';

/** What a step needs next. */
export type Doing =
  /** Evaluate `when`, look whether it is already so, then ask or read. */
  | 'begin'
  /** Write the intent and send the change. */
  | 'perform'
  /** Intended without an outcome: look before anything else. */
  | 'check'
  /** The outcome or the answer is there: settle, retry or start waiting. */
  | 'conclude'
  /** It failed: ask the operator what now. */
  | 'offer';

export type Decision =
  | {readonly type: 'observe'}
  | {readonly type: 'ask'; readonly step: string; readonly question: Question}
  | {readonly type: 'run'; readonly doing: 'offer-ways'}
  | {readonly type: 'run'; readonly doing: 'plan'; readonly runbook: string}
  | {readonly type: 'run'; readonly doing: Doing; readonly step: PlannedStep}
  | {readonly type: 'wait'; readonly step: PlannedStep; readonly until: string}
  | {readonly type: 'stop'; readonly outcome: Outcome; readonly summary: string};

/** What comes next, from the journal alone. */
export function decide(session: Session): Decision {
  if (session.closed) return {type: 'stop', ...session.closed};
  if (session.ending) return {type: 'stop', ...session.ending};
  if (session.question) {
    return {type: 'ask', step: session.question.step, question: session.question.question};
  }
  const renaming = session.diagnosis ? undefined : renamingStep(session);
  if (renaming) return decideStep(renaming, stepState(session, renaming.id));
  if (!session.diagnosis) return {type: 'observe'};
  // A way that was just chosen replaces the plan before it, which may have ended unmended.
  if (session.way !== undefined) return {type: 'run', doing: 'plan', runbook: session.way};
  if (session.plan) return decideInPlan(session, session.plan.steps);
  return decideWithoutPlan(session);
}

/**
 * A rename that was sent and has not ended: until it has, nobody knows under which name the
 * database is to be read.
 */
function renamingStep({plan, steps}: Session): PlannedStep | undefined {
  return plan?.steps.find(({id, target, call}) => {
    const state = steps[id];
    const isSent = state?.status === 'InProgress' || state?.status === 'Waiting';
    return isSent && target !== undefined && call?.startsWith('rds:Modify');
  });
}

function decideWithoutPlan(session: Session): Decision {
  const verdict = session.diagnosis?.verdict;
  const identifier = session.incident.database.identifier;
  if (verdict !== 'healthy') return {type: 'run', doing: 'offer-ways'};
  // Read anew after a plan was given up: what was sent before may be what mended it.
  const isMended = session.calls.changes > 0 && session.firstDiagnosis?.verdict !== 'healthy';
  return isMended
    ? {type: 'stop', outcome: 'recovered', summary: `${identifier} is available again.`}
    : {type: 'stop', outcome: 'nothing-to-do', summary: `${identifier} is healthy.`};
}

function decideInPlan(session: Session, steps: readonly PlannedStep[]): Decision {
  for (const step of steps) {
    const state = stepState(session, step.id);
    if (isGoneBy(step, state)) continue;
    return decideStep(step, state);
  }
  if (session.world === 'read-only') {
    return {type: 'stop', outcome: 'nothing-to-do', summary: dryRunSummary(session)};
  }
  if (!session.isFresh) return {type: 'observe'};
  return decideAfterPlan(session);
}

/** Only a diagnosis that finds nothing ends the incident. */
function decideAfterPlan(session: Session): Decision {
  if (session.diagnosis?.verdict !== 'healthy') return {type: 'run', doing: 'offer-ways'};
  const identifier = session.incident.database.identifier;
  return {type: 'stop', outcome: 'recovered', summary: `${identifier} is available again.`};
}

function isGoneBy(step: PlannedStep, state: StepState): boolean {
  if (state.status === 'Success' || state.status === 'Skipped') return true;
  return step.onFailure === 'continue' && isSettled(state.status);
}

function decideStep(step: PlannedStep, state: StepState): Decision {
  switch (state.status) {
    case 'Pending':
    case 'PendingApproval':
      return {type: 'run', doing: 'begin', step};
    case 'Approved':
      return {type: 'run', doing: step.kind === 'change' ? 'perform' : 'conclude', step};
    case 'InProgress':
      return {type: 'run', doing: state.isOpen ? 'check' : 'conclude', step};
    case 'Waiting':
      return {type: 'wait', step, until: state.until ?? ''};
    default:
      return {type: 'run', doing: 'offer', step};
  }
}

function dryRunSummary(session: Session): string {
  const {wouldCall} = session.calls;
  const changes = wouldCall === 1 ? '1 change' : `${wouldCall} changes`;
  const read = `Dry run to the end of the plan: ${changes} would be called, none was sent.`;
  const [stop] = Object.values(session.steps).flatMap(({wouldStop}) => wouldStop ?? []);
  return stop === undefined ? read : `${read} For real it stops before that: ${stop}.`;
}
