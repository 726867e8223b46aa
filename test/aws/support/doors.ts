/** Doors and clocks for the tests: dummy credentials, a clock that jumps instead of sleeping. */
import {onTestFinished, vi} from 'vitest';
import {type Door, type DoorOptions, openDoor} from '../../../src/aws/door.ts';
import type {CallRecord} from '../../../src/core/call.ts';
import type {Clock} from '../../../src/core/clock.ts';

/** 2 March 2026, 02:14 UTC. */
export const night = Date.parse('2026-03-02T02:14:00.000Z');

/** A clock that moves only when somebody sleeps, and tells how long they slept. */
export class JumpingClock implements Clock {
  readonly sleeps: number[] = [];
  #now = night;

  now(): number {
    return this.#now;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.sleeps.push(milliseconds);
    this.#now += milliseconds;
  }
}

export const dummyCredentials = {accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret-canary'};

const limit = 10_000;

/**
 * Lets the time that an answer may take pass at once, for every read that is under way. Until then
 * none passes: a test that calls it begins with `holdLimit`.
 */
export function passLimit(): void {
  vi.advanceTimersByTime(limit);
}

/** Time limits stand still until `passLimit`, and in no other test. */
export function holdLimit(): void {
  vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
  onTestFinished(() => {
    vi.useRealTimers();
  });
}

/** A door with dummy credentials that is closed when the test is over, and what it recorded. */
export function testDoor(options: Partial<DoorOptions> & {endpoint?: string}): {
  door: Door;
  clock: JumpingClock;
  records: readonly CallRecord[];
} {
  const clock = new JumpingClock();
  const records: CallRecord[] = [];
  const door = openDoor({
    region: 'eu-west-1',
    credentials: dummyCredentials,
    readOnly: false,
    clock,
    // A busy machine may be slow; who tests the limit sets it, or lets it pass (`passLimit`).
    timeoutMilliseconds: limit,
    onCall: (record) => records.push(record),
    ...options,
  });
  onTestFinished(() => door.close());
  return {door, clock, records};
}

/** The error answer, or a failure that shows what came instead. */
export function errorOf<Answer extends {outcome: string}>(
  answer: Answer,
): Extract<Answer, {outcome: 'error'}> {
  if (answer.outcome !== 'error') throw new Error(`an error was expected: ${answer.outcome}`);
  // The check above is what Extract says.
  return answer as Extract<Answer, {outcome: 'error'}>;
}

/** The ok answer, or a failure that shows what came instead. */
export function okOf<Answer extends {outcome: string}>(
  answer: Answer,
): Extract<Answer, {outcome: 'ok'}> {
  if (answer.outcome !== 'ok') throw new Error(`ok was expected: ${JSON.stringify(answer)}`);
  // The check above is what Extract says.
  return answer as Extract<Answer, {outcome: 'ok'}>;
}
