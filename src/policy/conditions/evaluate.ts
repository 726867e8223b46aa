/** Does one condition hold for this request? */
import type {Lookup} from '../context.ts';
import type {Condition} from '../document.ts';
import type {ContextValue} from '../request.ts';
import {allOf, anyOf, not, type Truth, truth} from '../truth.ts';
import {asWritten, fill} from '../variables.ts';
import {type Operator, operatorOf} from './operator.ts';
import type {Test, Wanted} from './test.ts';

/** Whether a condition holds, what the request has, and why it is unknown where it is. */
export type Held = {
  readonly met: Truth;
  readonly actual: ContextValue;
  readonly because?: string;
};

/** All values of a key are alternatives; the keys of a block must all hold. */
export function holds(condition: Condition, version: string, lookup: Lookup): Held {
  const actual = lookup.get(condition.key);
  const operator = operatorOf(condition.operator);
  if (!operator) {
    const because = `${condition.operator} is no condition operator of AWS`;
    return {met: 'unknown', actual, because};
  }
  if (actual.status === 'unknown') return {met: 'unknown', actual, because: actual.because};
  const values = actual.status === 'known' ? actual.values : [];
  if (operator.type === 'null') return {met: isNull(condition, values), actual};
  if (values.length === 0) return {met: truth(holdsWithout(operator)), actual};
  return {...compare(condition, operator, values, version, lookup), actual};
}

type Comparison = Extract<Operator, {type: 'compare'}>;

/** Null asks whether the key is absent. */
function isNull(condition: Condition, values: readonly string[]): Truth {
  const wanted = values.length === 0 ? 'true' : 'false';
  return truth(condition.values.some((value) => value.toLowerCase() === wanted));
}

/** A key that is not there: IAM guide, condition operators and set operators. */
function holdsWithout({test, quantifier, ifExists}: Comparison): boolean {
  if (ifExists || quantifier === 'ForAllValues') return true;
  return quantifier === undefined && test.isNegated;
}

function compare(
  condition: Condition,
  {test, quantifier}: Comparison,
  values: readonly string[],
  version: string,
  lookup: Lookup,
): Pick<Held, 'met' | 'because'> {
  const {wanted, because} = wantedOf(condition, test, version, lookup);
  const results = values.map((value) => {
    const matched = wanted.some((one) => test.matches(one, value));
    const met: Truth = matched ? 'yes' : because === undefined ? 'no' : 'unknown';
    return test.isNegated ? not(met) : met;
  });
  // Without a quantifier AWS expects one value; of several, one must match or none may.
  const isAll = quantifier === 'ForAllValues' || (quantifier === undefined && test.isNegated);
  // An empty text is a null data set for ForAllValues (IAM guide, multivalued ARN operators).
  const isNothing = quantifier === 'ForAllValues' && values.every((value) => value === '');
  const met = isNothing ? 'yes' : isAll ? allOf(results) : anyOf(results);
  return met === 'unknown' ? {met, because} : {met};
}

/** The policy's values with their variables; one without a value is like nothing. */
function wantedOf(condition: Condition, test: Test, version: string, lookup: Lookup) {
  const wanted: Wanted[] = [];
  let because: string | undefined;
  for (const value of condition.values) {
    const filled = test.hasVariables ? fill(value, version, lookup) : asWritten(value);
    if (filled.status === 'known') wanted.push(filled);
    if (filled.status === 'unknown') because = filled.because;
  }
  return {wanted, because};
}
