/** Members that expressions name, against the facts, earlier answers and AWS's own answers. */
import {type CallName, partsOfCall} from '../core/call.ts';
import {factsOf} from '../core/facts.ts';
import {emptySession} from '../core/session.ts';
import {compile} from './expression.ts';
import {suggestion} from './nearest.ts';
import type {Parsed} from './parse.ts';
import type {ParsedStep} from './parse-step.ts';
import {type Problem, type ProblemCode, problemAt} from './place.ts';
import {type Reference, referencesOfRung, referencesOfStep} from './references.ts';
import type {Operation, Service} from './schemas.ts';
import {anything, type Shape, shapeOfSample, withMembers} from './shape.ts';
import {type Stray, straysOf} from './shape-walk.ts';
import type {YamlBlock} from './yaml-block.ts';

type Services = ReadonlyMap<string, Service>;

/** The problems of every expression in a file; `all` are the files it may run. */
export function referenceProblems(
  parsed: Parsed,
  services: Services,
  all: readonly Parsed[],
): readonly Problem[] {
  const answered: string[] = [];
  const inSteps = parsed.steps.flatMap((parsedStep) => {
    const problems = stepProblems(parsedStep, answered, services);
    answered.push(...answersOf(parsedStep, all));
    return problems;
  });
  const {rung} = parsed.runbook ?? {};
  if (!rung || !parsed.front) return inSteps;
  const {front} = parsed;
  const facts = factsShape([]);
  const inRung = referencesOfRung(rung).flatMap((reference) =>
    strayProblems(reference, facts, front, 'dangling-reference'),
  );
  return [...inRung, ...inSteps];
}

function stepProblems(
  {step, block}: ParsedStep,
  answered: readonly string[],
  services: Services,
): readonly Problem[] {
  const own = operationOf(step.call, services);
  const known = factsShape(answered);
  const facts = step.each === undefined ? known : withMembers('facts', known, {each: anything});
  const shapes: {readonly [Over in Reference['over']]: Shape} = {
    facts,
    input: withMembers('facts', facts, {input: own?.input ?? anything, kept: anything}),
    answer: own?.output ?? anything,
    look: lookShape(operationOf(step.verify?.read, services), own),
    job: operationOf(step.verify?.job?.read, services)?.output ?? anything,
  };
  return referencesOfStep(step).flatMap((reference) => {
    const isAnswer = reference.over !== 'facts' && reference.over !== 'input';
    const code = isAnswer ? 'unknown-answer-member' : 'dangling-reference';
    return strayProblems(reference, shapes[reference.over], block, code);
  });
}

/** What `until` sees: the answer, and beside it the step's own input. */
function lookShape(read: Operation | undefined, own: Operation | undefined): Shape {
  if (read?.output.kind !== 'object') return anything;
  return withMembers(read.output.name, read.output, {
    input: own?.input ?? anything,
    also: {kind: 'scalar', of: 'boolean'},
  });
}

function operationOf(call: CallName | undefined, services: Services): Operation | undefined {
  if (call === undefined) return undefined;
  const {service, operation} = partsOfCall(call);
  return services.get(service)?.get(operation);
}

/** The members of Facts as an empty session has them; answers are those of earlier steps. */
function factsShape(answered: readonly string[]): Shape {
  const base = shapeOfSample('facts', factsOf(emptySession));
  const answers: Shape = {
    kind: 'object',
    name: 'answers',
    names: answered,
    member: () => ({kind: 'scalar', of: 'string'}),
  };
  const steps: Shape = {kind: 'map', of: () => ({kind: 'scalar', of: 'string'})};
  return withMembers('facts', base, {answers, steps});
}

/** The ids that a step gives an answer under: its own, or those of the runbook it runs. */
function answersOf(
  {step}: ParsedStep,
  all: readonly Parsed[],
  above: readonly string[] = [],
): readonly string[] {
  if (step.run === undefined) return [step.id];
  if (above.includes(step.run)) return [];
  const inner = all.find(({runbook}) => runbook?.id === step.run);
  return (inner?.steps ?? []).flatMap((each) => answersOf(each, all, [...above, step.run ?? '']));
}

function strayProblems(
  {path, expression}: Reference,
  shape: Shape,
  block: YamlBlock,
  code: ProblemCode,
): readonly Problem[] {
  const compiled = compile(expression);
  if (!compiled.ok) return [];
  return straysOf(compiled.tree, shape).map((stray) =>
    problemAt(block.place(path), code, strayWords(expression, stray), strayFix(stray)),
  );
}

function strayWords(expression: string, {name, within, among}: Stray): string {
  const what =
    among.length === 0 && within !== 'answers'
      ? `"${name}" is looked for in ${within}`
      : `there is no "${name}" in ${within}`;
  return `"${expression}": ${what}.`;
}

function strayFix({name, within, among}: Stray): string {
  if (within === 'a list') return 'Pick an item first, such as [0].';
  if (within === 'answers' && among.length === 0) return 'No step before this one is answered.';
  return suggestion(
    name,
    among,
    among.length === 0 ? 'Leave it out.' : `There: ${among.join(', ')}.`,
  );
}
