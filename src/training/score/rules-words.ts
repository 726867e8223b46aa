/** The rules of the score in sentences: the same data that the score is computed from. */
import type {Lesson} from '../lesson/lesson.ts';

/** Rules of every lesson. */
export const generalRules: readonly string[] = [
  'A lesson has 100 points: safety, recovery, and handing over. Each point belongs to one objective or one question.',
  'An objective is judged by the state of the simulated AWS and of the session at the end, not by what was typed: every path that leads there earns its points, also one with the AWS CLI.',
  'A wrong answer to a question costs nothing but the points of that question. The first answer counts.',
  'Hints are paid from the points of a lesson that was solved; in one that was not, they cost nothing. A hint stays readable for free.',
  'An unsafe act caps the score, whatever else was earned. The acts are listed below, each with its cap.',
  'Time is shown and weighs little: where it counts, it is an objective of its own, in simulated minutes.',
  'The same actions always lead to the same score.',
];

/** Rules of one lesson. */
export function rulesOf(lesson: Lesson): readonly string[] {
  return [
    `Goal: ${lesson.goal}`,
    ...lesson.objectives.map(
      ({class: name, points, title, when}) =>
        `${points} points ${name}: ${title}. Judged by: ${when}`,
    ),
    ...lesson.questions.map(({points, title}) => `${points} points hand-over: question "${title}"`),
    ...lesson.hints.map(
      ({level, price, about}) => `Hint ${level}, ${price} points: about ${about}`,
    ),
    ...lesson.forbidden.map(
      ({cap, title, when}) => `At most ${cap} points: ${title}. Judged by: ${when}`,
    ),
  ];
}
