/** Asks for the approval of a second person, and takes the code that comes back. */
import {cliCommand} from '../../aws/command-line.ts';
import type {ApprovalChange} from '../../core/approval.ts';
import {needsApproval} from '../../core/approval.ts';
import {factsOf} from '../../core/facts.ts';
import type {PlannedStep} from '../../core/plan.ts';
import type {ApprovalQuestion, ConfirmQuestion} from '../../core/question.ts';
import {applies, fillTemplate, inputOf, regionOf} from '../../runbook/bind.ts';
import {judge} from '../approval/judge.ts';
import {hashOfRequest, packRequest, requestFor} from '../approval/request.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';

/** Appends the question; it covers this change and every later one whose call is known by now. */
export function askApproval(
  step: PlannedStep,
  confirm: ConfirmQuestion,
  live: LiveSession,
  hands: Hands,
): void {
  const {title, call, input, command} = confirm;
  const first = {step: step.id, title, call, input, command};
  const changes = [first, ...laterChanges(step, live, hands)];
  const request = requestFor(live.session, changes, hands.world.wall());
  const question: ApprovalQuestion = {
    kind: 'approval',
    title: 'A second person has to approve',
    prose:
      'Someone else of this account runs latchkey approve with this request and reads a code back to you. They see exactly what is listed here.',
    request,
    text: packRequest(request),
    hash: hashOfRequest(request),
  };
  live.append({type: 'asked', step: `${step.id}.approval`, question});
}

/** Changes further down that need approval too, as far as their input can be told already. */
function laterChanges(
  step: PlannedStep,
  live: LiveSession,
  hands: Hands,
): readonly ApprovalChange[] {
  const {session} = live;
  const steps = session.plan?.steps ?? [];
  const {profile, endpointOf} = hands.world.door;
  return steps.slice(steps.indexOf(step) + 1).flatMap((later) => {
    if (!needsApproval(later, session) || later.call === undefined) return [];
    // An input that is computed from an answer still to come is asked for when it is there.
    if (later.with !== undefined && 'from' in later.with) return [];
    if (!applies(later, factsOf(session)).applies) return [];
    const input = inputOf(later, session, hands.computations);
    const {id, call} = later;
    const place = {region: regionOf(later, session), profile, endpoint: endpointOf(call)};
    const title = fillTemplate(later.title, factsOf(session));
    return [{step: id, title, call, input, command: cliCommand(call, input, place)}];
  });
}

/** What became of a reply to the question. */
export type ApprovalReply =
  | {readonly type: 'answered'; readonly answer: string; readonly by: string}
  | {readonly type: 'refused'; readonly why: string};

/** `no` gives the change up, `again` asks for a new request; anything else is taken for a code. */
export async function takeApproval(
  typed: string,
  question: ApprovalQuestion,
  live: LiveSession,
  hands: Hands,
): Promise<ApprovalReply> {
  const operator = live.session.operator.arn;
  const word = typed.trim();
  if (word === 'no' || word === 'again') return {type: 'answered', answer: word, by: operator};
  const check = await hands.world.door.approvals.check(word, question.hash);
  const judgement = judge(check, question.request, operator, hands.world.wall());
  return judgement.type === 'approved'
    ? {type: 'answered', answer: 'approved', by: judgement.by}
    : judgement;
}
