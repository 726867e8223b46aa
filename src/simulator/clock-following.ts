/** The simulated clock of a served simulator: it follows the wall at a pace. */
import type {Simulator} from './contract.ts';

/** Moves the simulated clock to where the wall says it should be. */
export type FollowingClock = {catchUp(): void; stop(): void};

// Often enough for a console that shows the clock; requests catch up by themselves.
const tickMilliseconds = 250;

/** Follows the wall at `speed` simulated seconds a second until stopped. */
export function clockFollowing(simulator: Simulator, speed: number): FollowingClock {
  const started = performance.now();
  let followed = 0;
  const catchUp = (): void => {
    const due = Math.floor((performance.now() - started) * speed) - followed;
    followed += due;
    if (due > 0) simulator.advance(due);
  };
  const timer = setInterval(catchUp, tickMilliseconds);
  timer.unref();
  return {catchUp, stop: () => clearInterval(timer)};
}
