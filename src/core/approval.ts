/** Approval by a second person: what is asked for, what was given, and what it covers. Pure. */
import type {CallName} from './call.ts';
import type {BoundInput, PlannedStep} from './plan.ts';
import type {Session} from './session.ts';

/** One change exactly as it would be sent. */
export type ApprovalChange = {
  readonly step: string;
  readonly title: string;
  readonly call: CallName;
  readonly input: BoundInput;
  readonly command: string;
};

/** What the second person is shown (format `latchkey/approval/1`). Times are ISO 8601, real time. */
export type ApprovalRequest = {
  readonly format: 'latchkey/approval/1';
  /** Random, so that a code fits one request only. */
  readonly id: string;
  readonly session: string;
  readonly accountId: string;
  readonly region: string;
  readonly database: string;
  readonly requestedBy: string;
  readonly expiresAt: string;
  readonly changes: readonly ApprovalChange[];
};

/** An approval that was given, and by whom, as STS said. */
export type Approval = {
  readonly by: string;
  readonly at: string;
  readonly request: ApprovalRequest;
};

/** How long an approval counts, in the world's time. */
const approvalHours = 12;

/** Whether a second person has to approve this change before it is sent. */
export function needsApproval(step: PlannedStep, session: Session): boolean {
  // Nothing is sent in a dry run, and in a rehearsal in process there is no second person.
  if (session.world !== 'live' || step.kind !== 'change') return false;
  return session.requiresApproval || step['require-approval'] === true;
}

/** The approval that covers exactly this change; undefined where there is none. */
export function approvalFor(
  session: Session,
  change: Pick<ApprovalChange, 'step' | 'call' | 'input'>,
): Approval | undefined {
  return session.approvals.findLast(
    ({by, at, request}) =>
      // Whoever takes a session over cannot have approved it before.
      by !== session.operator.arn &&
      Date.parse(session.at) - Date.parse(at) <= approvalHours * 3_600_000 &&
      request.changes.some(
        (approved) =>
          approved.step === change.step &&
          approved.call === change.call &&
          isSame(approved.input, change.input),
      ),
  );
}

/** Members in any order; one that is undefined is not there, as in a file. */
function isSame(one: BoundInput, other: BoundInput): boolean {
  return canonical(one) === canonical(other);
}

/** JSON with sorted members, for comparing and hashing. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(
      Object.entries(member).sort(([one], [other]) => (one < other ? -1 : Number(one > other))),
    );
  });
}
