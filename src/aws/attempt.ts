/** One attempt of one call: sent with a time limit that also covers the answer's body. */
import type {MetadataBearer} from '@smithy/types';
import {LatchkeyError} from '../core/errors.ts';
import {NoAnswerError} from './error-kind.ts';
import {type Failure, failureOf} from './sdk-error.ts';

/** What one attempt brought. */
export type Attempt = {readonly output: MetadataBearer} | {readonly failure: Failure};

/** Sends once. Rejects only with errors of our own (the guard's, a disk that is full): the rest are values. */
export async function attemptOnce(
  send: (signal: AbortSignal) => Promise<MetadataBearer>,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<Attempt> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(new NoAnswerError(milliseconds)), milliseconds);
  const both = signal ? AbortSignal.any([signal, limit.signal]) : limit.signal;
  try {
    return {output: await unlessAborted(send(both), both)};
  } catch (thrown) {
    if (thrown instanceof LatchkeyError) throw thrown;
    // A socket torn by our own deadline reports a reset; the deadline is the reason.
    return {failure: failureOf(both.aborted ? abortReason(both) : thrown)};
  } finally {
    clearTimeout(timer);
  }
}

/** Settles with the promise, or rejects as soon as the signal aborts. */
export function unlessAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (!signal) return promise;
  const {promise: aborted, reject} = Promise.withResolvers<never>();
  const stop = () => reject(abortReason(signal));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, {once: true});
  return Promise.race([promise, aborted]).finally(() => {
    signal.removeEventListener('abort', stop);
  });
}

function abortReason(signal: AbortSignal): Error {
  if (signal.reason instanceof NoAnswerError) return signal.reason;
  return Object.assign(new Error('the wait for an answer was given up'), {name: 'AbortError'});
}
