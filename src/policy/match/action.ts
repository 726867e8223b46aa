/** Is a statement about this action? Case does not count in actions. */
import type {Check} from '../analysis.ts';
import {known} from '../context.ts';
import type {Statement} from '../document.ts';
import {truth} from '../truth.ts';
import {matchesWildcard} from '../wildcard.ts';

/** `Action` lists what is meant, `NotAction` what is not. */
export function checkAction({action}: Statement, asked: string): Check {
  const {isNegated, patterns, place} = action;
  const lower = asked.toLowerCase();
  const isListed = patterns.some((pattern) => matchesWildcard(pattern.toLowerCase(), lower));
  return {
    part: 'action',
    met: truth(isListed !== isNegated),
    expected: patterns,
    actual: known(asked),
    place,
  };
}
