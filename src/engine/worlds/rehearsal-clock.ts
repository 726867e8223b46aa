/** The clock of a rehearsal: waits are skipped or felt, and it can be paused, paced and moved on. */
import {setImmediate as giveWay, setTimeout as pauseFor} from 'node:timers/promises';
import type {Clock} from '../../core/clock.ts';
import {isoTime} from '../../core/clock.ts';
import {clockSeconds} from '../../core/words/time.ts';
import type {Simulator} from '../../simulator/simulator.ts';
import type {Pace, TimeChange, TimeControl} from '../time-control.ts';

/** Simulated seconds a second, from felt to fast; beyond the last one waits are skipped. */
const speeds: readonly number[] = [1, 10, 60, 300, 600, 3600];
const hour = 3_600_000;
// Often enough for a clock that shows seconds.
const tick = 250;

export type RehearsalClockOptions = {
  /** Simulated seconds a second; undefined: waits are skipped. */
  readonly speed?: number;
  /** Real milliseconds that a skipped wait still takes, so that a person sees it pass. */
  readonly pace: number;
  /** Real time; a test has its own. */
  readonly wall?: Clock;
};

const realTime: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) => pauseFor(milliseconds, undefined, {signal}),
};

/** The clock and its control. */
export class RehearsalClock implements Clock, TimeControl {
  readonly #simulator: Simulator;
  readonly #skipFor: number;
  readonly #wall: Clock;
  readonly #listeners = new Set<() => void>();
  #speed: number | undefined;
  #isPaused = false;
  /** Real milliseconds up to which the world was moved on. */
  #followed: number;
  /** Aborts when the pace changes: whoever sleeps then looks at the clock again. */
  #changed = new AbortController();

  constructor(simulator: Simulator, {speed, pace, wall = realTime}: RehearsalClockOptions) {
    this.#simulator = simulator;
    this.#speed = speed;
    this.#skipFor = pace;
    this.#wall = wall;
    this.#followed = wall.now();
  }

  /** With a felt clock time also passes while a question is open. */
  now(): number {
    this.#follow();
    return this.#simulator.now();
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    const until = this.now() + milliseconds;
    for (;;) {
      signal?.throwIfAborted();
      const left = until - this.now();
      if (left <= 0) return;
      const isWoken = await this.#rest(left, signal);
      if (this.#isPaused || this.#speed !== undefined || isWoken) continue;
      this.#simulator.advance(left);
    }
  }

  pace(): Pace {
    return {isPaused: this.#isPaused, speed: this.#speed};
  }

  change(change: TimeChange): string {
    this.#follow();
    const says = this.#do(change);
    this.#followed = this.#wall.now();
    this.#changed.abort();
    this.#changed = new AbortController();
    for (const listener of this.#listeners) listener();
    return says;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #do(change: TimeChange): string {
    switch (change) {
      case 'pause':
        this.#isPaused = !this.#isPaused;
        return this.#isPaused ? 'The simulated clock is paused.' : this.#paceWords();
      case 'slower':
        this.#speed =
          speeds.findLast((speed) => speed < (this.#speed ?? Number.POSITIVE_INFINITY)) ??
          this.#speed;
        return this.#paceWords();
      case 'faster':
        this.#speed = speeds.find((speed) => speed > (this.#speed ?? Number.POSITIVE_INFINITY));
        return this.#paceWords();
      case 'jump': {
        const next = this.#simulator.upcoming()?.at ?? Number.POSITIVE_INFINITY;
        this.#simulator.advance(Math.max(0, Math.min(next - this.#simulator.now(), hour)));
        return `Jumped ahead to ${clockSeconds(isoTime(this.#simulator.now()))} UTC.`;
      }
    }
  }

  #paceWords(): string {
    const speed = this.#speed;
    if (!this.#isPaused) {
      return speed === undefined
        ? 'Waits are skipped.'
        : `The simulated clock runs ${speed} × as fast.`;
    }
    const then = speed === undefined ? 'skips waits' : `runs ${speed} × as fast`;
    return `The simulated clock is paused; when it goes on, it ${then}.`;
  }

  /** Moves the world on to where a felt clock should be. */
  #follow(): void {
    const at = this.#wall.now();
    const passed = at - this.#followed;
    if (this.#isPaused || this.#speed === undefined) {
      this.#followed = at;
      return;
    }
    const due = Math.floor(passed * this.#speed);
    if (due <= 0) return;
    this.#followed = at;
    this.#simulator.advance(due);
  }

  /** True when the pace was changed meanwhile. */
  async #rest(left: number, signal: AbortSignal | undefined): Promise<boolean> {
    const changed = this.#changed.signal;
    const either = signal ? AbortSignal.any([signal, changed]) : changed;
    try {
      const real = this.#realMilliseconds(left);
      // A timer takes a millisecond at least; a skipped wait only has to let others have a turn.
      await (real === 0 ? giveWay(undefined, {signal: either}) : this.#wall.sleep(real, either));
      return false;
    } catch (error) {
      signal?.throwIfAborted();
      if (!changed.aborted) throw error;
      return true;
    }
  }

  #realMilliseconds(left: number): number {
    if (this.#isPaused) return tick;
    if (this.#speed === undefined) return Math.min(this.#skipFor, left);
    return Math.max(1, Math.min(left / this.#speed, tick));
  }
}
