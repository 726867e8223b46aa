/** The Numeric operators; what is no number compares with nothing. */
import type {Family, Test} from './test.ts';

/** Compares two numbers that were read from texts. */
export type Order = (actual: number, wanted: number) => boolean;

const comparing =
  (order: Order): Test['matches'] =>
  (wanted, actual) =>
    order(numberOf(actual), numberOf(wanted.text));

/** NaN makes every comparison false. */
function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

const equal: Order = (actual, wanted) => actual === wanted;

export const numericTests: Family = {
  NumericEquals: {matches: comparing(equal), isNegated: false, hasVariables: false},
  NumericNotEquals: {matches: comparing(equal), isNegated: true, hasVariables: false},
  NumericLessThan: test((actual, wanted) => actual < wanted),
  NumericLessThanEquals: test((actual, wanted) => actual <= wanted),
  NumericGreaterThan: test((actual, wanted) => actual > wanted),
  NumericGreaterThanEquals: test((actual, wanted) => actual >= wanted),
};

function test(order: Order): Test {
  return {matches: comparing(order), isNegated: false, hasVariables: false};
}
