/** Waits until a change holds: our own poller on the world's clock, one entry per change seen. */
import {poll} from '../../aws/poll.ts';
import {BugError} from '../../core/errors.ts';
import type {PlannedStep} from '../../core/plan.ts';
import {stepState} from '../../core/session.ts';
import {momentWords} from '../../core/words/time.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';
import {targetOf} from './begin.ts';
import {judge, verifyInput} from './look.ts';

/** Sleeps in the world's time; true when the operator left meanwhile. */
export async function pause(
  milliseconds: number,
  live: LiveSession,
  hands: Hands,
): Promise<boolean> {
  try {
    await hands.world.clock.sleep(milliseconds, live.wishes);
  } catch (error) {
    if (!live.wishes.aborted) throw error;
  }
  return live.wishes.aborted && live.takeWish() === 'leave';
}
