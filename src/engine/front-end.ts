/** What the engine asks of a front end, and what it lets a front end see and do. */
import type {CallName} from '../core/call.ts';
import type {Diagnosis} from '../core/diagnosis.ts';
import type {Entry} from '../core/entry.ts';
import type {FactName} from '../core/evidence.ts';
import type {Question} from '../core/question.ts';
import type {Session} from '../core/session.ts';
import type {Pace, TimeChange} from './time-control.ts';
import type {LessonSays, TrainingView} from './training-view.ts';

/** A person's answer, or that they want to leave; leaving keeps the session resumable. */
export type Reply =
  | {readonly type: 'answer'; readonly answer: string; readonly by?: string}
  | {readonly type: 'leave'};

/** Screen, plain or JSON. The engine knows none of these words. */
export type FrontEnd = {
  /** Every entry, right after it was written. */
  show(entry: Entry, session: Session): void;
  /** Resolves with the answer; the runner checks it and asks again where it cannot be taken. */
  ask(step: string, question: Question, session: Session): Promise<Reply>;
  /** An answer could not be taken: the reason in a sentence. Nothing was sent. */
  refuse(reason: string): void;
  /** What a lesson says; resolves when it was read, or at once where nobody has to read it first. */
  tell?(says: LessonSays): Promise<void>;
};

/** One read of the evidence round, with its line from the start of the round. */
export type ReadLine = {
  readonly name: FactName;
  readonly call: CallName;
  readonly round: 1 | 2 | 3;
};

/** What is going on right now and is not in the journal yet. Times: the world's milliseconds. */
export type Activity =
  | {readonly type: 'idle'}
  | {
      readonly type: 'observing';
      readonly since: number;
      readonly reads: readonly ReadLine[];
      /** What decides is in; CloudTrail is still being asked who did it. */
      readonly soFar?: Diagnosis;
    }
  | {readonly type: 'sending'; readonly call: CallName; readonly since: number}
  | {
      readonly type: 'waiting';
      readonly step: string;
      readonly since: number;
      readonly looks: number;
      readonly lastLookAt?: number;
      readonly nextLookAt?: number;
    };

/** A report that lies on the disk, or why it does not. */
export type WrittenReport = {
  /** Markdown, HTML and JSON; none where they could not be written. */
  readonly files: readonly string[];
  /** Its title and its first sentences. */
  readonly says: readonly string[];
  readonly head: string;
  readonly entries: number;
  /** Why it could not be written; empty when it was. */
  readonly problem: string;
};

/** One consistent picture of a running session. */
export type View = {
  readonly session: Session;
  readonly entries: readonly Entry[];
  readonly activity: Activity;
  /** Why the last answer was not taken; empty when it was. */
  readonly refusal: string;
  /** How the simulated clock goes; undefined in every live world. */
  readonly pace?: Pace;
  /** Set when the session is closed and its report was written. */
  readonly report?: WrittenReport;
  /** Set while a lesson is trained. */
  readonly training?: TrainingView;
};

/** What a front end may do with a running session besides answering. */
export type Store = {
  view(): View;
  /** Calls `listener` after every change of the view; returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** The world's time in milliseconds, for clocks and countdowns. */
  now(): number;
  /** Adds a line for the journal and the report. */
  note(text: string): void;
  /** Looks at once instead of at the next interval; outside a wait reads everything anew. */
  lookAgain(): void;
  /** Moves the simulated clock; says so, or nothing where there is none. */
  changeTime?(change: TimeChange): string;
  /** Ends the session resumable: what AWS does goes on. */
  leave(): void;
  /** Shows the next hint of the lesson for its price; nothing where there is none. */
  showHint?(): void;
};
