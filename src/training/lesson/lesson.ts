/** A lesson as read from its file: everything a trainee meets, and every rule of its score. */
import type {Outcome} from '../../core/entry.ts';
import type {JsonObject} from '../../core/json.ts';
import type {ClassName} from './classes.ts';

/** Something to reach or to keep; worth points while its predicate holds at the end. */
export type Objective = {
  readonly id: string;
  readonly class: ClassName;
  readonly points: number;
  readonly title: string;
  /** JMESPath over the state of play (docs/lessons.md). */
  readonly when: string;
  /** What to say where it does not hold. */
  readonly missed: string;
};

/** What somebody else does when a question is answered so, such as a colleague who was called. */
export type Deed = {readonly as: string; readonly call: string; readonly with: JsonObject};

/** One answer of a question; `because` explains it, right or wrong. */
export type LessonChoice = {
  readonly id: string;
  readonly label: string;
  readonly because: string;
  readonly right: boolean;
  readonly does: readonly Deed[];
};

/** A question of the lesson, asked in the gap of a wait, or at latest in the debrief. */
export type LessonQuestion = {
  readonly id: string;
  readonly points: number;
  readonly title: string;
  /** When it may be asked; at the end it always may. */
  readonly when: string;
  readonly choices: readonly LessonChoice[];
};

/** A hint: what it is about and its price are said before it is shown. */
export type Hint = {
  readonly level: number;
  readonly about: string;
  readonly price: number;
  readonly text: string;
};

/** An act that caps the score, and what it would have cost in production. */
export type Forbidden = {
  readonly id: string;
  readonly title: string;
  readonly when: string;
  readonly cap: number;
  readonly cost: string;
};

/** What the coach says once, as soon as its predicate holds. */
export type Comment = {readonly id: string; readonly when: string; readonly says: string};

/** A call whose answer says something; `why` tells what somebody who did not ask it missed. */
export type TellingCall = {readonly call: string; readonly why: string};

/** One move of a path that is played. Each has words for the debrief. */
export type Move = {
  readonly words: string;
  /** The answer to a step's question. */
  readonly answer?: {readonly step: string; readonly is: string};
  /** The call that the move stands for. */
  readonly call?: string;
  /** AWS refuses the call, and that is right so. */
  readonly refused: boolean;
  /** `hand`: the path makes the call itself, as with the AWS CLI; else Latchkey does. */
  readonly by: 'latchkey' | 'hand';
  readonly as?: string;
  readonly with: JsonObject;
  /** In the reference path: when it is made, in minutes of the clock after the lesson began. */
  readonly minute?: number;
  /** Minutes that pass before the move. */
  readonly after: number;
  readonly note?: string;
  /** A hint that is bought. */
  readonly hint?: number;
  /** How the session ends with this move. */
  readonly ends?: Outcome;
};

/** A way through the lesson with the score it leads to; `reference` is the recommended one. */
export type LessonPath = {
  readonly id: string;
  readonly title: string;
  readonly score: number;
  readonly solved: boolean;
  readonly moves: readonly Move[];
};

/** One file of runbooks/lessons. */
export type Lesson = {
  readonly id: string;
  readonly order: number;
  readonly title: string;
  readonly minutes: number;
  readonly scenario: string;
  readonly learns: string;
  readonly needs: readonly string[];
  readonly coach: 'on' | 'quiet';
  /** The lesson is solved where this holds. */
  readonly solved: string;
  readonly runbooks: readonly string[];
  readonly evidence: readonly TellingCall[];
  readonly goal: string;
  readonly background: readonly string[];
  readonly brief: readonly string[];
  /** Who calls. */
  readonly caller: string;
  readonly takeaway: string;
  readonly objectives: readonly Objective[];
  readonly questions: readonly LessonQuestion[];
  readonly hints: readonly Hint[];
  readonly forbidden: readonly Forbidden[];
  readonly comments: readonly Comment[];
  readonly paths: readonly LessonPath[];
  readonly file: string;
};

/** The path that `--answers recommended` plays. */
export function referenceOf(lesson: Lesson): LessonPath | undefined {
  return lesson.paths.find(({id}) => id === 'reference');
}

/** Points that a class is worth in this lesson; questions count as handing over. */
export function pointsOf(lesson: Lesson, name: ClassName): number {
  const objectives = lesson.objectives.filter((one) => one.class === name);
  const questions = name === 'hand-over' ? lesson.questions : [];
  return [...objectives, ...questions].reduce((sum, {points}) => sum + points, 0);
}
