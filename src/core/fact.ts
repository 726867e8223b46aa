/** A fact: what one read call said, or why it said nothing. Never a bare `undefined`. */
import type {CallName} from './call.ts';

/** Where a fact comes from. `at` is ISO 8601 in the world's time. */
export type Source = {
  readonly call: CallName;
  readonly at: string;
  readonly requestId?: string;
  readonly milliseconds?: number;
};

/** AWS answered. `value` is the answer itself, with AWS's own member names and ISO dates. */
export type Known<T> = Source & {readonly status: 'known'; readonly value: T};

/** AWS refused: the caller lacks a right. `needs` is the IAM action that would settle it. */
export type Denied = Source & {
  readonly status: 'denied';
  readonly code: string;
  readonly message: string;
  readonly needs: string;
};

/** No usable answer: throttled, timed out, connection refused, not offered by the endpoint. */
export type Failed = Source & {
  readonly status: 'failed';
  readonly code: string;
  readonly message: string;
};

/** AWS answered that there is no such thing, or the call was not made (`at` is empty then). */
export type Absent = Source & {
  readonly status: 'absent';
  readonly because: 'does-not-exist' | 'not-asked';
  readonly message: string;
};

/** Known, denied, failed or absent: four different things, never mixed up. */
export type Fact<T> = Known<T> | Denied | Failed | Absent;

/** A fact about a call that was not made, with the reason in words. */
export function notAsked(call: CallName, message: string): Absent {
  return {status: 'absent', because: 'not-asked', call, at: '', message};
}

/** Whether there was a call at all; what was not asked counts as no read. */
export function wasAsked(fact: Fact<unknown>): boolean {
  return fact.status !== 'absent' || fact.because !== 'not-asked';
}

/** The value of a known fact, else `undefined`: for code that has already looked at the status. */
export function knownValue<T>(fact: Fact<T> | undefined): T | undefined {
  return fact?.status === 'known' ? fact.value : undefined;
}
