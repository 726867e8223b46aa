/** Named computations: inputs and options too rich for a template (`with: {from: …}`). */
import type {BoundInput} from '../core/plan.ts';
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
export type Computations = {
  readonly texts?: {readonly [name: string]: (session: Session) => string};
  readonly reviews?: {readonly [name: string]: (session: Session, input: BoundInput) => Reviewed};
  readonly inputs: {readonly [name: string]: (session: Session) => BoundInput};
  readonly options: {readonly [name: string]: (session: Session) => OptionTable};
};

/** The names of a registry, for `lint`. */
export type ComputationNames = {
  readonly texts?: readonly string[];
  readonly reviews?: readonly string[];
  readonly inputs: readonly string[];
  readonly options: readonly string[];
};

/** What `lint` needs to know of a registry. */
export function namesOf(computations: Computations): ComputationNames {
  const {inputs, options, texts = {}, reviews = {}} = computations;
  return {
    inputs: Object.keys(inputs),
    options: Object.keys(options),
    texts: Object.keys(texts),
    reviews: Object.keys(reviews),
  };
}

/** The name of a computation, when a template or the options of a step name one. */
export function computationOf(value: object | undefined): string | undefined {
  if (value === undefined || !('from' in value) || Object.keys(value).length !== 1)
    return undefined;
  return typeof value.from === 'string' ? value.from : undefined;
}
