/** Fills templates and reads answers: what a step says becomes what is sent and shown. Pure. */
import {BugError} from '../core/errors.ts';
import {type Facts, factsOf} from '../core/facts.ts';
import type {Json, JsonObject} from '../core/json.ts';
import type {BoundInput, InputTemplate, PlannedStep} from '../core/plan.ts';
import {type Session, stepState} from '../core/session.ts';
import {printable} from '../core/words/text.ts';
import {type Computations, computationOf, subjectOf} from './computations.ts';
import {asText, compile, evaluate, isTrue, tryEvaluate} from './expression.ts';
import {onlyExpression, partsOf} from './template.ts';

/** What a step's own texts see: the facts, and its bound input. */
export type StepFacts = Facts & {readonly input: BoundInput};

/** Longer than any identifier, ARN or alias AWS hands out, so that no name is ever cut. */
const longestValue = 2_048;

/**
 * A text for people with its templates filled in. Values from outside lose their control
 * characters; what is unknown is empty; an expression that does not compile stays as written.
 */
export function fillTemplate(text: string, facts: object): string {
  return partsOf(text)
    .map((part) => {
      if (part.type === 'text') return part.text;
      if (!compile(part.expression).ok) return `{{ ${part.expression} }}`;
      return printable(asText(tryEvaluate(part.expression, facts)), longestValue);
    })
    .join('');
}

/**
 * An input with its templates filled in. A value that is exactly one `{{ }}` keeps the type of
 * what it names, and its member is left out where that is unknown.
 */
export function bindTemplate(template: InputTemplate, facts: object): BoundInput {
  return boundObject(template, facts);
}

/** The input of a step's call now: its template over the facts, or its named computation. */
export function bindInput(
  template: InputTemplate,
  session: Session,
  computations: Computations,
): BoundInput {
  const name = computationOf(template);
  if (name === undefined) return bindTemplate(template, factsOf(session));
  const compute = computations.inputs[name];
  if (!compute) throw new BugError(`There is no computation "${name}".`);
  return compute(session, fillTemplate(subjectOf(template), factsOf(session)));
}

/** Why a step has nothing to send or to ask, where its computation knows; else undefined. */
export function needlessBecause(
  step: PlannedStep,
  session: Session,
  {needless = {}}: Computations,
): string | undefined {
  const {options} = step;
  const named = Array.isArray(options) ? undefined : computationOf(options);
  const name = computationOf(step.with) ?? named;
  if (name === undefined) return undefined;
  return needless[name]?.(session, fillTemplate(subjectOf(step.with), factsOf(session)));
}

/** The input of a step: what was intended already, else what the facts of now give. */
export function inputOf(
  step: PlannedStep,
  session: Session,
  computations: Computations,
): BoundInput {
  return stepState(session, step.id).input ?? bindInput(step.with ?? {}, session, computations);
}

/** The facts as a step's texts and its verify see them. */
export function stepFacts(session: Session, input: BoundInput): StepFacts {
  return {...factsOf(session), input};
}

/** The Region a step is sent to: its own, else the incident's. */
export function regionOf(step: PlannedStep, session: Session): string {
  const own = step.region === undefined ? '' : fillTemplate(step.region, factsOf(session));
  return own === '' ? session.incident.region : own;
}

/** The Region the look of a step goes to. */
export function verifyRegion(step: PlannedStep, session: Session, input: BoundInput): string {
  const {region = ''} = step.verify ?? {};
  const own = fillTemplate(region, stepFacts(session, input));
  return own === '' ? session.incident.region : own;
}

/** The input of the look that verifies a step; empty for a step without one. */
export function verifyInput(step: PlannedStep, session: Session, input: BoundInput): BoundInput {
  return bindTemplate(step.verify?.with ?? {}, stepFacts(session, input));
}

/** The identifier that the incident is about after this step; undefined when it stays. */
export function targetOf(
  step: PlannedStep,
  session: Session,
  input: BoundInput,
): string | undefined {
  if (step.target === undefined) return undefined;
  const {target} = bindTemplate({target: step.target}, stepFacts(session, input));
  return typeof target === 'string' && target !== '' ? target : undefined;
}

/** Whether a step applies now, and if not, why it is skipped. */
export function applies(
  step: PlannedStep,
  facts: Facts,
): {readonly applies: true} | {readonly applies: false; readonly because: string} {
  if (step.when === undefined || isTrue(evaluate(step.when, facts))) return {applies: true};
  return {
    applies: false,
    because: fillTemplate(step.otherwise ?? 'not needed: its condition does not hold', facts),
  };
}

/** Whether an expression (`until`, `arrived`, `assert`) holds over an answer of AWS. */
export function holds(expression: string, answer: object): boolean {
  return isTrue(tryEvaluate(expression, answer));
}

/** The word that `shows` picks from an answer; empty where there is none. */
export function shownWord(expression: string | undefined, answer: object): string {
  return expression === undefined ? '' : printable(asText(tryEvaluate(expression, answer)));
}

/** The number that `percent` picks from an answer; RDS writes some as texts. */
export function shownPercent(expression: string | undefined, answer: object): number | undefined {
  const percent = Number.parseFloat(shownWord(expression, answer));
  return Number.isFinite(percent) ? Math.min(100, Math.max(0, Math.floor(percent))) : undefined;
}

function boundObject(template: JsonObject, facts: object): BoundInput {
  return Object.fromEntries(
    Object.entries(template).flatMap(([member, value]) => {
      const bound = value === undefined ? undefined : boundValue(value, facts);
      return bound === undefined ? [] : [[member, bound]];
    }),
  );
}

function boundValue(value: Json, facts: object): Json | undefined {
  if (typeof value === 'string') return boundText(value, facts);
  if (typeof value !== 'object' || value === null) return value;
  if (!isList(value)) return boundObject(value, facts);
  return value.flatMap((item) => {
    const bound = boundValue(item, facts);
    return bound === undefined ? [] : [bound];
  });
}

function boundText(text: string, facts: object): Json | undefined {
  const only = onlyExpression(text);
  if (only !== undefined) return evaluate(only, facts) ?? undefined;
  return partsOf(text)
    .map((part) => (part.type === 'text' ? part.text : asText(evaluate(part.expression, facts))))
    .join('');
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
