/** Reads one step block: its kind, its members, and what a change must never lack. */
import type {StepKind} from '../core/plan.ts';
import {expressionProblems} from './expression-problems.ts';
import type {Section} from './markdown.ts';
import {suggestion} from './nearest.ts';
import {type Problem, problemAt} from './place.ts';
import {referencesOfStep} from './references.ts';
import type {RunbookStep} from './runbook.ts';
import {shapeProblems} from './shape-problems.ts';
import {isKind, kindNames, kinds, type StepBlock, stepShape} from './shapes.ts';
import type {YamlBlock} from './yaml-block.ts';

/** A step with the block it came from, for problems found later. */
export type ParsedStep = {readonly step: RunbookStep; readonly block: YamlBlock};

type Result = {readonly step?: ParsedStep; readonly problems: readonly Problem[]};

/** Reads a section's block as a step of the runbook of that id. */
export function parseStep(section: Section, runbook: string): Result {
  const {block} = section;
  if (block.problems.length > 0) return {problems: block.problems};
  const braces = bareTemplates(block);
  if (braces.length > 0) return {problems: braces};
  const result = stepShape.safeParse(block.value ?? {});
  if (!result.success) return {problems: shapeProblems(result.error, block, '')};
  const named = kindNames.filter((name) => Object.hasOwn(result.data, name)).filter(isKind);
  const [kind] = named;
  if (kind === undefined || named.length > 1) return {problems: [kindProblem(named, block)]};
  const step = stepOf(result.data, kind, section, runbook);
  const problems = [
    ...memberProblems(result.data, kind, block),
    ...(step.title === '' ? [noTitle(section)] : []),
    ...(kind === 'change' ? changeProblems(step, block) : []),
    ...expressionProblems(referencesOfStep(step), block),
  ];
  return {step: {step, block}, problems};
}

function stepOf(data: StepBlock, kind: StepKind, section: Section, runbook: string): RunbookStep {
  const {read, change, choose, ask, manual, wait, run, stop, ...members} = data;
  const asked = choose ?? ask ?? manual ?? wait ?? stop;
  const call = read ?? change;
  return {
    ...members,
    runbook,
    kind,
    title: asked ?? (section.title || (run === undefined ? '' : run)),
    prose: section.prose,
    ...(call === undefined ? {} : {call, with: members.with ?? {}}),
    ...(run === undefined ? {} : {run}),
  };
}

/** An unquoted `{{ … }}` is a map inside a map to YAML. */
function bareTemplates(block: YamlBlock): readonly Problem[] {
  const find = (value: unknown, path: readonly PropertyKey[]): readonly Problem[] => {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, member]) => {
      if (!key.startsWith('{'))
        return find(member, [...path, Array.isArray(value) ? Number(key) : key]);
      const fix = 'Put the whole value in double quotes: "{{ … }}".';
      return [
        problemAt(block.place(path), 'bad-yaml', 'A template stands here without quotes.', fix),
      ];
    });
  };
  return find(block.value, []);
}

function kindProblem(named: readonly StepKind[], block: YamlBlock): Problem {
  const message =
    named.length === 0
      ? 'The step does not say what it does.'
      : `The step says ${named.join(' and ')}; it can do one thing.`;
  return problemAt(
    block.place([]),
    'unknown-kind',
    message,
    `Write one of ${kindNames.join(', ')}.`,
  );
}

function memberProblems(data: StepBlock, kind: StepKind, block: YamlBlock): readonly Problem[] {
  const {may, must} = kinds[kind];
  const foreign = Object.keys(data).filter((name) => name !== kind && !may.includes(name));
  const missing = must.filter((name) => !Object.hasOwn(data, name));
  return [
    ...foreign.map((name) => {
      const fix = suggestion(name, may, `Leave it out; ${kind} takes ${may.join(', ')}.`);
      const message = `"${name}" does not belong to a step of the kind ${kind}.`;
      return problemAt(block.placeOfName([name]), 'unknown-member', message, fix);
    }),
    ...missing.map((name) => {
      const message = `A step of the kind ${kind} needs "${name}".`;
      return problemAt(block.place([]), 'missing-member', message, `Add "${name}".`);
    }),
  ];
}

function noTitle(section: Section): Problem {
  const message = 'The step has no title.';
  return problemAt(section.place, 'missing-title', message, 'Put a heading above its block.');
}

/** No change without a question, a check and a word about the way back (docs/runbooks.md). */
function changeProblems(step: RunbookStep, block: YamlBlock): readonly Problem[] {
  const place = block.place(['change']);
  const problems: Problem[] = [];
  if (!step.confirm) {
    const fix = 'Add "confirm: yes", or "confirm: type" with a "name" where it reaches wide.';
    problems.push(problemAt(place, 'change-without-confirm', 'The change asks nobody.', fix));
  }
  if (!step.verify) {
    const fix = 'Add "verify" with a read that tells whether the change holds.';
    const message = 'Nothing checks this change, so it could not be resumed safely.';
    problems.push(problemAt(place, 'change-without-verify', message, fix));
  }
  if (!step.undo) {
    const fix = 'Add "undo: {call, with}", or "undo: {words}" where no call puts it back.';
    problems.push(problemAt(place, 'change-without-undo', 'The change names no way back.', fix));
  }
  if (step.confirm === 'type' && !step.name) {
    const fix = 'Add "name" with what has to be typed, such as "{{ key.name }}".';
    const message = 'The change asks for a name to be typed, but names none.';
    problems.push(problemAt(block.place(['confirm']), 'type-without-name', message, fix));
  }
  return problems;
}
