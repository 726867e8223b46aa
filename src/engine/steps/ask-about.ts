/** Puts a step's question into the journal; the front end asks what stands there. */
import path from 'node:path';
import {cliCommand} from '../../aws/command-line.ts';
import {measureFile} from '../../aws/files.ts';
import {approvalFor, needsApproval} from '../../core/approval.ts';
import type {Proof} from '../../core/diagnosis.ts';
import {namedFileOf} from '../../core/file-reference.ts';
import type {BoundInput, PlannedStep} from '../../core/plan.ts';
import type {Session} from '../../core/session.ts';
import {questionFor} from '../../runbook/question.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';
import {askApproval} from './ask-approval.ts';
import {restsOn} from './dry-run.ts';
import {loginEndsDuring} from './login.ts';
import {settle} from './settle.ts';

/** A file that cannot be read stays as it was named: the door keeps such a call back. */
function measured(input: BoundInput): BoundInput {
  return Object.fromEntries(
    Object.entries(input).map(([member, value]) => {
      const file = namedFileOf(value);
      const reference = file === undefined ? value : measureFile(file);
      return [member, typeof reference === 'string' && file !== undefined ? value : reference];
    }),
  );
}

/** Appends the question; `again` says why it is asked a second time. */
export function askAbout(
  step: PlannedStep,
  live: LiveSession,
  hands: Hands,
  proofs: readonly Proof[],
  again?: string,
): void {
  const {profile, endpointOf} = hands.world.door;
  const question = questionFor(withCare(step, live, hands), live.session, {
    proofs,
    again,
    login: loginEndsDuring(step, hands.world),
    restsOn: live.session.world === 'read-only' ? restsOn(live.session) : undefined,
    computations: hands.computations,
    cliCommand: (call, input, region) =>
      cliCommand(call, input, {region, profile, endpoint: endpointOf(call)}),
    measured,
    keep: (name, text) => keptAs(live.keep(name, text), live.session),
  });
  if (question?.kind === 'confirm' && needsApproval(step, live.session)) {
    const change = {step: step.id, call: question.call, input: question.input};
    const approval = approvalFor(live.session, change);
    if (!approval) {
      askApproval(step, question, live, hands);
      return;
    }
    live.append({type: 'asked', step: step.id, question: {...question, approvedBy: approval.by}});
    return;
  }
  if (question) live.append({type: 'asked', step: step.id, question});
  else settle(step, live, hands, 'Success', '');
}

/** A dry run is read elsewhere and held against another one: its text names no folder of this machine. */
function keptAs(file: string, {world}: Session): string {
  return world === 'read-only' ? path.basename(file) : file;
}

/** In an account that is marked as production, yes is not enough: the name has to be typed. */
function withCare(step: PlannedStep, live: LiveSession, hands: Hands): PlannedStep {
  const isProduction = hands.production?.has(live.session.incident.accountId) ?? false;
  return isProduction && step.kind === 'change' ? {...step, confirm: 'type'} : step;
}
