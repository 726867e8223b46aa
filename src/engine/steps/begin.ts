/** Begins a step: does it apply, is it already so, and if not: the question or the read. */

import {factOfAnswer} from '../../aws/observe/fact-of.ts';
import type {FactName, FactValues} from '../../core/evidence.ts';
import {factsOf} from '../../core/facts.ts';
import type {PlannedStep} from '../../core/plan.ts';
import {type Session, stepState} from '../../core/session.ts';
import {momentWords} from '../../core/words/time.ts';
import {keptBackIn} from '../../runbook/assumed.ts';
import {
  applies,
  bindInput,
  bindTemplate,
  fillTemplate,
  holds,
  needlessBecause,
  regionOf,
} from '../../runbook/bind.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';
import {askAbout} from './ask-about.ts';
import {connect} from './connect.ts';
import {passedOver} from './dry-run.ts';
import {gatherFacts} from './gather.ts';
import {look, readThrough} from './look.ts';
import {refresh} from './refresh.ts';
import {beginWaiting, settle} from './settle.ts';

/** Brings a pending step to its question, its end, or its wait. */
export async function begin(step: PlannedStep, live: LiveSession, hands: Hands): Promise<void> {
  live.during(step.id);
  if (live.session.isStale) await refresh(live, hands);
  const skip = reasonToSkip(step, live, hands);
  if (skip !== undefined) {
    settle(step, live, hands, 'Skipped', skip);
    return;
  }
  switch (step.kind) {
    case 'change':
      return beginChange(step, live, hands);
    case 'read':
      return read(step, live, hands);
    case 'gather':
      return gatherFacts(step, live, hands);
    case 'wait':
      beginWaiting(step, live, hands);
      return;
    case 'connect':
      return connect(step, live, hands);
    case 'stop':
      stop(step, live, hands);
      return;
    default:
      askAbout(step, live, hands, []);
  }
}

function reasonToSkip(step: PlannedStep, live: LiveSession, hands: Hands): string | undefined {
  const {session} = live;
  const because =
    session.world === 'read-only' ? passedOver(step, session, hands) : skippedBy(step, session);
  return because ?? needlessBecause(step, session, hands.computations);
}

function skippedBy(step: PlannedStep, session: Session): string | undefined {
  const verdict = applies(step, factsOf(session));
  return verdict.applies ? undefined : verdict.because;
}

/** Read again just before asking: what is already so is not asked. */
async function beginChange(step: PlannedStep, live: LiveSession, hands: Hands): Promise<void> {
  if (!step.verify) {
    askAbout(step, live, hands, []);
    return;
  }
  const {waitsOn, isTaken} = stepState(live.session, step.id);
  const unsent = isTaken ? 'it was not sent again' : 'nothing was sent';
  const found = await look(step, live, hands);
  switch (found.type) {
    case 'holds':
      settle(step, live, hands, 'Success', `already so; ${unsent}`);
      return;
    case 'arrived':
      beginWaiting(
        step,
        live,
        hands,
        `already under way; ${unsent}`,
        found.seen,
        isTaken ? 'ours' : 'others',
      );
      return;
    default:
      if (waitsOn) {
        beginWaiting(step, live, hands, 'AWS accepted it before; it was not sent again');
        return;
      }
      askAbout(
        step,
        live,
        hands,
        found.type === 'blind' ? [] : [found.proof],
        sentBefore(step, live),
      );
  }
}

/** A change that AWS accepted and that ended otherwise is asked for once more, in these words. */
function sentBefore({id}: PlannedStep, {session}: LiveSession): string | undefined {
  const {isTaken, intendedAt} = stepState(session, id);
  if (!isTaken || intendedAt === undefined) return undefined;
  return `Sent at ${momentWords(intendedAt, session.at)} UTC and accepted; it does not hold now.`;
}

async function read(step: PlannedStep, live: LiveSession, hands: Hands): Promise<void> {
  const input = bindInput(step.with ?? {}, live.session, hands.computations);
  const files = filesOf(step, live);
  if (files.length > 0 && hands.world.kind === 'read-only') {
    const names = files.map(([, file]) => file).join(', ');
    settle(step, live, hands, 'Skipped', `would save ${names}; a dry run writes no file`);
    return;
  }
  const answer = await readThrough(hands, step.call ?? ':', input, {
    region: regionOf(step, live.session),
    keep: Object.fromEntries(files),
  });
  if (answer.outcome !== 'ok') {
    const why = answer.outcome === 'error' ? `${answer.error.code}: ${answer.error.message}` : '';
    settle(step, live, hands, 'Failed', why);
    return;
  }
  if (step.fact !== undefined) {
    const evidence = factOfAnswer<FactValues[FactName]>(step.call ?? ':', answer);
    live.append({type: 'observed', fact: step.fact, evidence});
  }
  const isGood = step.assert === undefined || holds(step.assert, answer.output);
  if (!isGood && keptBackIn(live.session).length > 0) {
    settle(
      step,
      live,
      hands,
      'Skipped',
      `not judged: ${step.assert} follows from what was not sent`,
    );
    return;
  }
  settle(step, live, hands, isGood ? 'Success' : 'Failed', isGood ? '' : `not so: ${step.assert}`);
}

/** The files that the answer goes to, by its members. */
function filesOf(step: PlannedStep, live: LiveSession): readonly (readonly [string, string])[] {
  const bound = bindTemplate(step.save ?? {}, factsOf(live.session));
  return Object.entries(bound).map(([member, file]) => [member, String(file)] as const);
}

function stop(step: PlannedStep, live: LiveSession, hands: Hands): void {
  const summary = fillTemplate(step.prose, factsOf(live.session));
  settle(step, live, hands, 'Success', step.title);
  live.append({type: 'closed', outcome: step.outcome ?? 'handed-over', summary}, true);
}
