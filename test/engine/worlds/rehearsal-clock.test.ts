/** The clock of a rehearsal: skipped, felt, paused, paced and moved on. Real time is a test's own. */
import {expect, test} from 'vitest';
import {RehearsalClock} from '../../../src/engine/worlds/rehearsal-clock.ts';
import {quietAccount} from '../../simulator/support.ts';

/** Real time that passes only when somebody sleeps, or by `pass`. */
function wallOf() {
  let now = 0;
  const slept: number[] = [];
  let during: (() => void) | undefined;
  return {
    slept,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    /** Runs once, in the middle of the next sleep. */
    duringNextSleep: (act: () => void) => {
      during = act;
    },
    now: () => now,
    sleep: async (milliseconds: number, signal?: AbortSignal) => {
      const act = during;
      during = undefined;
      if (act) {
        now += milliseconds / 2;
        act();
        signal?.throwIfAborted();
        now += milliseconds / 2;
      } else now += milliseconds;
      slept.push(milliseconds);
    },
  };
}

const minute = 60_000;

function clockOf(speed?: number, pace = 0) {
  const simulator = quietAccount({});
  const wall = wallOf();
  const begun = simulator.now();
  const clock = new RehearsalClock(simulator, {speed, pace, wall});
  return {simulator, wall, clock, passed: () => simulator.now() - begun};
}

test('a skipped wait takes no real time, a paced one a moment', async () => {
  const skipped = clockOf();
  await skipped.clock.sleep(30 * minute);
  expect(skipped.passed()).toBe(30 * minute);
  expect(skipped.wall.slept).toEqual([]);
  const paced = clockOf(undefined, 120);
  await paced.clock.sleep(30 * minute);
  expect(paced.wall.slept).toEqual([120]);
});

test('a felt wait takes its share of real time', async () => {
  const {clock, wall, passed} = clockOf(60);
  await clock.sleep(minute);
  expect(wall.now()).toBe(1000);
  expect(passed()).toBe(minute);
});

test('a felt clock goes on while nobody waits, a skipping one stands still', () => {
  const felt = clockOf(60);
  felt.wall.pass(1000);
  felt.clock.now();
  expect(felt.passed()).toBe(minute);
  const skipping = clockOf();
  skipping.wall.pass(1000);
  skipping.clock.now();
  expect(skipping.passed()).toBe(0);
});

test('paused, nothing moves; going on loses nothing and skips nothing', async () => {
  const {clock, wall, passed} = clockOf(60);
  clock.change('pause');
  wall.pass(10_000);
  clock.now();
  expect(passed()).toBe(0);
  expect(clock.pace()).toMatchObject({isPaused: true});
  wall.duringNextSleep(() => clock.change('pause'));
  await clock.sleep(minute);
  expect(passed()).toBe(minute);
});

test('a wait that is paused half-way ends only after it goes on', async () => {
  const {clock, wall, passed} = clockOf(1);
  const seen: number[] = [];
  wall.duringNextSleep(() => {
    clock.change('pause');
    seen.push(passed());
    wall.duringNextSleep(() => {
      seen.push(passed());
      clock.change('pause');
    });
  });
  await clock.sleep(1000);
  expect(seen[0]).toBe(seen[1]);
  expect(passed()).toBeGreaterThanOrEqual(1000);
});

test('a change of pace reaches the wait that is on', async () => {
  const {clock, wall} = clockOf(1);
  wall.duringNextSleep(() => {
    for (let step = 0; step < 6; step += 1) clock.change('faster');
  });
  await clock.sleep(60 * minute);
  // At the pace it began with it would have taken an hour of real time.
  expect(wall.now()).toBeLessThan(1000);
  expect(clock.pace().speed).toBeUndefined();
});

test('slower begins at the fastest felt pace and ends at real time', () => {
  const {clock} = clockOf();
  const paces = Array.from({length: 8}, () => {
    clock.change('slower');
    return clock.pace().speed;
  });
  expect(paces).toEqual([3600, 600, 300, 60, 10, 1, 1, 1]);
});

test('a jump goes to the next thing that happens, at most an hour on', () => {
  const {clock, simulator, passed} = clockOf();
  expect(clock.change('jump')).toBe('Jumped ahead to 13:00:00 UTC.');
  expect(passed()).toBe(60 * minute);
  simulator.facilitate('message Board: report, at 13:20');
  expect(clock.change('jump')).toBe('Jumped ahead to 13:20:00 UTC.');
  expect(simulator.gameDay().messages).toHaveLength(1);
});

test('a pace that is set while it is paused is said to be for later', () => {
  const {clock} = clockOf(60);
  expect(clock.change('pause')).toBe('The simulated clock is paused.');
  expect(clock.change('faster')).toBe(
    'The simulated clock is paused; when it goes on, it runs 300 × as fast.',
  );
  expect(clock.pace()).toEqual({isPaused: true, speed: 300});
  expect(clock.change('pause')).toBe('The simulated clock runs 300 × as fast.');
  const skipping = clockOf();
  skipping.clock.change('pause');
  expect(skipping.clock.change('faster')).toBe(
    'The simulated clock is paused; when it goes on, it skips waits.',
  );
});

test('leaving ends a wait, also a paused one', async () => {
  const {clock, wall} = clockOf(60);
  const leaving = new AbortController();
  clock.change('pause');
  wall.duringNextSleep(() => leaving.abort());
  await expect(clock.sleep(minute, leaving.signal)).rejects.toThrow();
});
