/** Reads a runbook: Markdown with front matter and step blocks in, steps as data out. */

import {sectionsOf} from './markdown.ts';
import {parseFront} from './parse-front.ts';
import {type ParsedStep, parseStep} from './parse-step.ts';
import {type Problem, problemAt} from './place.ts';
import type {Runbook} from './runbook.ts';
import type {YamlBlock} from './yaml-block.ts';

/** A file as it was read. `runbook` is there only when `problems` is empty. */
export type Parsed = {
  readonly file: string;
  readonly runbook?: Runbook;
  readonly problems: readonly Problem[];
  readonly front?: YamlBlock;
  readonly steps: readonly ParsedStep[];
};

/** Reads one file; everything that is wrong with it by itself is among the problems. */
export function parseRunbook(file: string, source: string): Parsed {
  const sections = sectionsOf(file, source);
  const front = parseFront(file, sections.front);
  const results = sections.steps.map((section) => parseStep(section, front.id));
  const steps = results.flatMap(({step}) => (step ? [step] : []));
  const problems = [
    ...front.problems,
    ...sections.problems,
    ...results.flatMap((result) => result.problems),
    ...duplicateSteps(steps),
    ...(sections.steps.length === 0 ? [noSteps(file)] : []),
  ];
  const common = {file, problems: inOrder(problems), front: sections.front, steps};
  if (problems.length > 0 || !front.head) return common;
  const runbook: Runbook = {
    ...front.head,
    intro: sections.intro,
    steps: steps.map(({step}) => step),
    file,
  };
  return {...common, runbook};
}

/** Problems as a reader meets them. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  );
}

function duplicateSteps(steps: readonly ParsedStep[]): readonly Problem[] {
  const seen = new Set<string>();
  return steps.flatMap(({step, block}) => {
    if (!seen.has(step.id)) {
      seen.add(step.id);
      return [];
    }
    const message = `A step "${step.id}" stands above already.`;
    const fix = 'Give this one another id; answers and the journal refer to it.';
    return [problemAt(block.place(['id']), 'duplicate-step', message, fix)];
  });
}

function noSteps(file: string): Problem {
  return problemAt(
    {file, line: 1, column: 1},
    'bad-front-matter',
    'There is no step block in this file.',
    'Add a fenced block that begins with ```step.',
  );
}
