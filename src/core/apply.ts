/** `apply(session, entry) → session`: how each journal entry moves a session. Pure. */
import type {Answered, Asked, Called, Entry, Intended, Opened, Settled, Waiting} from './entry.ts';
import type {AfterAnswer} from './plan.ts';
import {lookAgain} from './question.ts';
import {emptySession, type Session, type StepState, stepState} from './session.ts';

/** The session after one more entry. */
export function apply(session: Session, entry: Entry): Session {
  const next = {...session, at: entry.at, seq: entry.seq, head: entry.hash};
  switch (entry.type) {
    case 'opened':
      return applyOpened(next, entry);
    case 'observed':
      return {
        ...next,
        evidence: {...next.evidence, [entry.fact]: entry.evidence},
        isStale: false,
      };
    case 'diagnosed':
      return {
        ...next,
        diagnosis: entry.diagnosis,
        firstDiagnosis: next.firstDiagnosis ?? entry.diagnosis,
        isFresh: true,
      };
    case 'planned':
      return {
        ...next,
        plan: {runbook: entry.runbook, title: entry.title, steps: entry.steps},
        way: undefined,
        tried: [...next.tried, entry.runbook],
        steps: {},
        isFresh: false,
      };
    case 'asked':
      return applyAsked(next, entry);
    case 'answered':
      return applyAnswered(next, entry);
    case 'intended':
      return applyIntended(next, entry);
    case 'called':
      return applyCalled(next, entry);
    case 'settled':
      return applySettled(next, entry);
    case 'waiting':
      return applyWaiting(next, entry);
    case 'noted':
      return {...next, notes: [...next.notes, {at: entry.at, text: entry.text, by: entry.by}]};
    case 'closed':
      return {
        ...next,
        ending: undefined,
        closed: {outcome: entry.outcome, summary: entry.summary, at: entry.at},
      };
  }
}

/** The session that a whole journal tells. */
export function fold(entries: Iterable<Entry>): Session {
  let session = emptySession;
  for (const entry of entries) session = apply(session, entry);
  return session;
}

function withStep(session: Session, step: string, change: Partial<StepState>): Session {
  const state = {...stepState(session, step), ...change};
  return {...session, steps: {...session.steps, [step]: state}};
}

/** A resumed session keeps its plan and open intents but trusts no fact from before. */
function applyOpened(session: Session, entry: Opened & {at: string}): Session {
  const common = {
    operator: entry.operator,
    world: entry.world,
    rehearsal: entry.rehearsal,
    endpoint: entry.endpoint,
    profile: entry.profile,
  };
  if (entry.resumed) {
    return {
      ...session,
      ...common,
      resumes: session.resumes + 1,
      evidence: {},
      diagnosis: undefined,
      isFresh: false,
      question: undefined,
      ending: undefined,
      closed: undefined,
      steps: withoutUnansweredQuestion(session),
    };
  }
  return {
    ...session,
    ...common,
    id: entry.session,
    incident: entry.incident,
    scenario: entry.scenario,
    openedAt: entry.at,
  };
}

/**
 * A question or an approval from before the interruption is asked again, on fresh facts. So is an
 * answer that ended the session: whoever goes on has to think better of it.
 */
function withoutUnansweredQuestion(session: Session): Session['steps'] {
  const hasEnded = session.ending !== undefined || session.closed !== undefined;
  return Object.fromEntries(
    Object.entries(session.steps).map(([step, state]) => {
      const isWaitingForPerson = state.status === 'PendingApproval' || state.status === 'Approved';
      const hasBeenAnswered = state.answer !== undefined && state.status === 'Approved';
      return [
        step,
        isWaitingForPerson && (hasEnded || !hasBeenAnswered || isChange(session, step))
          ? {...state, status: 'Pending' as const, answer: undefined, input: undefined}
          : state,
      ];
    }),
  );
}

function isChange(session: Session, step: string): boolean {
  return session.plan?.steps.find((candidate) => candidate.id === step)?.kind === 'change';
}

function applyAsked(session: Session, entry: Asked & {at: string}): Session {
  const asked = {
    ...session,
    question: {step: entry.step, question: entry.question, at: entry.at},
  };
  if (!isStep(session, entry.step)) return asked;
  const input = entry.question.kind === 'confirm' ? entry.question.input : undefined;
  return withStep(asked, entry.step, {status: 'PendingApproval', isOpen: false, input});
}

function applyAnswered(session: Session, entry: Answered): Session {
  // An answer counts for the question it was given to, never for another step.
  const open = session.question?.step === entry.step ? session.question : undefined;
  const answered: Session = {
    ...session,
    question: open ? undefined : session.question,
    answers: {...session.answers, [entry.step]: entry.answer},
  };
  if (!open) return answered;
  const question = open.question;
  if (question.kind === 'way') return applyWay(answered, entry.answer);
  if (question.kind === 'failure') return applyAfterFailure(answered, entry);
  if (question.kind === 'confirm') {
    const isYes = entry.answer === question.expected;
    return withStep(answered, entry.step, {
      status: isYes ? 'Approved' : 'Rejected',
      answer: entry.answer,
      reason: isYes ? '' : 'not confirmed; nothing was sent',
      settledAt: isYes ? undefined : session.at,
    });
  }
  const option =
    question.kind === 'choice'
      ? question.options.find((candidate) => candidate.id === entry.answer)
      : undefined;
  const stepped = withStep(answered, entry.step, {status: 'Approved', answer: entry.answer});
  return after(stepped, option?.then ?? 'continue', option?.label ?? entry.answer);
}

function applyWay(session: Session, answer: string): Session {
  if (answer === lookAgain) return after(session, 'diagnose', '');
  if (answer !== 'stop') return {...session, way: answer};
  return {...session, ending: {outcome: 'cancelled', summary: 'Stopped before any step.'}};
}

/** The answer to a failed step: `retry`, `diagnose`, `way`, `continue` or `stop`. */
function applyAfterFailure(session: Session, entry: Answered): Session {
  const step = entry.step.replace(/\.failed$/, '');
  // The wait itself did not fail, only the looking: it goes on, or is left for later.
  if (stepState(session, step).status === 'Waiting') {
    if (entry.answer === 'retry') return session;
    return {...session, ending: {outcome: 'waiting', summary: `Left while waiting for ${step}.`}};
  }
  switch (entry.answer) {
    case 'retry':
      return {...session, steps: {...session.steps, [step]: retried(stepState(session, step))}};
    case 'diagnose':
      return after(session, 'diagnose', '');
    case 'way':
      return hasChangedSomething(session)
        ? after(session, 'diagnose', '')
        : {...session, plan: undefined, steps: {}, way: undefined};
    case 'continue':
      return withStep(session, step, {status: 'Skipped', reason: 'failed; the operator went on'});
    default:
      return {
        ...session,
        ending: {outcome: 'failed', summary: `Stopped after the step ${step} failed.`},
      };
  }
}

/** Once a change took effect, the diagnosis says nothing about which way applies. */
function hasChangedSomething({steps}: Session): boolean {
  return Object.values(steps).some(({outcome}) => outcome === 'ok');
}

function retried(state: StepState): StepState {
  return {
    status: 'Pending',
    attempt: state.attempt,
    isOpen: false,
    sightings: state.sightings,
    reason: '',
  };
}

function after(session: Session, then: AfterAnswer, label: string): Session {
  switch (then) {
    case 'continue':
      return session;
    case 'diagnose':
      return {...session, diagnosis: undefined, plan: undefined, steps: {}, way: undefined};
    case 'stop':
      return {...session, ending: {outcome: 'handed-over', summary: label}};
  }
}

function applyIntended(session: Session, entry: Intended & {at: string}): Session {
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
    until: undefined,
  });
}

function applyCalled(session: Session, entry: Called & {at: string}): Session {
  const {calls} = session;
  const counted: Session = {
    ...session,
    calls: {
      reads: calls.reads + (entry.mode === 'read' ? 1 : 0),
      changes: calls.changes + (entry.mode === 'change' && entry.outcome !== 'would-call' ? 1 : 0),
      wouldCall: calls.wouldCall + (entry.outcome === 'would-call' ? 1 : 0),
      refused: calls.refused + (entry.mode === 'change' && entry.outcome === 'error' ? 1 : 0),
    },
  };
  if (entry.mode === 'read' || entry.step === undefined) return counted;
  return withStep({...counted, isStale: entry.outcome !== 'would-call'}, entry.step, {
    isOpen: false,
    outcome: entry.outcome,
    error: entry.error,
    requestId: entry.requestId,
    calledAt: entry.at,
  });
}

function applySettled(session: Session, entry: Settled & {at: string}): Session {
  // A diagnosis from the middle of a plan (after resuming) says nothing about its end.
  const settled = withStep({...session, isFresh: false}, entry.step, {
    status: entry.status,
    isOpen: false,
    reason: entry.reason,
    settledAt: entry.at,
  });
  if (entry.target === undefined) return settled;
  const incident = {...session.incident, database: {identifier: entry.target}};
  return {...settled, incident};
}

function applyWaiting(session: Session, entry: Waiting & {at: string}): Session {
  const state = stepState(session, entry.step);
  const isNew = state.sightings.at(-1)?.seen !== entry.seen && entry.seen !== '';
  return withStep(session, entry.step, {
    status: 'Waiting',
    isOpen: false,
    until: entry.until,
    reason: entry.because,
    sightings: isNew ? [...state.sightings, {at: entry.at, seen: entry.seen}] : state.sightings,
  });
}

function isStep(session: Session, step: string): boolean {
  return session.plan?.steps.some((candidate) => candidate.id === step) ?? false;
}
