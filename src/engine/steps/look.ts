/** Looks whether a change holds, has arrived, or not: one read, judged by the step's `verify`. */
import type {Answer} from '../../aws/door.ts';
import type {CallName} from '../../core/call.ts';
import type {Proof} from '../../core/diagnosis.ts';
import {factsOf} from '../../core/facts.ts';
import type {JsonObject} from '../../core/json.ts';
import type {Verify} from '../../core/plan.ts';
import {bindInput, holds, shows} from '../../runbook/bind.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';

/** What one look told. `blind`: the read itself got no usable answer. */
export type Look =
  | {readonly type: 'holds' | 'arrived' | 'not-yet'; readonly seen: string; readonly proof: Proof}
  | {readonly type: 'blind'; readonly answer: Exclude<Answer, {outcome: 'ok'}>};

/** One read for a step's `verify`. */
export async function look(verify: Verify, live: LiveSession, hands: Hands): Promise<Look> {
  const input = verifyInput(verify, live, hands);
  const answer = await hands.world.door.call(verify.read, input);
  if (answer.outcome !== 'ok') return {type: 'blind', answer};
  return judge(verify, answer.output, {
    call: verify.read,
    at: answer.record.at,
    requestId: answer.record.requestId ?? '',
  });
}

/** The input of the verifying read, from the session's facts now. */
export function verifyInput(verify: Verify, live: LiveSession, hands: Hands): JsonObject {
  return bindInput(verify.with, factsOf(live.session), {
    session: live.session,
    computations: hands.computations,
  });
}

/** Judges an answer of the verifying read. */
export function judge(
  verify: Verify,
  output: JsonObject,
  source: {call: CallName; at: string; requestId: string},
): Extract<Look, {proof: Proof}> {
  const seen = verify.shows === undefined ? '' : shows(verify.shows, output);
  const proof = {...source, path: verify.shows ?? verify.until, value: seen};
  if (holds(verify.until, output)) return {type: 'holds', seen, proof};
  const hasArrived = verify.arrived !== undefined && holds(verify.arrived, output);
  return {type: hasArrived ? 'arrived' : 'not-yet', seen, proof};
}
