/** The plan: steps of a runbook, copied into the journal as data. Plain JSON, complete in itself. */
import type {CallName} from './call.ts';
import type {FactName} from './evidence.ts';
import type {Json, JsonObject} from './json.ts';
import type {TimePart} from './way-time.ts';
import type {LoginOutlook} from './words/login.ts';

/** The step kinds of a runbook (docs/runbooks.md). */
export type StepKind =
  | 'read'
  | 'gather'
  | 'change'
  | 'choose'
  | 'ask'
  | 'manual'
  | 'wait'
  | 'connect'
  | 'run'
  | 'stop';

/** Systems Manager Automation's words, and Skipped. */
export type StepStatus =
  | 'Pending'
  | 'InProgress'
  | 'Waiting'
  | 'PendingApproval'
  | 'Approved'
  | 'Rejected'
  | 'Success'
  | 'Failed'
  | 'TimedOut'
  | 'Cancelled'
  | 'Skipped';

/** Input of a call: members with `{{ JMESPath }}` templates, or `{from: name}` of a computation. */
export type InputTemplate = JsonObject;

/** The job in which AWS does the work: read beside the look, as long as its ID is known. */
export type JobLook = {
  readonly read: CallName;
  /** The member of its input that takes the ID. */
  readonly by: string;
  /** The word to show beside the other one. */
  readonly shows: string;
  readonly percent?: string;
  /** Holds when the job has ended without having made anything. */
  readonly fails: string;
  /** What it said, and the next move. */
  readonly because: string;
};

/** A look that tells whether a change holds. Expressions are JMESPath over the answer of `read`. */
export type Verify = {
  readonly read: CallName;
  readonly with: InputTemplate;
  /** The Region it looks into, where that is not the incident's; a template. */
  readonly region?: string;
  /** Holds when the change is so. */
  readonly until: string;
  /** Holds when the change has reached AWS though `until` does not hold yet (a start under way). */
  readonly arrived?: string;
  /** A named computation over the answer, which the expressions see as `also`: true or false. */
  readonly also?: {readonly from: string};
  /** Holds when waiting on is of no use: a key store that failed to connect. */
  readonly fails?: string;
  /** The word to show while waiting, e.g. the database's status. */
  readonly shows?: string;
  /** How far it is in percent, where AWS tells: a number, or a text that holds one. */
  readonly percent?: string;
  readonly job?: JobLook;
  /** Seconds of the world's time. */
  readonly within: number;
  /** Seconds between looks. */
  readonly every: number;
};

/** What puts a change back: a call to print (never sent by Latchkey), or plain words. */
export type Undo =
  | {readonly call: CallName; readonly with: InputTemplate}
  | {readonly words: string};

/** What an answer leads to besides going on. */
export type AfterAnswer = 'continue' | 'diagnose' | 'stop' | 'again';

/** An option written in a runbook. */
export type OptionTemplate = {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly recommended?: boolean;
  readonly then?: AfterAnswer;
};

/** One step. Texts may hold `{{ JMESPath }}` over the session's facts, filled in when it begins. */
export type PlannedStep = {
  readonly id: string;
  readonly runbook: string;
  readonly title: string;
  readonly kind: StepKind;
  /** The Markdown paragraphs before the step block: what the screen shows beside it. */
  readonly prose: string;
  /** JMESPath over the session's facts; false skips the step with `otherwise` as its reason. */
  readonly when?: string;
  readonly otherwise?: string;
  readonly call?: CallName;
  readonly with?: InputTemplate;
  /** The Region it is sent to, where that is not the incident's; a template. */
  readonly region?: string;
  /** `gather`: the named set of reads; it fails where one of its checks does not hold. */
  readonly gather?: string;
  /** `read`: JMESPath over the answer that must hold, else the step fails. */
  readonly assert?: string;
  /** `read`: the fact that the answer is kept as. */
  readonly fact?: FactName;
  /** The step from which an answer with `then: again` begins anew; default: this one. */
  readonly again?: string;
  /** `read`: files that members of the answer are written to, never into the journal. */
  readonly save?: {readonly [member: string]: string};
  /** `change`: the named computation of what the change means: its diff, what was tried. */
  readonly review?: {readonly from: string};
  /** `ask`: what the typed text has to be. */
  readonly expects?: 'file' | 'folder' | 'date';
  /** A text to send to somebody, or to keep: a named computation, shown as it is. */
  readonly text?: {readonly from: string};
  readonly confirm?: 'yes' | 'type';
  /** A second person has to approve the change first. */
  readonly 'require-approval'?: boolean;
  /** What has to be typed when `confirm` is `type`. */
  readonly name?: string;
  readonly why?: string;
  readonly effect?: string;
  readonly risk?: string;
  readonly undo?: Undo;
  readonly verify?: Verify;
  /** Error codes that a late-arriving change causes: tried again for `within` seconds. */
  readonly retry?: {readonly on: readonly string[]; readonly within: number};
  /** `continue`: a failure is noted and the plan goes on; default: the operator chooses. */
  readonly onFailure?: 'continue';
  /** Options written out, or `{from: name}` of a computation over the facts. */
  readonly options?: readonly OptionTemplate[] | {readonly from: string};
  /** Template of the identifier that the incident is about from here on (a restored database). */
  readonly target?: string;
  /** `stop`: how the session closes. */
  readonly outcome?: 'handed-over' | 'failed';
  /** Of a change: worked out as the plan is taken, never written in a runbook. */
  readonly right?: Right;
};

/** A runbook chosen for this incident, its `run` steps expanded in place. */
export type Plan = {
  readonly runbook: string;
  readonly title: string;
  readonly steps: readonly PlannedStep[];
};

/** One rung of the decision ladder: a runbook and whether it applies to this diagnosis. */
export type Way = {
  readonly runbook: string;
  readonly title: string;
  readonly applies: 'yes' | 'no' | 'later' | 'unknown';
  readonly because: string;
  /** `yes`, `no`, or what stays in words. */
  readonly undo: string;
  /** How long it takes, in words, never a promise. */
  readonly time: string;
  /** The same part by part, each figure with its origin; missing where only words are known. */
  readonly parts?: readonly TimePart[];
  /** What it costs although it is the right way; missing where its runbook does not say. */
  readonly price?: string;
  /** What it breaks if it is the wrong way. */
  readonly risk?: string;
  readonly recommended: boolean;
  /** What would change the advice. */
  readonly unless: string;
  readonly steps: readonly StepOutline[];
  /** Whether the operator's login outlasts its longest wait; unset where it has no known end. */
  readonly login?: LoginOutlook;
};

/** Whether the operator may make a change, as far as the policies could be read. */
export type Right = {
  readonly may: 'yes' | 'no' | 'unknown';
  /** The statement that decides, or what would have to be known. */
  readonly because: string;
  /** The type of policy that refuses: `identity`, `boundary`, `resource`, … */
  readonly by?: string;
};

/** A step in one line, for the preview of a way. */
export type StepOutline = {
  readonly id: string;
  readonly kind: StepKind;
  readonly title: string;
  readonly call: string;
  readonly undo: string;
  /** Why, and what it does to others, as far as both are known before the step is bound. */
  readonly why?: string;
  readonly effect?: string;
  /** The longest wait, in seconds. */
  readonly within?: number;
  /** Of a change: worked out before anything is sent. It never holds the operator up. */
  readonly right?: Right;
};

/** Bound input of a call: no templates left. */
export type BoundInput = {readonly [member: string]: Json | undefined};
