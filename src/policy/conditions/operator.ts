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

const quantifiers = ['ForAllValues', 'ForAnyValue'] as const;
const tests = new Map(Object.entries(families));

// AWS writes operators in this case only; whether it takes another is not documented.
const form = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

/** Undefined for a name that is no operator of AWS. */
export function operatorOf(name: string): Operator | undefined {
  const [, quantifier, base = '', ifExists] = form.exec(name) ?? [];
  if (base === 'Null' && !quantifier && !ifExists) return {type: 'null'};
  const test = tests.get(base);
  if (!test) return undefined;
  return {
    type: 'compare',
    test,
    quantifier: quantifiers.find((one) => one === quantifier),
    ifExists: ifExists !== undefined,
  };
}
