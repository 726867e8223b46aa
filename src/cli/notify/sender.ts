/** Sends messages beside the session: tried again with back-off, never waited for, never followed elsewhere. */
import {setTimeout as pause} from 'node:timers/promises';

/** One webhook's queue. */
export type Sender = {
  send(event: string, body: string): void;
  /** Gives what is on its way a last moment; answers the events that did not arrive, and why. */
  finish(milliseconds: number): Promise<readonly string[]>;
};

const tries = 4;
const firstPause = 500;
const longestTry = 5000;

/** The URL is a secret: no message of this file has it. */
export function createSender(url: string, firstPauseMilliseconds = firstPause): Sender {
  const failures: string[] = [];
  const stopping = new AbortController();
  let queue: Promise<void> = Promise.resolve();
  let waiting = 0;
  const deliver = async (event: string, body: string): Promise<void> => {
    let why = '';
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      const answer = await post(url, body, stopping.signal);
      if (answer.isDone) return;
      why = answer.why;
      // What is wrong with the request does not get better by itself.
      if (!answer.isWorthAnother || attempt === tries || stopping.signal.aborted) break;
      const rest = firstPauseMilliseconds * 2 ** (attempt - 1);
      // A pause that is cut short ends the tries: the loop sees it at its next attempt.
      await pause(rest, undefined, {signal: stopping.signal, ref: false}).catch(() => undefined);
    }
    failures.push(`${event}: ${why}`);
  };
  return {
    send: (event, body) => {
      waiting += 1;
      queue = queue.then(async () => {
        await deliver(event, body);
        waiting -= 1;
      });
    },
    finish: async (milliseconds) => {
      if (waiting > 0) {
        // It also keeps the process alive until then: pauses between tries do not.
        const timer = setTimeout(() => stopping.abort(), milliseconds);
        await queue;
        clearTimeout(timer);
      }
      return failures;
    },
  };
}

type Tried =
  | {readonly isDone: true}
  | {readonly isDone: false; readonly why: string; readonly isWorthAnother: boolean};

async function post(url: string, body: string, stop: AbortSignal): Promise<Tried> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {'content-type': 'application/json', 'user-agent': 'latchkey'},
      body,
      // A redirect would carry the message to somebody nobody named.
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(longestTry)]),
    });
    await response.body?.cancel();
    if (response.ok) return {isDone: true};
    const isWorthAnother = response.status >= 500 || response.status === 429;
    return {isDone: false, why: `HTTP ${response.status}`, isWorthAnother};
  } catch (error) {
    // The reasons of fetch name the host at most; even that is left out.
    const isTime = error instanceof Error && error.name === 'TimeoutError';
    const why = isTime ? 'no answer in time' : 'it cannot be reached';
    return {isDone: false, why, isWorthAnother: true};
  }
}
