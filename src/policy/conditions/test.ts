/** What a condition operator is: one comparison, whether it is negated, what its values may hold. */
import type {Pattern} from '../wildcard.ts';

/** A value of the policy: its text, and its wildcards for the operators that know them. */
export type Wanted = {readonly text: string; readonly pattern: Pattern};

/** One operator. */
export type Test = {
  /** Compares one value of the policy with one of the request, before any negation. */
  readonly matches: (wanted: Wanted, actual: string) => boolean;
  readonly isNegated: boolean;
  readonly hasVariables: boolean;
};

/** Operators by AWS's names. */
export type Family = {readonly [operator: string]: Test};
