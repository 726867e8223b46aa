/** The report of a session: plain JSON, everything the next morning asks for (format `latchkey/report/1`). */
import type {RecoveryFigure} from '../core/entry.ts';

/** Marks a report whose night was not a real one. */
export type Stamp = 'LIVE' | 'DRY RUN' | 'REHEARSAL' | 'TRAINING';

/** What happened before the session, was decided, executed, seen, written down, or ended it. */
export type MomentKind =
  | 'before'
  | 'session'
  | 'decided'
  | 'executed'
  | 'seen'
  | 'noted'
  | 'closed';

/** One moment. `at` is the world's time, `wall` the real one where it differs; ISO 8601. */
export type ReportMoment = {
  readonly at: string;
  readonly wall?: string;
  readonly kind: MomentKind;
  readonly what: string;
  readonly by: string;
  readonly requestId: string;
};

/** One row of evidence. */
export type ReportProof = {
  readonly call: string;
  readonly at: string;
  readonly requestId: string;
  readonly path: string;
  readonly value: string;
};

/** One cause that was found at first. */
export type ReportFinding = {
  readonly cause: string;
  readonly confidence: string;
  readonly summary: string;
  readonly actor: string;
  readonly evidence: readonly ReportProof[];
};

/** One change: asked, decided, sent, and what came of it. */
export type ReportChange = {
  readonly step: string;
  readonly title: string;
  readonly call: string;
  /** The members of the input, each as text. */
  readonly input: readonly {readonly member: string; readonly value: string}[];
  readonly command: string;
  readonly result: 'accepted' | 'refused' | 'unknown' | 'would be called';
  readonly why: string;
  /** AWS's code and message; empty where it accepted. */
  readonly error: string;
  readonly requestId: string;
  readonly attempt: number;
  readonly decidedAt: string;
  readonly decidedBy: string;
  /** ARN of the second person; empty where none was needed. */
  readonly approvedBy: string;
  readonly intendedAt: string;
  readonly answeredAt: string;
  readonly settledAt: string;
  readonly status: string;
  readonly undo: string;
  readonly undoCommand: string;
  /** Before and after of a text that the change replaced, as a unified difference. */
  readonly difference?: {readonly of: string; readonly lines: readonly string[]};
};

/** A step that did not run, or a change that was not confirmed, and why. */
export type ReportSkip = {readonly title: string; readonly status: string; readonly why: string};

/** A clock of the incident, and whether it was met. */
export type ReportClock = {
  readonly clock: string;
  readonly at: string;
  readonly estimate: boolean;
  readonly from: string;
  readonly result: 'met' | 'missed' | 'still running' | 'no deadline of ours';
};

/** A setting that the new database has differently. */
export type ReportDifference = {
  readonly setting: string;
  readonly before: string;
  readonly after: string;
};

/** A database on the same key, before and after. */
export type ReportDatabase = {
  readonly identifier: string;
  readonly kind: string;
  readonly before: string;
  readonly after: string;
};

/** Who acted in the session, and as what. */
export type ReportPerson = {readonly who: string; readonly as: string; readonly since: string};

/** Format `latchkey/report/1`. */
export type Report = {
  readonly format: 'latchkey/report/1';
  readonly stamp: Stamp;
  readonly title: string;
  readonly session: string;
  readonly scenario: string;
  readonly outcome: string;
  readonly incident: {
    readonly database: string;
    readonly engine: string;
    readonly accountId: string;
    readonly region: string;
    readonly endpoint: string;
    readonly openedAt: string;
    readonly closedAt: string;
  };
  /** Five sentences. */
  readonly summary: readonly string[];
  readonly timeline: readonly ReportMoment[];
  readonly diagnosis: {
    readonly verdict: string;
    readonly headline: string;
    readonly findings: readonly ReportFinding[];
    readonly rows: readonly {readonly label: string; readonly lines: readonly string[]}[];
    readonly unknowns: readonly string[];
  };
  readonly changes: readonly ReportChange[];
  readonly skipped: readonly ReportSkip[];
  readonly recovery: {
    /** `37 min 39 s`; empty where it never was down or nobody knows since when. */
    readonly downFor: string;
    readonly downFrom: string;
    readonly downTo: string;
    /** The recovery point in words, as in `rpo`. */
    readonly lost: string;
    /** Undefined where the database was not recovered. */
    readonly rto?: RecoveryFigure;
    readonly rpo?: RecoveryFigure;
    readonly clocks: readonly ReportClock[];
  };
  readonly people: readonly ReportPerson[];
  readonly calls: {
    readonly reads: number;
    readonly changes: number;
    readonly refused: number;
    readonly wouldCall: number;
  };
  readonly differences: readonly ReportDifference[];
  readonly followUps: readonly {
    readonly what: string;
    /** A command of the AWS CLI that does it. */
    readonly how?: string;
    readonly when: string;
  }[];
  readonly notes: readonly {readonly at: string; readonly by: string; readonly text: string}[];
  readonly key: {
    readonly arn: string;
    readonly name: string;
    readonly before: string;
    readonly after: string;
    readonly databases: readonly ReportDatabase[];
    readonly isComplete: boolean;
  };
  readonly proof: {
    readonly entries: number;
    readonly head: string;
    /** Empty where the chain is good. */
    readonly fault: string;
    readonly version: string;
  };
};
