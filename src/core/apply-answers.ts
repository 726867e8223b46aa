/** How questions and answers move a session: approved, refused, another way, the end. */
import type {Answered, Asked} from './entry.ts';
import {lackingIn} from './lacking.ts';
import type {AfterAnswer} from './plan.ts';
import {type ApprovalQuestion, type FailureQuestion, lookAgain} from './question.ts';
import {type Session, type StepState, stepState, withStep} from './session.ts';

/** A question is open until it is answered; for a step it fixes what would be sent. */
export function applyAsked(session: Session, entry: Asked & {at: string}): Session {
  const {question} = entry;
  const asked = {
    ...session,
    lacking: question.kind === 'way' ? lackingIn(question.ways) : session.lacking,
    question: {step: entry.step, question: entry.question, at: entry.at},
  };
  if (!isStep(session, entry.step)) return asked;
  const input = entry.question.kind === 'confirm' ? entry.question.input : undefined;
  return withStep(asked, entry.step, {status: 'PendingApproval', isOpen: false, input});
}

/** The answer to the open question; one for another step is only recorded. */
export function applyAnswered(session: Session, entry: Answered): Session {
  // An answer counts for the question it was given to, never for another step.
  const open = session.question?.step === entry.step ? session.question : undefined;
  const answered: Session = {
    ...session,
    question: open ? undefined : session.question,
    answers: {...session.answers, [entry.step]: entry.answer},
    choices: {
      ...session.choices,
      [entry.step]: [...(session.choices[entry.step] ?? []), entry.answer],
    },
  };
  if (!open) return answered;
  const question = open.question;
  if (question.kind === 'way') return applyWay(answered, entry.answer);
  if (question.kind === 'failure') return applyAfterFailure(answered, entry, question);
  if (question.kind === 'approval') return applyApproval(answered, question, entry);
  if (question.kind === 'confirm') {
    const isYes = entry.answer === question.expected;
    return withStep(answered, entry.step, {
      status: isYes ? 'Approved' : 'Rejected',
      answer: entry.answer,
      reason: isYes ? '' : `not confirmed; ${unsentWords(session, entry.step)}`,
      settledAt: isYes ? undefined : session.at,
    });
  }
  const option =
    question.kind === 'choice'
      ? question.options.find((candidate) => candidate.id === entry.answer)
      : undefined;
  const stepped = withStep(answered, entry.step, {status: 'Approved', answer: entry.answer});
  if (option?.then === 'again') return beginAgain(stepped, entry.step);
  const [then, label] = [option?.then ?? 'continue', option?.label ?? entry.answer];
  // A dry run reads the plan to its end, also where the operator would hand over.
  if (then === 'stop' && session.world === 'read-only') {
    return withStep(stepped, entry.step, {wouldStop: label});
  }
  return after(stepped, then, label);
}

/** Approved calls may be confirmed; without approval the change is not sent. */
function applyApproval(session: Session, {request}: ApprovalQuestion, entry: Answered): Session {
  if (entry.answer === 'approved') {
    const approval = {by: entry.by, at: session.at, request};
    return {...session, approvals: [...session.approvals, approval]};
  }
  if (entry.answer === 'again') return session;
  const step = entry.step.replace(/\.approval$/, '');
  return withStep(session, step, {
    status: 'Rejected',
    reason: `not approved by a second person; ${unsentWords(session, step)}`,
    settledAt: session.at,
  });
}

/** What did not happen after a no. */
function unsentWords(session: Session, step: string): string {
  return stepState(session, step).isTaken ? 'it was not sent a second time' : 'nothing was sent';
}

function applyWay(session: Session, answer: string): Session {
  if (answer === lookAgain) return after(session, 'diagnose', '');
  if (answer !== 'stop') return {...session, way: answer};
  return {...session, ending: {outcome: 'cancelled', summary: 'Stopped before any step.'}};
}

/**
 * The answer to a failed step: `retry`, `send-again`, `diagnose`, `way`, `continue`, `hand-over` or
 * `stop`.
 */
function applyAfterFailure(session: Session, entry: Answered, question: FailureQuestion): Session {
  const step = entry.step.replace(/\.failed$/, '');
  // The wait itself did not fail, only the looking: it goes on, or is left for later.
  if (stepState(session, step).status === 'Waiting') {
    if (entry.answer === 'retry') return session;
    return {...session, ending: {outcome: 'waiting', summary: `Left while waiting for ${step}.`}};
  }
  switch (entry.answer) {
    case 'retry':
      return {
        ...session,
        steps: {...session.steps, [step]: lookedAtAgain(stepState(session, step))},
      };
    case 'send-again':
      return {
        ...session,
        steps: {...session.steps, [step]: sentBefore(stepState(session, step))},
      };
    case 'diagnose':
      return after(session, 'diagnose', '');
    case 'way':
      return hasChangedSomething(session)
        ? after(session, 'diagnose', '')
        : {...session, plan: undefined, steps: {}, way: undefined};
    case 'continue':
      return withStep(session, step, {status: 'Skipped', reason: 'failed; the operator went on'});
    case 'hand-over':
      return {...session, ending: handedOverAt(session, step, question)};
    default:
      return {...session, ending: stoppedAt(session, step, question)};
  }
}

/**
 * Declining a change is the operator's own end of it, not a failure. A failure is told with AWS's
 * code and with what it changed, as far as that is known.
 */
function stoppedAt(
  session: Session,
  step: string,
  {call, code, changed}: FailureQuestion,
): NonNullable<Session['ending']> {
  if (session.plan?.steps.find(({id}) => id === step)?.kind === 'gather') {
    const summary = `Handed over, nothing more was sent: ${stepState(session, step).reason}.`;
    return {outcome: 'handed-over', summary};
  }
  const state = stepState(session, step);
  const makesDatabase = session.plan?.steps.find(({id}) => id === step)?.target !== undefined;
  if (state.isTaken && makesDatabase) {
    const summary = `Handed over: AWS accepted ${step} and did not bring it to its end: ${state.reason}`;
    return {outcome: 'handed-over', summary};
  }
  if (state.status === 'Rejected') {
    const unsent = state.isTaken ? 'it was not sent a second time' : 'it was not sent';
    return {outcome: 'cancelled', summary: `Stopped: ${step} was not confirmed; ${unsent}.`};
  }
  const said = [call, code].filter((word) => word !== '').join(', ');
  const failed = `Stopped after the step ${step} failed${said === '' ? '' : ` (${said})`}.`;
  return {outcome: 'failed', summary: `${failed} Changed by it: ${changed}.`};
}

/** Whoever takes over reads what was seen last, and what the change did. */
function handedOverAt(
  session: Session,
  step: string,
  {call, code, changed}: FailureQuestion,
): NonNullable<Session['ending']> {
  const {reason} = stepState(session, step);
  const said = [call, code].filter((word) => word !== '').join(', ');
  const where = `Handed over at the step ${step}${said === '' ? '' : ` (${said})`}`;
  const summary = `${where}${reason === '' ? '' : `: ${reason}`}. Changed by it: ${changed}.`;
  return {outcome: 'handed-over', summary};
}

/** Once a change took effect, the diagnosis says nothing about which way applies. */
function hasChangedSomething({steps}: Session): boolean {
  return Object.values(steps).some(({outcome, isTaken}) => outcome === 'ok' || isTaken);
}

/** The steps from the one that an answer leads back to, up to this one, begin anew. */
function beginAgain(session: Session, step: string): Session {
  const all = session.plan?.steps ?? [];
  const end = all.findIndex(({id}) => id === step);
  const from = all.findIndex(({id}) => id === (all[end]?.again ?? step));
  const redone = all.slice(Math.max(0, Math.min(from, end)), end + 1).map(({id}) => id);
  const anew = redone.map((id) => [id, retried(stepState(session, id))] as const);
  return {...session, steps: {...session.steps, ...Object.fromEntries(anew)}};
}

/**
 * What AWS accepted is looked for where it was asked for: a name that is chosen anew would be that
 * of a second database. A job that is over makes nothing any more, so its call is asked anew. What
 * only took longer is waited for: AWS still has it, and a second call would be one too many.
 */
function lookedAtAgain(state: StepState): StepState {
  const {isTaken, status, job} = state;
  if (!isTaken) return retried(state);
  if (status === 'TimedOut') return {...sentBefore(state), job, waitsOn: true};
  return job === undefined ? sentBefore(state) : retried(state);
}

/** It begins anew, and what was sent is remembered. */
function sentBefore(state: StepState): StepState {
  const {isTaken, outcome, input, intendedAt, firstIntendedAt} = state;
  return {...retried(state), isTaken, outcome, input, intendedAt, firstIntendedAt};
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
    case 'again':
      return session;
    case 'diagnose':
      return {...session, diagnosis: undefined, plan: undefined, steps: {}, way: undefined};
    case 'stop':
      return {...session, ending: {outcome: 'handed-over', summary: label}};
  }
}

function isStep(session: Session, step: string): boolean {
  return session.plan?.steps.some((candidate) => candidate.id === step) ?? false;
}
