/** Begins a step: does it apply, is it already so, and if not: the question or the read. */
import {cliCommand} from '../../aws/command-line.ts';
import type {Proof} from '../../core/diagnosis.ts';
import {factsOf} from '../../core/facts.ts';
import type {PlannedStep} from '../../core/plan.ts';
import {bindInput, evaluate, fillTemplate, holds} from '../../runbook/bind.ts';
import {questionFor} from '../../runbook/question.ts';
import type {Hands} from '../hands.ts';
import {reasonOf} from '../journal/read.ts';
import type {LiveSession} from '../live-session.ts';
import {look} from './look.ts';
import {beginWaiting, settle} from './settle.ts';

/** Brings a pending step to its question, its end, or its wait. */
export async function begin(step: PlannedStep, live: LiveSession, hands: Hands): Promise<void> {
  live.during(step.id);
  const skip = reasonToSkip(step, live);
  if (skip !== undefined) {
    settle(step, live, 'Skipped', skip);
    return;
  }
  switch (step.kind) {
    case 'change':
      return beginChange(step, live, hands);
    case 'read':
      return read(step, live, hands);
    case 'wait':
      beginWaiting(step, live, hands);
      return;
    case 'stop':
      settle(step, live, 'Success', step.title);
      live.append({
        type: 'closed',
        outcome: step.outcome ?? 'handed-over',
        summary: fillTemplate(step.prose, factsOf(live.session)),
      });
      return;
    default:
      ask(step, live, hands, []);
  }
}

function reasonToSkip(step: PlannedStep, live: LiveSession): string | undefined {
  const facts = factsOf(live.session);
  if (step.when !== undefined && !evaluate(step.when, facts)) {
    return step.otherwise ? fillTemplate(step.otherwise, facts) : `not needed: ${step.when}`;
  }
  // What follows from a change that was not sent cannot be judged by a person either.
  const isJudgedLater = step.kind === 'manual' && live.session.calls.wouldCall > 0;
  return live.session.world === 'read-only' && isJudgedLater
    ? 'not judged: in a dry run nothing was sent'
    : undefined;
}

/** Read again just before asking: what is already so is not asked, what moved is shown. */
async function beginChange(step: PlannedStep, live: LiveSession, hands: Hands): Promise<void> {
  const {verify} = step;
  if (!verify) return ask(step, live, hands, []);
  const found = await look(verify, live, hands);
  if (found.type === 'holds') {
    settle(step, live, 'Success', 'already so; nothing was sent');
    return;
  }
  if (found.type === 'arrived') {
    beginWaiting(step, live, hands, 'already under way; nothing was sent', found.seen);
    return;
  }
  ask(step, live, hands, found.type === 'blind' ? [] : [found.proof]);
}

/** Appends the step's question, or settles it as failed when its input cannot be made. */
export function ask(
  step: PlannedStep,
  live: LiveSession,
  hands: Hands,
  proofs: readonly Proof[],
  again?: string,
): void {
  const {door} = hands.world;
  try {
    const question = questionFor(step, live.session, {
      proofs,
      again,
      computations: hands.computations,
      command: (call, input) =>
        cliCommand(call, input, {
          region: door.region,
          profile: door.profile,
          endpoint: door.endpoint,
        }),
    });
    live.append({type: 'asked', step: step.id, question});
  } catch (error) {
    settle(step, live, 'Failed', reasonOf(error));
  }
}

async function read(step: PlannedStep, live: LiveSession, hands: Hands): Promise<void> {
  if (step.call === undefined) return;
  const input = bindInput(step.with ?? {}, factsOf(live.session), {
    session: live.session,
    computations: hands.computations,
  });
  const answer = await hands.world.door.call(step.call, input);
  if (answer.outcome !== 'ok') {
    const why = answer.outcome === 'error' ? `${answer.error.code}: ${answer.error.message}` : '';
    settle(step, live, 'Failed', why);
    return;
  }
  const isGood = step.assert === undefined || holds(step.assert, answer.output);
  settle(step, live, isGood ? 'Success' : 'Failed', isGood ? 'seen' : `not so: ${step.assert}`);
}
