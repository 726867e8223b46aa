/** Brief and questions of a lesson: as pages for the screen, and as questions for every front end. */
import {type Incident, operatorName} from '../../core/incident.ts';
import type {ChoiceQuestion} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import type {BriefPage, DebriefPage, QuizPage} from '../../engine/training-view.ts';
import {classes, classWords} from '../lesson/classes.ts';
import {type Lesson, type LessonQuestion, pointsOf} from '../lesson/lesson.ts';
import {again, later, letIn} from './steps.ts';

/** The page of the brief. */
export function briefPage(
  lesson: Lesson,
  session: Session,
  join: readonly string[],
  attempt: string,
  canLetIn: boolean,
): BriefPage {
  const {accountId}: Incident = session.incident;
  return {
    kind: 'brief',
    says: lesson.brief,
    caller: lesson.caller,
    operator: operatorName(session.operator.arn),
    accountId,
    goal: lesson.goal,
    judged: classes.map((name) => {
      const of = pointsOf(lesson, name);
      return {name, points: of, of, words: classWords[name]};
    }),
    background: lesson.background,
    join,
    clock:
      join.length > 0
        ? 'runs 60 × as fast as yours while others may join, also while you read'
        : 'waits are skipped: one minute here may be an hour there',
    attempt,
    choices: [
      {id: 'begin', label: 'Begin'},
      ...(canLetIn ? [{id: letIn, label: 'Let the AWS CLI join too: shows how, then begin'}] : []),
      {id: 'leave', label: 'Another time'},
    ],
  };
}

/** The brief as a question: what is said before it can be answered. */
export function briefQuestion(lesson: Lesson, page: BriefPage): ChoiceQuestion {
  const prose = [
    ...page.says.map((words) => `"${words}" (${page.caller})`),
    `You are ${page.operator}, on call for account ${page.accountId}. You have this terminal and Latchkey, as on the real night.`,
    ...(page.join.length === 0
      ? []
      : [
          'Other tools may join, in another terminal. What you do there counts. Type there, one line each:',
          ...page.join,
        ]),
    `Background: ${page.background.join(' ')}`,
    `Goal: ${page.goal}`,
    `How it is judged: ${page.judged.map(({name, of, words}) => `${of} points ${name} (${words})`).join('; ')}. latchkey train rules tells every rule.`,
    `Clock: ${page.clock}.`,
    'Asking: e, b and ? show evidence, who else needs the key, and help, for free. h tells what a hint is about and its price before it is shown. r, where a way back is asked for, reads everything anew.',
    ...(page.attempt === '' ? [] : [page.attempt]),
  ];
  return {
    kind: 'choice',
    title: `Lesson ${lesson.order}: ${lesson.title}. The call.`,
    prose: prose.join('\n\n'),
    options: page.choices.map((choice) =>
      choice.id === 'begin' ? {...choice, recommended: true} : choice,
    ),
  };
}

/** The page of a question before it is answered, or after. */
export function quizPage(
  lesson: Lesson,
  question: LessonQuestion,
  isLast: boolean,
  chosen?: string,
): QuizPage {
  return {
    kind: 'quiz',
    id: question.id,
    number: lesson.questions.indexOf(question) + 1,
    of: lesson.questions.length,
    title: question.title,
    points: question.points,
    choices: question.choices.map(({id, label, because, right}) =>
      chosen === undefined ? {id, label} : {id, label, because, isRight: right},
    ),
    ...(chosen === undefined ? {} : {chosen}),
    isLast,
  };
}

/** A question of the lesson, for every front end. */
export function quizQuestion(page: QuizPage): ChoiceQuestion {
  const {number, of, title, points, isLast} = page;
  return {
    kind: 'choice',
    title,
    prose: `Question ${number} of ${of}, worth ${points} points in handing over. A wrong answer costs nothing.`,
    options: [
      ...page.choices.map(({id, label}) => ({id, label})),
      {
        id: later,
        label: isLast ? 'Leave it unanswered' : 'Later',
        detail: isLast ? '' : 'it comes again before the debrief',
      },
    ],
  };
}

/** What comes after the debrief, for every front end; undefined where nothing does. */
export function nextQuestion({next}: DebriefPage): ChoiceQuestion | undefined {
  if (!next) return undefined;
  const {order, title} = next.lesson;
  const label = next.word === again ? `Lesson ${order} again` : `Lesson ${order}: ${title}`;
  return {
    kind: 'choice',
    title: 'What next?',
    prose: '',
    options: [
      {id: 'go', label},
      {id: 'leave', label: 'Enough for now'},
    ],
  };
}
