/** The score: a pure function of the rules of a lesson and the state of play. All rules are public. */
import {type ClassName, classes} from '../lesson/classes.ts';
import {type Lesson, pointsOf} from '../lesson/lesson.ts';
import type {LessonRecord} from '../notes.ts';
import {holds, type StateOfPlay} from '../state-of-play.ts';

/** An objective or a question, and whether its points were earned. */
export type Earned = {
  readonly id: string;
  readonly class: ClassName;
  readonly title: string;
  readonly points: number;
  readonly of: number;
  /** Why points are missing; empty where none are. */
  readonly missed: string;
};

/** An act that capped the score. */
export type Cap = {
  readonly id: string;
  readonly title: string;
  readonly cap: number;
  readonly cost: string;
};

/** The score of one attempt (format `latchkey/score/1`); it holds no ids and no real times. */
export type Score = {
  readonly format: 'latchkey/score/1';
  readonly lesson: string;
  readonly solved: boolean;
  /** What counts: earned points, less hints where the lesson was solved, at most the lowest cap. */
  readonly points: number;
  readonly of: 100;
  readonly classes: readonly {
    readonly class: ClassName;
    readonly points: number;
    readonly of: number;
  }[];
  readonly earned: readonly Earned[];
  readonly hints: {readonly levels: readonly number[]; readonly cost: number};
  readonly caps: readonly Cap[];
  readonly safety: 'kept' | 'lost';
  /** Simulated minutes from the beginning to now. */
  readonly minutes: number;
};

/** The score as it stands. */
export function scoreOf(lesson: Lesson, state: StateOfPlay, record: LessonRecord): Score {
  const earned = [...objectivesOf(lesson, state), ...questionsOf(lesson, record)];
  const caps = lesson.forbidden.filter(({when}) => holds(when, state)).map(capOf);
  const solved = holds(lesson.solved, state);
  const cost = solved ? priceOf(lesson, record.hints) : 0;
  const sum = earned.reduce((points, one) => points + one.points, 0);
  const points = Math.max(0, Math.min(sum - cost, ...caps.map(({cap}) => cap)));
  return {
    format: 'latchkey/score/1',
    lesson: lesson.id,
    solved,
    points,
    of: 100,
    classes: classes.map((name) => ({
      class: name,
      points: earned
        .filter((one) => one.class === name)
        .reduce((total, one) => total + one.points, 0),
      of: pointsOf(lesson, name),
    })),
    earned,
    hints: {levels: [...record.hints].sort((a, b) => a - b), cost},
    caps,
    safety: caps.length === 0 ? 'kept' : 'lost',
    minutes: Number(state.session.minutes),
  };
}

/** What hints of these levels cost together. */
export function priceOf(lesson: Lesson, levels: readonly number[]): number {
  return lesson.hints
    .filter(({level}) => levels.includes(level))
    .reduce((sum, {price}) => sum + price, 0);
}

/** What can still be reached: wrong answers, hints and caps are taken off. */
export function possibleOf(
  lesson: Lesson,
  state: StateOfPlay,
  record: LessonRecord,
  more: number = 0,
): number {
  const lost = questionsOf(lesson, record)
    .filter(({id}) => record.answers[id] !== undefined)
    .reduce((sum, {points, of}) => sum + of - points, 0);
  const caps = lesson.forbidden.filter(({when}) => holds(when, state)).map(({cap}) => cap);
  return Math.max(0, Math.min(100 - lost - priceOf(lesson, record.hints) - more, ...caps));
}

function objectivesOf(lesson: Lesson, state: StateOfPlay): readonly Earned[] {
  return lesson.objectives.map(({id, class: name, points, title, when, missed}) => {
    const isMet = holds(when, state);
    return {
      id,
      class: name,
      title,
      points: isMet ? points : 0,
      of: points,
      missed: isMet ? '' : missed,
    };
  });
}

function questionsOf(lesson: Lesson, {answers}: LessonRecord): readonly Earned[] {
  return lesson.questions.map(({id, title, points, choices}) => {
    const given = choices.find((choice) => choice.id === answers[id]);
    const right = choices.find((choice) => choice.right);
    const missed =
      given === undefined
        ? 'The question was not answered.'
        : `You said: ${given.label}. Right is: ${right?.label ?? ''}.`;
    return {
      id,
      class: 'hand-over',
      title,
      points: given?.right ? points : 0,
      of: points,
      missed: given?.right ? '' : missed,
    };
  });
}

function capOf({id, title, cap, cost}: Lesson['forbidden'][number]): Cap {
  return {id, title, cap, cost};
}
