/** Reads a lesson: Markdown in, data out, or everything that is wrong with the file by itself. */
import {inOrder} from '../../runbook/parse.ts';
import {type Place, type Problem, problemAt} from '../../runbook/place.ts';
import {shapeProblems} from '../../runbook/shape-problems.ts';
import type {YamlBlock} from '../../runbook/yaml-block.ts';
import {expressionFlaws} from './expressions.ts';
import type {Lesson} from './lesson.ts';
import {ruleFlaws} from './rules.ts';
import {type LessonSections, lessonSections, type RawBlock} from './sections.ts';
import {type BlockName, blockShapes, frontShape, lessonMembers} from './shapes.ts';

type BlockOf<Name extends BlockName> = ReturnType<(typeof blockShapes)[Name]['parse']>;

/** A block that was understood, and where it stands. */
export type Placed<Value> = {readonly value: Value; readonly block: YamlBlock};

/** Blocks of every kind, in the order of the file. */
export type Blocks = {readonly [Name in BlockName]: readonly Placed<BlockOf<Name>>[]};

/** A file as it was read. `lesson` is there only when `problems` is empty. */
export type ParsedLesson = {
  readonly file: string;
  readonly lesson?: Lesson;
  readonly front?: YamlBlock;
  readonly blocks: Blocks;
  readonly problems: readonly Problem[];
};

/** Reads one file. */
export function parseLesson(file: string, source: string): ParsedLesson {
  const sections = lessonSections(file, source);
  const front = frontOf(file, sections.front);
  const {blocks, problems: blockProblems} = blocksOf(sections.blocks);
  const problems = inOrder([
    ...sections.problems,
    ...front.problems,
    ...blockProblems,
    ...missingProse(file, sections),
    ...expressionFlaws(sections.front, front.value, blocks),
    ...ruleFlaws(file, sections.front, blocks),
  ]);
  const common = {file, blocks, problems, ...(sections.front ? {front: sections.front} : {})};
  if (problems.length > 0 || !front.value) return common;
  return {...common, lesson: lessonOf(file, front.value, sections, blocks)};
}

type Front = ReturnType<typeof frontShape.parse>;

function frontOf(
  file: string,
  block: YamlBlock | undefined,
): {readonly value?: Front; readonly problems: readonly Problem[]} {
  if (!block) {
    const place = {file, line: 1, column: 1};
    const message = 'The file does not begin with front matter.';
    const fix = 'Begin with a line ---, then id, title and scenario, then a line ---.';
    return {problems: [problemAt(place, 'bad-front-matter', message, fix)]};
  }
  if (block.problems.length > 0) return {problems: block.problems};
  const result = frontShape.safeParse(block.value ?? {});
  return result.success
    ? {value: result.data, problems: []}
    : {problems: shapeProblems(result.error, block, 'front', lessonMembers)};
}

function blocksOf(raw: readonly RawBlock[]): {blocks: Blocks; problems: readonly Problem[]} {
  const problems: Problem[] = [];
  const read = <Name extends BlockName>(name: Name): readonly Placed<BlockOf<Name>>[] =>
    raw.flatMap(({name: own, block}) => {
      if (own !== name) return [];
      const shape = blockShapes[name];
      const result = shape.safeParse(block.value ?? {});
      problems.push(...block.problems);
      if (block.problems.length > 0) return [];
      if (!result.success) {
        problems.push(...shapeProblems(result.error, block, name, lessonMembers));
        return [];
      }
      // The shape was chosen by this very name; TypeScript cannot follow the index.
      return [{value: result.data as BlockOf<Name>, block}];
    });
  const blocks: Blocks = {
    objective: read('objective'),
    question: read('question'),
    hint: read('hint'),
    forbidden: read('forbidden'),
    comment: read('comment'),
    path: read('path'),
  };
  return {blocks, problems};
}

/** Headings that every lesson has, and what stands below them. */
const headings: {readonly [heading: string]: string} = {
  goal: 'what is true when the lesson is solved',
  background: 'what the trainee has to know, in plain words',
  'the call': 'the symptom as a person would tell it',
  'take with you': 'one sentence to remember',
};

function missingProse(file: string, {prose}: LessonSections): readonly Problem[] {
  const place: Place = {file, line: 1, column: 1};
  return Object.entries(headings).flatMap(([heading, meaning]) =>
    (prose.get(heading) ?? []).length > 0
      ? []
      : [
          problemAt(
            place,
            'missing-section',
            `There is no text below a heading "${heading}".`,
            `Write a heading "## ${heading[0]?.toUpperCase()}${heading.slice(1)}" and below it ${meaning}.`,
          ),
        ],
  );
}

function lessonOf(file: string, front: Front, {prose}: LessonSections, blocks: Blocks): Lesson {
  const valuesOf = <Value>(placed: readonly Placed<Value>[]) => placed.map(({value}) => value);
  return {
    ...front,
    goal: (prose.get('goal') ?? []).join(' '),
    background: prose.get('background') ?? [],
    brief: prose.get('the call') ?? [],
    takeaway: (prose.get('take with you') ?? []).join(' '),
    objectives: valuesOf(blocks.objective),
    questions: valuesOf(blocks.question),
    hints: valuesOf(blocks.hint),
    forbidden: valuesOf(blocks.forbidden),
    comments: valuesOf(blocks.comment),
    paths: valuesOf(blocks.path),
    file,
  };
}
