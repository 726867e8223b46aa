/** The proof beside the question of the restore: what was looked at, and what came of it. */
import type {Session} from '../../core/session.ts';
import type {Reviewed} from '../../runbook/computations.ts';
import {proofOf} from './proof.ts';

/** Every check as a line; what is not readable is not good, though it holds nothing up. */
export function proofReview(session: Session): Reviewed {
  const tried = proofOf(session).map(({result, words}) => ({
    isGood: result === 'ok',
    text: result === 'not-readable' ? `not readable: ${words}` : words,
  }));
  return {diff: [], tried, kept: ''};
}
