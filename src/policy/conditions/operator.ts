/** Takes an operator's name apart: `ForAnyValue:` + `StringNotLike` + `IfExists`. */
import {arnTests} from './arn.ts';
import {binaryTests} from './binary.ts';
import {boolTests} from './bool.ts';
import {dateTests} from './date.ts';
import {ipTests} from './ip.ts';
import {numericTests} from './numeric.ts';
import {stringTests} from './string.ts';
import type {Family, Test} from './test.ts';

/** An operator with its qualifiers. */
export type Operator =
  | {readonly type: 'null'}
  | {
      readonly type: 'compare';
      readonly test: Test;
      readonly quantifier: 'ForAllValues' | 'ForAnyValue' | undefined;
      readonly ifExists: boolean;
    };

const families: Family = {
  ...stringTests,
  ...arnTests,
  ...numericTests,
  ...dateTests,
  ...boolTests,
  ...binaryTests,
  ...ipTests,
};

// Case does not count in operators' names (IAM grammar: keys of a policy are not case sensitive).
const tests = new Map(Object.entries(families).map(([name, test]) => [name.toLowerCase(), test]));

const form = /^(?:(ForAllValues|ForAnyValue):)?([a-z]+?)(IfExists)?$/i;

/** Undefined for a name that is no operator of AWS. */
export function operatorOf(name: string): Operator | undefined {
  const [, quantifier, base = '', ifExists] = form.exec(name) ?? [];
  if (base.toLowerCase() === 'null' && !quantifier && !ifExists) return {type: 'null'};
  const test = tests.get(base.toLowerCase());
  if (!test) return undefined;
  const isAll = quantifier?.toLowerCase() === 'forallvalues';
  return {
    type: 'compare',
    test,
    quantifier: quantifier === undefined ? undefined : isAll ? 'ForAllValues' : 'ForAnyValue',
    ifExists: ifExists !== undefined,
  };
}
