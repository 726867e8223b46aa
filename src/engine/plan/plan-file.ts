/** A plan that was read through in a dry run, as a file: for a review, and to be followed once. */
import {cliCommand} from '../../aws/command-line.ts';
import type {CallName} from '../../core/call.ts';
import {jsonLine} from '../../core/json.ts';
import type {BoundInput, PlannedStep} from '../../core/plan.ts';
import type {Session} from '../../core/session.ts';
import {sha256} from '../journal/chain.ts';
import {type PlanFact, planFacts} from './plan-facts.ts';

/** One change as it would be sent, and the same as an AWS CLI command. */
export type PlannedChange = {
  readonly step: string;
  readonly title: string;
  readonly call: CallName;
  readonly input: BoundInput;
  readonly command: string;
};

/** Format `latchkey/plan/1`. Times are ISO 8601; `hash` covers everything before it. */
export type PlanFile = {
  readonly format: 'latchkey/plan/1';
  readonly id: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly madeBy: string;
  /** The session of the dry run. */
  readonly session: string;
  readonly accountId: string;
  readonly region: string;
  readonly database: string;
  readonly keyArn: string;
  readonly runbook: string;
  readonly title: string;
  readonly facts: readonly PlanFact[];
  /** What was answered in the dry run, by step; confirmations are asked again. */
  readonly answers: {readonly [step: string]: string};
  readonly changes: readonly PlannedChange[];
  readonly steps: readonly PlannedStep[];
  readonly hash: string;
};

/** How long a plan may be followed, from the moment it was made. */
export const planHours = 24;

/** Where and when the plan is made; `wall` is real time, because a file waits in real time. */
export type Making = {
  readonly id: string;
  readonly wall: number;
  readonly region: string;
};

/** The plan of a dry run; undefined where it did not come to one. */
export function planFileOf(session: Session, making: Making): PlanFile | undefined {
  const {plan} = session;
  if (!plan || session.world !== 'read-only' || session.calls.wouldCall === 0) return undefined;
  const open: Omit<PlanFile, 'hash'> = {
    format: 'latchkey/plan/1',
    id: making.id,
    madeAt: new Date(making.wall).toISOString(),
    expiresAt: new Date(making.wall + planHours * 3_600_000).toISOString(),
    madeBy: session.operator.arn,
    session: session.id,
    accountId: session.incident.accountId,
    region: session.incident.region,
    database: session.incident.database.identifier,
    keyArn: session.diagnosis?.key.arn ?? '',
    runbook: plan.runbook,
    title: plan.title,
    facts: planFacts(session),
    answers: answersOf(session),
    changes: changesOf(session, making.region),
    steps: plan.steps,
  };
  return {...open, hash: hashOf(open)};
}

/** The hash that a file must carry. */
export function hashOf(plan: Omit<PlanFile, 'hash'>): string {
  return sha256(jsonLine(plan));
}

/** Choices and texts; a confirmation belongs to the moment in which it is sent. */
function answersOf(session: Session): PlanFile['answers'] {
  const confirmed = new Set(
    session.plan?.steps.filter(({kind}) => kind === 'change').map(({id}) => id),
  );
  const kept = Object.entries(session.answers).filter(
    ([step]) => !confirmed.has(step) && !step.endsWith('.failed'),
  );
  return Object.fromEntries(kept);
}

function changesOf(session: Session, region: string): readonly PlannedChange[] {
  return (session.plan?.steps ?? []).flatMap((step) => {
    const state = session.steps[step.id];
    if (state?.outcome !== 'would-call' || !step.call || !state.input) return [];
    const {id, title, call} = step;
    const command = cliCommand(call, state.input, {region});
    return [{step: id, title, call, input: state.input, command}];
  });
}
