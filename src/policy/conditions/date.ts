/** The Date operators: ISO 8601 or seconds since 1970, mixed at will. */
import type {Order} from './numeric.ts';
import type {Family, Test} from './test.ts';

const comparing =
  (order: Order): Test['matches'] =>
  (wanted, actual) =>
    order(momentOf(actual), momentOf(wanted.text));

const seconds = /^-?\d+(?:\.\d+)?$/;
// The W3C forms that AWS names; a date alone, a year and a month, and a bare year among them.
const iso = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?$/;

/** Milliseconds; NaN for what is no date. Four digits are a year, not seconds of 1970. */
function momentOf(text: string): number {
  if (iso.test(text)) return Date.parse(text);
  return seconds.test(text) ? Number(text) * 1000 : Number.NaN;
}

const equal: Order = (actual, wanted) => actual === wanted;

export const dateTests: Family = {
  DateEquals: {matches: comparing(equal), isNegated: false, hasVariables: false},
  DateNotEquals: {matches: comparing(equal), isNegated: true, hasVariables: false},
  DateLessThan: test((actual, wanted) => actual < wanted),
  DateLessThanEquals: test((actual, wanted) => actual <= wanted),
  DateGreaterThan: test((actual, wanted) => actual > wanted),
  DateGreaterThanEquals: test((actual, wanted) => actual >= wanted),
};

function test(order: Order): Test {
  return {matches: comparing(order), isNegated: false, hasVariables: false};
}
