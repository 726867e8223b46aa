/** How a step moves: intended, sent, waited for, settled; and what that says of the facts. */
import type {Called, Entry, Intended, Settled, Waiting} from './entry.ts';
import type {Evidence} from './evidence.ts';
import {isDenial} from './lacking.ts';
import {type CallCounts, type Session, type StepState, stepState, withStep} from './session.ts';
import {chosenSourceId} from './source-id.ts';

/** The intent is on the disk; until the outcome is, the step is open. */
export function applyIntended(session: Session, entry: Intended & {at: string}): Session {
  const state = stepState(session, entry.step);
  return withStep(session, entry.step, {
    status: 'InProgress',
    isOpen: true,
    attempt: entry.attempt,
    input: entry.input,
    intendedAt: entry.at,
    firstIntendedAt: state.firstIntendedAt ?? entry.at,
    outcome: undefined,
    error: undefined,
    isTaken: undefined,
    waitsOn: undefined,
    job: undefined,
    until: undefined,
  });
}

/** Calls are counted, whatever they are for. */
export function countedCalls(calls: CallCounts, entry: Entry): CallCounts {
  if (entry.type !== 'called') return calls;
  const isChange = entry.mode === 'change';
  return {
    reads: calls.reads + (isChange ? 0 : 1),
    changes: calls.changes + (isChange && entry.outcome !== 'would-call' ? 1 : 0),
    wouldCall: calls.wouldCall + (entry.outcome === 'would-call' ? 1 : 0),
    refused: calls.refused + (isChange && entry.outcome === 'error' ? 1 : 0),
  };
}

/** What the door saw: for a change the outcome of its step. */
export function applyCalled(session: Session, entry: Called & {at: string}): Session {
  if (entry.mode === 'read' || entry.step === undefined) return session;
  const others = session.refused.filter((call) => call !== entry.call);
  const refused = isDenial(entry.error?.code ?? '') ? [...others, entry.call] : others;
  const moved = {...session, isStale: entry.outcome !== 'would-call', refused};
  return withStep(moved, entry.step, {
    isOpen: false,
    outcome: entry.outcome,
    error: entry.error,
    isTaken: entry.outcome === 'ok' ? true : undefined,
    requestId: entry.requestId,
    job: entry.job,
    calledAt: entry.at,
  });
}

/** A step has ended; a restored database becomes what the incident is about. */
export function applySettled(session: Session, entry: Settled & {at: string}): Session {
  // A diagnosis from the middle of a plan (after resuming) says nothing about its end. Neither do
  // facts that were read while a change was under way, after an interruption or by somebody else.
  const isStale = session.isStale || hasMovedFacts(session, entry);
  const failedJobs = withFailedJob(session, entry);
  const settled = withStep({...session, isFresh: false, isStale, failedJobs}, entry.step, {
    status: entry.status,
    isOpen: false,
    reason: entry.reason,
    settledAt: entry.at,
  });
  if (entry.target === undefined) return settled;
  const incident = {
    ...session.incident,
    database: {identifier: entry.target},
    region: entry.targetRegion ?? session.incident.region,
  };
  return {...settled, incident, evidence: withLost(settled.evidence), isStale: true};
}

/** A backup whose job failed is remembered: nobody is sent the same way twice unawares. */
function withFailedJob(session: Session, {step, status, reason}: Settled): Session['failedJobs'] {
  const {job} = stepState(session, step);
  const source = chosenSourceId(session.answers);
  if (status !== 'Failed' || job === undefined || source === '') return session.failedJobs;
  return {...session.failedJobs, [source]: reason};
}

/** True at the end of a change that somebody made, whoever it was, and of a wait for one. */
function hasMovedFacts({plan}: Session, {step, status}: Settled): boolean {
  const kind = plan?.steps.find(({id}) => id === step)?.kind;
  return (kind === 'change' || kind === 'wait') && status !== 'Skipped';
}

/** What was captured of the lost database stays; without a capture, what was last read of it. */
function withLost(evidence: Evidence): Evidence {
  return {
    ...evidence,
    lostInstance: evidence.lostInstance ?? evidence.instance,
    lostCluster: evidence.lostCluster ?? evidence.cluster,
  };
}

/**
 * A wait begins or goes on; what is seen is kept once for each change of it. An error of before is
 * over: what is waited for is under way, as ours where it was sent and nobody else's is meant.
 */
export function applyWaiting(session: Session, entry: Waiting & {at: string}): Session {
  const state = stepState(session, entry.step);
  const isNew = state.sightings.at(-1)?.seen !== entry.seen && entry.seen !== '';
  return withStep(session, entry.step, {
    status: 'Waiting',
    isOpen: false,
    ...(state.status === 'Waiting' ? {} : beginning(state, entry)),
    until: entry.until,
    reason: entry.because,
    percent: entry.percent,
    estimate: entry.estimate ?? state.estimate,
    sightings: isNew ? [...state.sightings, {at: entry.at, seen: entry.seen}] : state.sightings,
  });
}

function beginning({attempt, outcome}: StepState, {others}: Waiting): Partial<StepState> {
  const isTaken = attempt > 0 && !others ? true : undefined;
  return {isTaken, outcome: outcome === 'error' ? undefined : outcome, error: undefined};
}
