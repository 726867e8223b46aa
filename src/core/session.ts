/** The session: a fold over its journal. Nothing else is saved, nothing else is restored. */
import type {Approval} from './approval.ts';
import type {Estimate} from './backup-shapes.ts';
import type {CallError, CallOutcome} from './call.ts';
import type {Diagnosis} from './diagnosis.ts';
import type {Outcome} from './entry.ts';
import type {Evidence} from './evidence.ts';
import type {Incident, Mode, Operator, WorldKind} from './incident.ts';
import type {BoundInput, Plan, StepStatus} from './plan.ts';
import type {Question} from './question.ts';

/** A status or other word seen during a wait, and when it was first seen. */
export type Sighting = {readonly at: string; readonly seen: string};

/** Where one step stands. */
export type StepState = {
  readonly status: StepStatus;
  readonly attempt: number;
  /** The intent is on disk, the outcome is not: never repeated blindly. */
  readonly isOpen: boolean;
  readonly input?: BoundInput;
  readonly intendedAt?: string;
  readonly firstIntendedAt?: string;
  readonly outcome?: CallOutcome;
  readonly error?: CallError;
  readonly requestId?: string;
  /** The job that AWS began, where the call begins one. */
  readonly job?: string;
  readonly calledAt?: string;
  readonly until?: string;
  readonly sightings: readonly Sighting[];
  readonly percent?: number;
  readonly estimate?: Estimate;
  readonly answer?: string;
  /** AWS has this change of ours: it said so, or it was found after its answer was lost. */
  readonly isTaken?: boolean;
  /** AWS accepted it and the operator goes on waiting: nothing is asked before the next wait. */
  readonly waitsOn?: true;
  /** A dry run reads on after an answer that ends a session for real: the answer in words. */
  readonly wouldStop?: string;
  readonly reason: string;
  readonly settledAt?: string;
};

/** What was sent and what was kept back, counted from the journal. */
export type CallCounts = {
  readonly reads: number;
  readonly changes: number;
  readonly wouldCall: number;
  /** Changes that were sent and got an error; they count among the changes too. */
  readonly refused: number;
};

export type Session = {
  readonly id: string;
  readonly incident: Incident;
  readonly world: WorldKind;
  readonly rehearsal: boolean;
  readonly operator: Operator;
  readonly endpoint: string;
  readonly profile?: string;
  readonly scenario?: string;
  readonly lesson?: string;
  readonly openedAt: string;
  /** Regions that the operator named: backups are looked for there too. */
  readonly regions: readonly string[];
  /** Time of the last entry: "now" as far as the journal knows. */
  readonly at: string;
  readonly seq: number;
  readonly head: string;
  /** How often the session went on after an interruption. */
  readonly resumes: number;
  readonly evidence: Evidence;
  /** The latest diagnosis; undefined until the first and after it became stale. */
  readonly diagnosis?: Diagnosis;
  /** The first diagnosis of the session: the story's beginning. */
  readonly firstDiagnosis?: Diagnosis;
  /** True while nothing has been done since the latest diagnosis. */
  readonly isFresh: boolean;
  /** A change was sent since the facts were read: the next step must not trust them. */
  readonly isStale: boolean;
  /** The runbook chosen, until its plan stands. */
  readonly way?: string;
  readonly plan?: Plan;
  /** Runbooks whose plans were begun, in order. */
  readonly tried: readonly string[];
  readonly steps: {readonly [step: string]: StepState};
  readonly question?: {readonly step: string; readonly question: Question; readonly at: string};
  readonly answers: {readonly [step: string]: string};
  /** Every answer of a step, in order: one that was asked again has several. */
  readonly choices: {readonly [step: string]: readonly string[]};
  /** Backups whose restore job ended without a database, by id, and what AWS said. */
  readonly failedJobs: {readonly [source: string]: string};
  readonly calls: CallCounts;
  readonly notes: readonly {readonly at: string; readonly text: string; readonly by: string}[];
  /** Actions that the operator's own policies do not allow, by the ways that were offered. */
  readonly lacking: readonly string[];
  /** Changes that AWS refused to the operator. */
  readonly refused: readonly string[];
  /** Every change of this session needs a second person. */
  readonly requiresApproval: boolean;
  readonly approvals: readonly Approval[];
  /** An answer ended the session; the runner closes it. */
  readonly ending?: {readonly outcome: Outcome; readonly summary: string};
  readonly closed?: {readonly outcome: Outcome; readonly summary: string; readonly at: string};
};

const pending: StepState = {
  status: 'Pending',
  attempt: 0,
  isOpen: false,
  sightings: [],
  reason: '',
};

/** The state of a step; Pending before anything happened to it. */
export function stepState(session: Session, step: string): StepState {
  return session.steps[step] ?? pending;
}

/** The session with one step changed. */
export function withStep(session: Session, step: string, change: Partial<StepState>): Session {
  const state = {...stepState(session, step), ...change};
  return {...session, steps: {...session.steps, [step]: state}};
}

/** A session before its first entry. */
export const emptySession: Session = {
  id: '',
  incident: {database: {identifier: ''}, accountId: '', region: ''},
  world: 'live',
  rehearsal: false,
  operator: {arn: '', accountId: ''},
  endpoint: '',
  openedAt: '',
  regions: [],
  at: '',
  seq: 0,
  head: '',
  resumes: 0,
  evidence: {},
  isFresh: false,
  isStale: false,
  tried: [],
  steps: {},
  answers: {},
  choices: {},
  calls: {reads: 0, changes: 0, wouldCall: 0, refused: 0},
  notes: [],
  lacking: [],
  refused: [],
  failedJobs: {},
  requiresApproval: false,
  approvals: [],
};

/** The mode that the header shows. */
export function modeOf(session: Session): Mode {
  if (session.world === 'read-only') return 'DRY RUN';
  if (session.lesson !== undefined) return 'TRAINING';
  return session.rehearsal ? 'REHEARSAL' : 'LIVE';
}

/** True for a step that needs nothing more. */
export function isSettled(status: StepStatus): boolean {
  return ['Success', 'Skipped', 'Failed', 'TimedOut', 'Cancelled', 'Rejected'].includes(status);
}

/** The call that AWS is still working on, or whose outcome is unknown; undefined for none. */
export function stepAtWork(session: Session): string | undefined {
  const step = session.plan?.steps.find((candidate) => {
    const state = session.steps[candidate.id];
    return state?.isOpen || (state?.status === 'Waiting' && candidate.kind === 'change');
  });
  return step && (step.call ?? step.title);
}
