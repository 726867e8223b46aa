/** One read that got no answer, in each way in which reads go without one. */
import type {Evidence} from '../../src/core/evidence.ts';
import {without} from './night.ts';

/** `throttled` and `failing` are failed reads by different codes; all three are facts. */
export const unreadWays = ['denied', 'failing', 'throttled'] as const;

/** The evidence with that read unanswered. */
export function withUnread(
  evidence: Evidence,
  name: string,
  how: (typeof unreadWays)[number],
): Evidence {
  if (how === 'denied') return without(evidence, name, 'denied');
  const throttled = without(evidence, name, 'failed');
  if (how === 'throttled') return throttled;
  const fact = {
    ...Reflect.get(throttled, name),
    code: 'KMSInternalException',
    message: 'not answered in 10 s',
  };
  return {...throttled, [name]: fact};
}
