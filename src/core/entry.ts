/** Journal entries (format `latchkey/journal/1`): the append-only record that is the only state. */
import type {Estimate} from './backup-shapes.ts';
import type {CallError, CallMode, CallName, CallOutcome} from './call.ts';
import type {Diagnosis} from './diagnosis.ts';
import type {FactName, FactValues} from './evidence.ts';
import type {Fact} from './fact.ts';
import type {Incident, Operator, WorldKind} from './incident.ts';
import type {BoundInput, PlannedStep, StepStatus} from './plan.ts';
import type {Question} from './question.ts';

/** A session begins, or goes on after an interruption (`resumed`). */
export type Opened = {
  readonly type: 'opened';
  readonly session: string;
  readonly incident: Incident;
  readonly world: WorldKind;
  /** True when this AWS is a Latchkey simulator, in process or behind the endpoint. */
  readonly rehearsal: boolean;
  readonly operator: Operator;
  /** Empty for AWS's own endpoints. */
  readonly endpoint: string;
  readonly profile?: string;
  readonly scenario?: string;
  /** The lesson that is trained, whose scenario this is. */
  readonly lesson?: string;
  readonly version: string;
  readonly resumed: boolean;
  /** Every change needs the approval of a second person. */
  readonly requiresApproval?: boolean;
  /** Regions in which backups are looked for besides those that something points to. */
  readonly regions?: readonly string[];
  /** ARN of the operator who handed the session over to this one. */
  readonly takenOverFrom?: string;
};

/** One fact was observed. */
export type Observed = {
  readonly type: 'observed';
  readonly fact: FactName;
  readonly evidence: Fact<FactValues[FactName]>;
};

export type Diagnosed = {readonly type: 'diagnosed'; readonly diagnosis: Diagnosis};

/** The plan, as data: resuming replays no code. */
export type Planned = {
  readonly type: 'planned';
  readonly runbook: string;
  readonly title: string;
  readonly steps: readonly PlannedStep[];
};

/** `step` is a step's id, `way`, or `<step>.failed`. */
export type Asked = {readonly type: 'asked'; readonly step: string; readonly question: Question};

export type Answered = {
  readonly type: 'answered';
  readonly step: string;
  /** The question's title. */
  readonly question: string;
  readonly answer: string;
  /** The operator's name, or `--answers`. */
  readonly by: string;
};

/** Written and fsynced before a change is sent. */
export type Intended = {
  readonly type: 'intended';
  readonly step: string;
  readonly call: CallName;
  readonly input: BoundInput;
  readonly attempt: number;
};

/** One call as the door saw it; a change's entry is fsynced. Reads outside a step have no `step`. */
export type Called = {
  readonly type: 'called';
  readonly step?: string;
  readonly call: CallName;
  readonly mode: CallMode;
  readonly outcome: CallOutcome;
  /** The Region, where it is not the incident's own. */
  readonly region?: string;
  readonly requestId: string;
  readonly attempts: number;
  readonly milliseconds: number;
  readonly input?: BoundInput;
  readonly error?: CallError;
  /** The job that AWS began: what its own progress is asked for by. */
  readonly job?: string;
};

export type Settled = {
  readonly type: 'settled';
  readonly step: string;
  readonly status: StepStatus;
  readonly reason: string;
  /** The identifier that the incident is about from here on. */
  readonly target?: string;
  /** The Region in which it stands, where that is another one. */
  readonly targetRegion?: string;
};

/** A wait goes on: what was seen, until when we look. One entry per change of what is seen. */
export type Waiting = {
  readonly type: 'waiting';
  readonly step: string;
  readonly until: string;
  readonly because: string;
  readonly seen: string;
  /** Where AWS tells how far it is. */
  readonly percent?: number;
  /** What it takes in minutes, said when the wait begins; never a promise by AWS. */
  readonly estimate?: Estimate;
  /** Somebody else began what is waited for: ours was not sent, or was refused. */
  readonly others?: boolean;
};

export type Noted = {
  readonly type: 'noted';
  readonly step?: string;
  readonly text: string;
  readonly by: string;
};

export type Outcome =
  | 'recovered'
  | 'nothing-to-do'
  | 'handed-over'
  | 'waiting'
  | 'cancelled'
  | 'failed';

/** One measured figure: its span where it could be measured, and what is said of it. */
export type RecoveryFigure = {
  readonly seconds?: number;
  readonly from?: string;
  readonly to?: string;
  readonly words: string;
};

/** What the incident cost: how long the database was down, and how much of its data is gone. */
export type RecoveryFigures = {readonly rto: RecoveryFigure; readonly rpo: RecoveryFigure};

export type Closed = {
  readonly type: 'closed';
  readonly outcome: Outcome;
  readonly summary: string;
  /** Only where the database was recovered. */
  readonly recovery?: RecoveryFigures;
};

/** What happened, before it is numbered, dated and chained. */
export type EntryBody =
  | Opened
  | Observed
  | Diagnosed
  | Planned
  | Asked
  | Answered
  | Intended
  | Called
  | Settled
  | Waiting
  | Noted
  | Closed;

/** `at` is the world's time, `wall` is added where it differs; `prev` and `hash` chain the file. */
export type EntryFrame = {
  readonly v: 1;
  readonly seq: number;
  readonly at: string;
  readonly wall?: string;
  readonly prev: string;
  readonly hash: string;
};

/** One line of the journal. */
export type Entry = EntryFrame & EntryBody;
