/** Operations and parameters against the SDK's schemas, and against what the door lets through. */
import {type CallMode, type CallName, partsOfCall} from '../core/call.ts';
import type {InputTemplate} from '../core/plan.ts';
import {computationOf} from './computations.ts';
import type {LintRules} from './lint-rules.ts';
import {valueProblems} from './lint-values.ts';
import {suggestion} from './nearest.ts';
import type {Parsed} from './parse.ts';
import type {ParsedStep} from './parse-step.ts';
import {type Problem, type ProblemCode, problemAt} from './place.ts';
import type {Rung} from './runbook.ts';
import {type Service, serviceNames} from './schemas.ts';
import type {Shape} from './shape.ts';
import type {Path, YamlBlock} from './yaml-block.ts';

type Services = ReadonlyMap<string, Service>;

/** A call of a step: where its name stands, where its input, and what it has to be. */
type Use = {
  readonly call: CallName;
  readonly at: Path;
  readonly input: InputTemplate;
  readonly inputAt: Path;
  /** Undefined for undo, which is printed and never sent. */
  readonly mode?: CallMode;
};

/** The problems of every call in a file. */
export function callProblems(
  parsed: Parsed,
  services: Services,
  rules: LintRules,
): readonly Problem[] {
  const inSteps = parsed.steps.flatMap((parsedStep) => [
    ...usesOf(parsedStep).flatMap((use) => useProblems(use, parsedStep.block, services, rules)),
    ...optionProblems(parsedStep, rules),
  ]);
  const {front, runbook} = parsed;
  if (!front) return inSteps;
  const measured = measuredCalls(runbook?.rung).map((use) => ({...use, mode: 'change' as const}));
  return [...measured.flatMap((use) => nameProblems(use, front, services, rules)), ...inSteps];
}

/** The calls whose measured times stand for an estimate; only what is sent is ever measured. */
export function measuredCalls(
  rung: Rung | undefined,
): readonly {readonly call: CallName; readonly at: Path}[] {
  if (!rung || typeof rung.time === 'string') return [];
  return rung.time.flatMap(({measure = []}, part) =>
    measure.map((call, index) => ({call, at: ['rung', 'time', part, 'measure', index]})),
  );
}

function usesOf({step}: ParsedStep): readonly Use[] {
  const {call, verify, undo} = step;
  const uses: Use[] = [];
  if (call !== undefined) {
    const mode = step.kind === 'change' ? 'change' : 'read';
    uses.push({call, at: [step.kind], input: step.with ?? {}, inputAt: ['with'], mode});
  }
  if (verify) {
    const {read, with: input} = verify;
    uses.push({
      call: read,
      at: ['verify', 'read'],
      input,
      inputAt: ['verify', 'with'],
      mode: 'read',
    });
  }
  if (verify?.job) {
    const {read, by} = verify.job;
    const inputAt = ['verify', 'job'];
    const at = [...inputAt, 'read'];
    uses.push({call: read, at, input: {[by]: ''}, inputAt, mode: 'read'});
  }
  if (undo !== undefined && 'call' in undo) {
    uses.push({call: undo.call, at: ['undo', 'call'], input: undo.with, inputAt: ['undo', 'with']});
  }
  return uses;
}

function useProblems(
  use: Use,
  block: YamlBlock,
  services: Services,
  rules: LintRules,
): readonly Problem[] {
  const {service, operation} = partsOfCall(use.call);
  const found = services.get(service)?.get(operation);
  return [
    ...nameProblems(use, block, services, rules),
    ...(found ? inputProblems(use, found.input, found.required, block, rules) : []),
  ];
}

/** Whether there is such an operation, and whether it may leave in this mode. */
function nameProblems(
  use: Pick<Use, 'call' | 'at' | 'mode'>,
  block: YamlBlock,
  services: Services,
  rules: LintRules,
): readonly Problem[] {
  const {service: serviceName, operation: name} = partsOfCall(use.call);
  const at = (code: ProblemCode, message: string, fix: string) =>
    problemAt(block.place(use.at), code, message, fix);
  const service = services.get(serviceName);
  if (!service) {
    const fix = suggestion(serviceName, serviceNames, `Services: ${serviceNames.join(', ')}.`);
    return [at('unknown-operation', `There is no service "${serviceName}" here.`, fix)];
  }
  if (!service.has(name)) {
    const fix = suggestion(name, service.keys(), 'See the API reference of the service.');
    return [at('unknown-operation', `${serviceName} has no operation "${name}".`, fix)];
  }
  return doorProblems(use, rules, at);
}

function doorProblems(
  {call, mode}: Pick<Use, 'call' | 'mode'>,
  rules: LintRules,
  at: (code: ProblemCode, message: string, fix: string) => Problem,
): readonly Problem[] {
  if (mode === undefined) return [];
  const allowed = rules.isAllowed(call);
  if (allowed === mode) return [];
  if (allowed === undefined) {
    const fix = 'Leave it to the operator in a manual step, with the command in its text.';
    return [at('forbidden-operation', `Latchkey never sends ${call}.`, fix)];
  }
  const message = `${call} is a ${allowed}, used here as a ${mode}.`;
  const fix = allowed === 'change' ? 'Make it a step of its own with "change".' : 'Write "read".';
  return [at('forbidden-operation', message, fix)];
}

function inputProblems(
  use: Use,
  shape: Shape,
  required: readonly string[],
  block: YamlBlock,
  rules: LintRules,
): readonly Problem[] {
  const computation = computationOf(use.input);
  if (computation !== undefined) {
    const path = [...use.inputAt, 'from'];
    return unknownComputation(computation, rules.computations.inputs, path, block);
  }
  const missing = required.filter((name) => !Object.hasOwn(use.input, name));
  return [
    ...missing.map((name) => {
      const message = `${use.call} cannot be called without ${name}.`;
      const place = block.place(use.at);
      return problemAt(place, 'missing-required-parameter', message, `Add "${name}".`);
    }),
    ...valueProblems(use.input, shape, use.inputAt, block),
  ];
}

function optionProblems({step, block}: ParsedStep, rules: LintRules): readonly Problem[] {
  const {options, texts = [], reviews = [], looks = [], checks = []} = rules.computations;
  const uses = [
    [['options'], computationOf(step.options), options],
    [['text'], step.text?.from, texts],
    [['review'], step.review?.from, reviews],
    [['verify', 'also'], step.verify?.also?.from, looks],
  ] as const;
  const named = uses.flatMap(([path, name, names]) =>
    name === undefined ? [] : unknownComputation(name, names, [...path, 'from'], block),
  );
  if (step.gather === undefined) return named;
  return [...named, ...unknownComputation(step.gather, checks, ['gather'], block)];
}

function unknownComputation(
  name: string,
  names: readonly string[],
  path: Path,
  block: YamlBlock,
): readonly Problem[] {
  if (names.includes(name)) return [];
  const fix = suggestion(name, names, `Computations here: ${names.join(', ') || 'none'}.`);
  const message = `There is no computation "${name}".`;
  return [problemAt(block.place(path), 'unknown-computation', message, fix)];
}
