/** Looks whether a change holds, has arrived, or not: one read, judged by the step's `verify`. */
import type {Answer, ErrorAnswer} from '../../aws/answer.ts';
import {modeOf} from '../../aws/guard/allow-list.ts';
import type {CallName, CallRecord} from '../../core/call.ts';
import type {Proof} from '../../core/diagnosis.ts';
import {BugError, GuardError} from '../../core/errors.ts';
import type {JsonObject} from '../../core/json.ts';
import type {PlannedStep, Verify} from '../../core/plan.ts';
import {holds, inputOf, shownWord, verifyInput, verifyRegion} from '../../runbook/bind.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';

/** What an answer of the verifying read tells. */
export type Sight = {
  readonly type: 'holds' | 'arrived' | 'not-yet';
  readonly seen: string;
  readonly proof: Proof;
};

/** What one look told. `blind`: the read itself got no usable answer. */
export type Look = Sight | {readonly type: 'blind'; readonly answer: ErrorAnswer};

/** One read for a step that has a `verify`. */
export async function look(step: PlannedStep, live: LiveSession, hands: Hands): Promise<Look> {
  const verify = verifyOf(step);
  const answer = await readOnce(step, live, hands);
  switch (answer.outcome) {
    case 'ok':
      return judge(verify, seenBy(step, live, hands, answer.output), answer.record);
    case 'error':
      return {type: 'blind', answer};
    case 'would-call':
      throw new BugError(`${verify.read} verifies ${step.id} but is no read.`);
  }
}

/** The answer as the expressions of `verify` see it: beside it the step's own input, and `also`. */
export function seenBy(
  step: PlannedStep,
  live: LiveSession,
  hands: Hands,
  output: JsonObject,
): JsonObject {
  const input = inputOf(step, live.session, hands.computations);
  const name = step.verify?.also?.from;
  if (name === undefined) return {...output, input};
  const judgeAnswer = hands.computations.looks?.[name];
  if (!judgeAnswer) throw new BugError(`There is no computation "${name}".`);
  return {...output, input, also: judgeAnswer(live.session, input, output)};
}

/** The verifying read itself. */
export function readOnce(
  step: PlannedStep,
  live: LiveSession,
  hands: Hands,
  signal?: AbortSignal,
): Promise<Answer> {
  const input = inputOf(step, live.session, hands.computations);
  const question = verifyInput(step, live.session, input);
  const region = verifyRegion(step, live.session, input);
  return readThrough(hands, verifyOf(step).read, question, {region, signal});
}

/**
 * A read of a plan. A journal that somebody wrote by hand can call a change a read: nobody was
 * asked about it, so it does not pass. Throws GuardError.
 */
export function readThrough(
  hands: Hands,
  call: CallName,
  input: JsonObject,
  where: {
    readonly region?: string;
    readonly signal?: AbortSignal;
    readonly keep?: {readonly [member: string]: string};
  } = {},
): Promise<Answer> {
  if (modeOf(call) !== 'read') throw new GuardError(`${call} stands as a read, but is none.`);
  const {door} = hands.world;
  const calls = where.region === undefined ? door : door.inRegion(where.region);
  return calls.keep(call, input, where.keep ?? {}, where.signal);
}

/** Judges an answer of the verifying read. */
export function judge(verify: Verify, output: JsonObject, record: CallRecord): Sight {
  const seen = shownWord(verify.shows, output);
  const proof: Proof = {
    call: record.call,
    at: record.at,
    requestId: record.requestId ?? '',
    path: verify.shows ?? verify.until,
    value: seen,
  };
  if (holds(verify.until, output)) return {type: 'holds', seen, proof};
  const hasArrived = verify.arrived !== undefined && holds(verify.arrived, output);
  return {type: hasArrived ? 'arrived' : 'not-yet', seen, proof};
}

/** The step's `verify`. Throws BugError for a step without one. */
export function verifyOf(step: PlannedStep): Verify {
  if (!step.verify) throw new BugError(`The step ${step.id} has nothing to verify.`);
  return step.verify;
}
