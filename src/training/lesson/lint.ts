/** Checks lessons against each other and against the scenarios and runbooks they name. */

import {suggestion} from '../../runbook/nearest.ts';
import {inOrder} from '../../runbook/parse.ts';
import {type Place, type Problem, type ProblemCode, problemAt} from '../../runbook/place.ts';
import {type ParsedLesson, parseLesson} from './parse.ts';

/** What lessons may refer to. */
export type Known = {
  /** Scenario id → the names of its principals. */
  readonly scenarios: ReadonlyMap<string, readonly string[]>;
  readonly runbooks: readonly string[];
  /** Steps that a path may answer. */
  readonly steps: ReadonlySet<string>;
  /** Lessons that stand elsewhere. */
  readonly lessons: readonly string[];
};

/** A lesson's file, read but not yet understood. */
export type LessonFile = {readonly file: string; readonly text: string};

/** All problems of these files, in the order of file, line and column. */
export function lintLessons(files: readonly LessonFile[], known: Known): readonly Problem[] {
  const parsed = files.map(({file, text}) => parseLesson(file, text));
  const ids = [...known.lessons, ...parsed.flatMap(({lesson}) => (lesson ? [lesson.id] : []))];
  return inOrder([
    ...parsed.flatMap(({problems}) => problems),
    ...duplicates(parsed),
    ...parsed.flatMap((one) => namesProblems(one, known, ids)),
    ...parsed.flatMap((one) => pathProblems(one, known)),
  ]);
}

function duplicates(parsed: readonly ParsedLesson[]): readonly Problem[] {
  const seen = new Map<string, string>();
  return parsed.flatMap(({lesson, front}) => {
    if (!lesson || !front) return [];
    return (['id', 'order'] as const).flatMap((member) => {
      const name = `${member} ${lesson[member]}`;
      const other = seen.get(name);
      seen.set(name, lesson.file);
      if (other === undefined) return [];
      const message = `The lesson in ${other} has the same ${member}.`;
      return [problemAt(front.place([member]), 'duplicate-lesson', message, 'Change one of them.')];
    });
  });
}

function namesProblems(
  {lesson, front}: ParsedLesson,
  {scenarios, runbooks}: Known,
  lessons: readonly string[],
): readonly Problem[] {
  if (!lesson || !front) return [];
  const {scenario, needs} = lesson;
  const list = (
    member: 'needs' | 'runbooks',
    names: readonly string[],
    code: ProblemCode,
    kind: string,
  ) =>
    lesson[member].flatMap((name, index) =>
      names.includes(name) ? [] : [unknown(front.place([member, index]), code, kind, name, names)],
    );
  return [
    ...(scenarios.has(scenario)
      ? []
      : [
          unknown(front.place(['scenario']), 'unknown-scenario', 'scenario', scenario, [
            ...scenarios.keys(),
          ]),
        ]),
    ...(needs.length === 0 ? [] : list('needs', lessons, 'unknown-lesson', 'lesson')),
    ...list('runbooks', runbooks, 'unknown-runbook', 'runbook'),
  ];
}

/** Principals and steps that the paths and deeds of a lesson name. */
function pathProblems(
  {lesson, blocks}: ParsedLesson,
  {scenarios, steps}: Known,
): readonly Problem[] {
  const principals = lesson && scenarios.get(lesson.scenario);
  if (!lesson || !principals) return [];
  const own = new Set(lesson.questions.map(({id}) => `question.${id}`));
  const principalAt = (place: Place, name: string | undefined) =>
    name === undefined || name === 'administrator' || principals.includes(name)
      ? []
      : [unknown(place, 'unknown-principal', 'principal of the scenario', name, principals)];
  const deeds = blocks.question.flatMap(({value, block}) =>
    value.choices.flatMap(({does}, choice) =>
      does.flatMap(({as}, index) =>
        principalAt(block.place(['choices', choice, 'does', index, 'as']), as),
      ),
    ),
  );
  const moves = blocks.path.flatMap(({value, block}) =>
    value.moves.flatMap(({as, answer}, index) => {
      const place = block.place(['moves', index, 'answer', 'step']);
      const isKnown = !answer || steps.has(answer.step) || own.has(answer.step);
      return [
        ...principalAt(block.place(['moves', index, 'as']), as),
        ...(isKnown
          ? []
          : [unknown(place, 'unknown-step', 'step', answer.step, [...steps, ...own])]),
      ];
    }),
  );
  return [...deeds, ...moves];
}

function unknown(
  place: Place,
  code: ProblemCode,
  kind: string,
  name: string,
  names: readonly string[],
): Problem {
  const otherwise = names.length > 20 ? 'Check the name.' : `There are ${names.join(', ')}.`;
  return problemAt(
    place,
    code,
    `There is no ${kind} "${name}".`,
    suggestion(name, names, otherwise),
  );
}
