/** Named computations: inputs and options too rich for a template (`with: {from: …}`). */
import type {Check} from '../core/check.ts';
import type {JsonObject} from '../core/json.ts';
import type {BoundInput, PlannedStep, Right} from '../core/plan.ts';
import type {Option, Review} from '../core/question.ts';
import type {Session} from '../core/session.ts';

/** Options with the columns of their table, computed from what is known. */
export type OptionTable = {
  readonly options: readonly Option[];
  readonly columns?: readonly string[];
};

/** A review, and the old text that is kept in a file of that name before the question opens. */
export type Reviewed = Review & {readonly keep?: {readonly name: string; readonly text: string}};

/** The registry that a step's `from` names; pure functions of the session. */
/** Whether the operator may make a change; `before` are the changes ahead of it. */
export type RightTo = (
  step: PlannedStep,
  session: Session,
  before: readonly PlannedStep[],
) => Right | undefined;

export type Computations = {
  readonly rightTo?: RightTo;
  readonly texts?: {readonly [name: string]: (session: Session) => string};
  readonly reviews?: {readonly [name: string]: (session: Session, input: BoundInput) => Reviewed};
  /** What a `gather` step reads is judged by the checks of the same name; none hold it up. */
  readonly checks?: {readonly [name: string]: (session: Session) => readonly Check[]};
  /** `of` is what the step names beside the computation: one member of several, else empty. */
  readonly inputs: {readonly [name: string]: (session: Session, of: string) => BoundInput};
  /** Why there is nothing to send or to ask, by the name of the input or the options. */
  readonly needless?: {
    readonly [name: string]: (session: Session, of: string) => string | undefined;
  };
  /** Whether an answer of AWS shows what a step asked for. */
  readonly looks?: {
    readonly [name: string]: (session: Session, input: BoundInput, answer: JsonObject) => boolean;
  };
  readonly options: {readonly [name: string]: (session: Session) => OptionTable};
};

/** The names of a registry, for `lint`. */
export type ComputationNames = {
  readonly texts?: readonly string[];
  readonly reviews?: readonly string[];
  readonly looks?: readonly string[];
  readonly checks?: readonly string[];
  readonly inputs: readonly string[];
  readonly options: readonly string[];
};

/** What `lint` needs to know of a registry. */
export function namesOf(computations: Computations): ComputationNames {
  const {inputs, options, texts = {}, reviews = {}, looks = {}, checks = {}} = computations;
  return {
    inputs: Object.keys(inputs),
    options: Object.keys(options),
    texts: Object.keys(texts),
    reviews: Object.keys(reviews),
    looks: Object.keys(looks),
    checks: Object.keys(checks),
  };
}

/** The name of a computation, when a template or the options of a step name one. */
export function computationOf(value: object | undefined): string | undefined {
  if (value === undefined || !('from' in value)) return undefined;
  const others = Object.keys(value).filter((name) => name !== 'from' && name !== 'of');
  return others.length === 0 && typeof value.from === 'string' ? value.from : undefined;
}

/** What a step names beside its computation; empty where it names nothing. */
export function subjectOf(value: object | undefined): string {
  return value !== undefined && 'of' in value && typeof value.of === 'string' ? value.of : '';
}
