/** What the statements of a layer come to. */
import type {Reach, StatementAnalysis} from '../analysis.ts';
import type {Truth} from '../truth.ts';

/** Whether one of them has this effect on the request; with `reach`, one that names the caller so. */
export function effectOf(
  statements: readonly StatementAnalysis[],
  effect: 'Allow' | 'Deny',
  reach?: Reach,
): Truth {
  let found: Truth = 'no';
  for (const one of statements) {
    if (one.statement.effect !== effect || (reach && one.reach !== reach)) continue;
    if (one.met === 'yes') return 'yes';
    if (one.met === 'unknown') found = 'unknown';
  }
  return found;
}
