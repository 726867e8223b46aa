/** The Allow that comes closest to a request that nothing allows. */
import type {Analysis, Check, Quote, StatementAnalysis} from './analysis.ts';
import {quoteOf} from './quote.ts';

/** A statement that almost allows, and what keeps it from it. */
export type Nearest = {
  readonly analysis: StatementAnalysis;
  readonly quote: Quote;
  readonly failing: readonly Check[];
};

/**
 * Of the policy type that decided, the Allow that is about this action and fails least; undefined
 * where no statement is about the action.
 */
export function nearestAllow({decision, decidedBy, layers}: Analysis): Nearest | undefined {
  if (decision !== 'implicitly-denied') return undefined;
  const statements = layers.find(({type}) => type === decidedBy)?.statements ?? [];
  const candidates = statements
    .filter((one) => one.statement.effect === 'Allow' && one.met === 'no')
    .map((analysis) => ({analysis, failing: analysis.checks.filter(({met}) => met === 'no')}))
    .filter(({failing}) => !failing.some(({part}) => part === 'action'))
    .sort((one, other) => one.failing.length - other.failing.length);
  const [nearest] = candidates;
  return nearest && {...nearest, quote: quoteOf(nearest.analysis)};
}
