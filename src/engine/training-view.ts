/** What a front end shows of a lesson beside its session. Plain data, made by src/training. */

/** Which lesson it is. */
export type LessonName = {readonly id: string; readonly order: number; readonly title: string};

/** A hint that was bought: it stays readable for free. */
export type ShownHint = {readonly level: number; readonly price: number; readonly text: string};

/** The next hint: everything about it that is said before it is shown. */
export type NextHint = {
  readonly level: number;
  readonly about: string;
  readonly price: number;
  /** No hint comes after it: it gives the answer away. */
  readonly isLast: boolean;
  /** Points that can still be reached now, and after it. */
  readonly now: number;
  readonly after: number;
};

export type HintShelf = {
  readonly count: number;
  readonly shown: readonly ShownHint[];
  readonly next?: NextHint;
};

/** One of the things a lesson is judged by. */
export type ClassPoints = {
  readonly name: string;
  readonly points: number;
  readonly of: number;
  readonly words: string;
};

/** The symptom, as a person would tell it, and how the lesson is judged. */
export type BriefPage = {
  readonly kind: 'brief';
  readonly says: readonly string[];
  readonly caller: string;
  readonly operator: string;
  readonly accountId: string;
  readonly goal: string;
  readonly judged: readonly ClassPoints[];
  /** What has to be known before, in plain words. */
  readonly background: readonly string[];
  /** How to join with the AWS CLI; empty where the simulated AWS is not served. */
  readonly join: readonly string[];
  /** How the simulated clock goes. */
  readonly clock: string;
  readonly attempt: string;
  readonly choices: readonly {readonly id: string; readonly label: string}[];
};

/** The diagnosis, to be read before the first questions of the lesson. */
export type ReadingPage = {readonly kind: 'reading'; readonly questions: number};

/** One answer of a question; `because` is known once it was answered. */
export type QuizChoice = {
  readonly id: string;
  readonly label: string;
  readonly because?: string;
  readonly isRight?: boolean;
};

/** A question of the lesson; `chosen` once it was answered. */
export type QuizPage = {
  readonly kind: 'quiz';
  readonly id: string;
  readonly number: number;
  readonly of: number;
  readonly title: string;
  readonly points: number;
  readonly choices: readonly QuizChoice[];
  readonly chosen?: string;
  /** Asked for the last time: not answering it now leaves it unanswered. */
  readonly isLast: boolean;
};

/** One row of the two paths side by side; empty where one of them has no such move. */
export type PathRow = {
  readonly at: string;
  readonly own: string;
  /** When the reference path makes its move; empty where nobody can see it made. */
  readonly referenceAt: string;
  readonly reference: string;
  readonly isAmiss: boolean;
  /** What the own move would have cost in production; empty where it is not amiss. */
  readonly cost: string;
};

/** What an attempt came to: own path and reference path, what was missed, what it would have cost. */
export type DebriefPage = {
  readonly kind: 'debrief';
  readonly lesson: LessonName;
  readonly solved: boolean;
  readonly points: number;
  readonly minutes: number;
  readonly classes: readonly ClassPoints[];
  readonly hints: {readonly levels: readonly number[]; readonly cost: number};
  readonly caps: readonly {readonly title: string; readonly cap: number; readonly cost: string}[];
  /** Why points are missing, a sentence each. */
  readonly missed: readonly {
    readonly title: string;
    readonly points: number;
    readonly why: string;
  }[];
  readonly path: readonly PathRow[];
  /** Calls that would have told more, and what. */
  readonly evidence: readonly {readonly call: string; readonly why: string}[];
  readonly runbooks: readonly string[];
  readonly takeaway: string;
  /** `best of 2 attempts: 88`. */
  readonly progress: string;
  /** What comes after it: the next lesson, or this one again; absent where nobody chooses. */
  readonly next?: {readonly word: 'next' | 'again'; readonly lesson: LessonName};
};

export type TrainingPage = BriefPage | ReadingPage | QuizPage | DebriefPage;

/** A lesson as it stands. */
export type TrainingView = {
  readonly lesson: LessonName;
  /** The coach keeps quiet in this lesson. */
  readonly isQuiet: boolean;
  /** What the coach said last; empty at first. */
  readonly coach: string;
  readonly hints: HintShelf;
  /** How to join with the AWS CLI; empty where the simulated AWS is not served. */
  readonly join: readonly string[];
  /** A page of the lesson that stands in front of the session's own. */
  readonly page?: TrainingPage;
};

/** What a lesson says in words. */
export type LessonSays =
  | {readonly type: 'coach'; readonly text: string}
  | {readonly type: 'hint'; readonly hint: ShownHint}
  /** The diagnosis stands there; questions of the lesson follow. */
  | {readonly type: 'read'; readonly questions: number}
  | {readonly type: 'answered'; readonly page: QuizPage}
  | {readonly type: 'debrief'; readonly page: DebriefPage};
