/** Named computations: inputs and options too rich for a template (`with: {from: …}`). */
import type {BoundInput} from '../core/plan.ts';
import type {Option} from '../core/question.ts';
import type {Session} from '../core/session.ts';

/** Options with the columns of their table, computed from what is known. */
export type OptionTable = {
  readonly options: readonly Option[];
  readonly columns?: readonly string[];
};

/** The registry that a step's `from` names; pure functions of the session. */
export type Computations = {
  readonly inputs: {readonly [name: string]: (session: Session) => BoundInput};
  readonly options: {readonly [name: string]: (session: Session) => OptionTable};
};

/** The names of a registry, for `lint`. */
export type ComputationNames = {
  readonly inputs: readonly string[];
  readonly options: readonly string[];
};

/** What `lint` needs to know of a registry. */
export function namesOf(computations: Computations): ComputationNames {
  return {inputs: Object.keys(computations.inputs), options: Object.keys(computations.options)};
}

/** The name of a computation, when a template or the options of a step name one. */
export function computationOf(value: object | undefined): string | undefined {
  if (value === undefined || !('from' in value) || Object.keys(value).length !== 1)
    return undefined;
  return typeof value.from === 'string' ? value.from : undefined;
}
