/** The loop: do what `decide` says, append what happened, go round. */
import {type Decision, decide} from '../core/decide.ts';
import type {Closed, Outcome} from '../core/entry.ts';
import {BugError} from '../core/errors.ts';
import {lookAgain, refusalOf} from '../core/question.ts';
import {type Session, stepAtWork} from '../core/session.ts';
import {recoveryFigures} from '../remedies/recovery-figures.ts';
import type {FrontEnd} from './front-end.ts';
import type {Hands} from './hands.ts';
import type {LiveSession} from './live-session.ts';
import {adopt} from './steps/adopt.ts';
import {takeApproval} from './steps/ask-approval.ts';
import {begin} from './steps/begin.ts';
import {check} from './steps/check.ts';
import {conclude} from './steps/conclude.ts';
import {observeAndDiagnose} from './steps/observe.ts';
import {offerAfterFailure, offerWays} from './steps/offer.ts';
import {perform} from './steps/perform.ts';
import {waitFor} from './steps/wait.ts';
import {typedRefusal} from './typed-refusal.ts';

/**
 * Runs a session until it is closed: recovered, handed over, left, failed.
 * Throws only what ends a session (core/errors.ts); the journal then tells how to go on.
 */
export async function run(live: LiveSession, hands: Hands, frontEnd: FrontEnd): Promise<Closed> {
  live.attach(frontEnd);
  for (;;) {
    const decision = decide(live.session);
    if (decision.type === 'stop') return close(live, decision.outcome, decision.summary);
    const isLeft = await act(decision, live, hands, frontEnd);
    live.during(undefined);
    live.activity = {type: 'idle'};
    if (isLeft) return leave(live);
  }
}

/** Performs one decision; true when the operator wants to leave. */
async function act(
  decision: Exclude<Decision, {type: 'stop'}>,
  live: LiveSession,
  hands: Hands,
  frontEnd: FrontEnd,
): Promise<boolean> {
  switch (decision.type) {
    case 'observe':
      return observeAndDiagnose(live, hands);
    case 'ask':
      return ask(decision, live, hands, frontEnd);
    case 'wait':
      return waitFor(decision.step, live, hands);
    case 'run':
      return runStep(decision, live, hands);
  }
}

async function runStep(
  decision: Extract<Decision, {type: 'run'}>,
  live: LiveSession,
  hands: Hands,
): Promise<boolean> {
  switch (decision.doing) {
    case 'offer-ways':
      offerWays(live, hands);
      return false;
    case 'plan':
      await adopt(decision.runbook, live, hands);
      return false;
    case 'begin':
      await begin(decision.step, live, hands);
      return false;
    case 'perform':
      await perform(decision.step, live, hands);
      return false;
    case 'check':
      await check(decision.step, live, hands);
      return false;
    case 'conclude':
      return conclude(decision.step, live, hands);
    case 'offer':
      offerAfterFailure(decision.step, live);
      return false;
  }
}

/** Asks until an answer can be taken, or the operator wishes something else. */
async function ask(
  decision: Extract<Decision, {type: 'ask'}>,
  live: LiveSession,
  hands: Hands,
  frontEnd: FrontEnd,
): Promise<boolean> {
  const {step, question} = decision;
  for (;;) {
    // A wish from before comes first: a script would have answered already.
    const reply = live.wishes.aborted
      ? 'wish'
      : await Promise.race([frontEnd.ask(step, question, live.session), aborted(live.wishes)]);
    if (reply === 'wish') {
      if (live.takeWish() === 'leave') return true;
      if (question.kind !== 'way') continue;
    } else if (reply.type === 'leave') return true;
    if (question.kind === 'approval') {
      const typed = reply === 'wish' ? 'again' : reply.answer;
      const taken = await takeApproval(typed, question, live, hands);
      if (taken.type === 'answered') {
        const {answer, by} = taken;
        live.append({type: 'answered', step, question: question.title, answer, by});
        return false;
      }
      live.refuse(taken.why);
      continue;
    }
    const answer = reply === 'wish' ? lookAgain : reply.answer;
    // A dry run goes on without what is asked for: it may not be there yet.
    const isLeftOut = question.kind === 'text' && answer === '' && hands.world.kind === 'read-only';
    const refusal =
      refusalOf(question, answer) ??
      (isLeftOut ? undefined : typedRefusal(question, answer, hands.world.clock.now()));
    if (refusal === undefined) {
      const by = (reply !== 'wish' && reply.by) || live.session.operator.arn;
      live.append({type: 'answered', step, question: question.title, answer, by});
      return false;
    }
    live.refuse(refusal);
  }
}

function aborted(signal: AbortSignal): Promise<'wish'> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('wish');
    else signal.addEventListener('abort', () => resolve('wish'), {once: true});
  });
}

/** Leaving ends the looking, never what AWS does: the session can be resumed. */
function leave(live: LiveSession): Closed {
  const busy = stepAtWork(live.session);
  const summary =
    busy === undefined
      ? 'Left before the end; nothing is running.'
      : `Left while AWS goes on with ${busy}.`;
  return close(live, leavingOutcome(live.session), summary);
}

/** How a session ends that is left now. */
export function leavingOutcome(session: Session): 'cancelled' | 'waiting' {
  return stepAtWork(session) === undefined ? 'cancelled' : 'waiting';
}

function close(live: LiveSession, outcome: Outcome, summary: string): Closed {
  if (!live.session.closed) {
    const {session} = live;
    const recovery =
      outcome === 'recovered' ? recoveryFigures(session, live.view().entries) : undefined;
    live.append({type: 'closed', outcome, summary, ...(recovery ? {recovery} : {})}, true);
  }
  const {closed} = live.session;
  if (!closed) throw new BugError('A closed session has no closing entry.');
  return {type: 'closed', outcome: closed.outcome, summary: closed.summary};
}
