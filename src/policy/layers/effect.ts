/** What the statements of a layer come to. */
import type {StatementAnalysis} from '../analysis.ts';
import {anyOf, type Truth} from '../truth.ts';

/** Whether one of them has this effect on the request. */
export function effectOf(
  statements: readonly StatementAnalysis[],
  effect: 'Allow' | 'Deny',
  isMeant: (one: StatementAnalysis) => boolean = () => true,
): Truth {
  return anyOf(
    statements
      .filter((one) => one.statement.effect === effect && isMeant(one))
      .map((one) => one.met),
  );
}
