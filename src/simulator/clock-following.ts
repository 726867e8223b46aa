/** The simulated clock of a served simulator: it follows the wall at a pace. */
import type {Simulator} from './contract.ts';

/** Moves the simulated clock to where the wall says it should be; its pace can be changed. */
export type FollowingClock = {
  catchUp(): void;
  /** Simulated seconds a second; 0 while it is paused. */
  speed(): number;
  /** Goes on at another pace from this moment; 0 pauses. */
  setSpeed(speed: number): void;
  stop(): void;
};

// Often enough for a console that shows the clock; requests catch up by themselves.
const tickMilliseconds = 250;

/** Follows the wall at `speed` simulated seconds a second until stopped. */
export function clockFollowing(simulator: Simulator, speed: number): FollowingClock {
  let pace = speed;
  let started = performance.now();
  let followed = 0;
  const catchUp = (): void => {
    const due = Math.floor((performance.now() - started) * pace) - followed;
    followed += due;
    if (due > 0) simulator.advance(due);
  };
  const timer = setInterval(catchUp, tickMilliseconds);
  timer.unref();
  return {
    catchUp,
    speed: () => pace,
    setSpeed: (next) => {
      catchUp();
      pace = next;
      started = performance.now();
      followed = 0;
    },
    stop: () => clearInterval(timer),
  };
}
