/** Our own poller: the SDK's waiters swallow errors and never end on a lost key (facts/wire.md §3.3). */
import {type Clock, isoTime} from '../core/clock.ts';
import type {JsonObject} from '../core/json.ts';
import type {Answer, ErrorAnswer} from './answer.ts';
import type {ErrorKind} from './error-kind.ts';
import type {Before} from './terminal-status.ts';

/** One look. `shows` is empty where nothing could be seen. */
export type Look = {
  readonly number: number;
  readonly at: string;
  readonly shows: string;
  readonly answer: Answer;
};

export type PollOptions = {
  read(): Promise<Answer>;
  /** True when what is waited for is so. */
  holds(output: JsonObject): boolean;
  /** The word to show, e.g. the database's status. */
  shows(output: JsonObject): string;
  /** Why waiting longer does not help, in a sentence; undefined while it may. */
  fails?(output: JsonObject, before: Before): string | undefined;
  readonly clock: Clock;
  readonly everyMilliseconds: number;
  /** Milliseconds since 1970 in the world's time. */
  readonly deadline: number;
  readonly signal?: AbortSignal;
  onLook?(look: Look): void;
};

/** How a wait ended. `cannot-look`: AWS answers, and longer looking would not change the answer. */
export type PollResult = {readonly looks: number; readonly seen: readonly string[]} & (
  | {readonly result: 'holds'; readonly output: JsonObject}
  | {readonly result: 'failed'; readonly output: JsonObject; readonly reason: string}
  | {readonly result: 'timed-out' | 'aborted'}
  | {readonly result: 'cannot-look'; readonly answer: ErrorAnswer}
);

const looksAgain: readonly ErrorKind[] = [
  'throttled',
  'server',
  'unreachable',
  'no-answer',
  'not-aws',
];

// What was just created may be unknown to the next look (facts/aws.md §2.11 for KMS).
const unknownFor = 60_000;

/** Looks at once, then every so often, until it holds, fails, or the deadline has passed. */
export async function poll(options: PollOptions): Promise<PollResult> {
  const {clock, signal, deadline} = options;
  const began = clock.now();
  const seen: string[] = [];
  for (let looks = 1; ; looks += 1) {
    if (signal?.aborted) return {result: 'aborted', looks: looks - 1, seen};
    const answer = await options.read();
    const shows = answer.outcome === 'ok' ? options.shows(answer.output) : '';
    options.onLook?.({number: looks, at: isoTime(clock.now()), shows, answer});
    const before = {seen: [...seen], elapsedMilliseconds: clock.now() - began};
    if (shows !== '' && seen.at(-1) !== shows) seen.push(shows);
    const end = endOf(answer, before, options);
    if (end) return {...end, looks, seen};
    const left = deadline - clock.now();
    if (left <= 0) return {result: 'timed-out', looks, seen};
    const isHere = await pause(clock, Math.min(options.everyMilliseconds, left), signal);
    if (!isHere) return {result: 'aborted', looks, seen};
  }
}

type End =
  | {readonly result: 'holds'; readonly output: JsonObject}
  | {readonly result: 'failed'; readonly output: JsonObject; readonly reason: string}
  | {readonly result: 'aborted'}
  | {readonly result: 'cannot-look'; readonly answer: ErrorAnswer};

/** The end that one answer makes; undefined to look again. */
function endOf(answer: Answer, before: Before, options: PollOptions): End | undefined {
  if (answer.outcome === 'ok') {
    const {output} = answer;
    if (options.holds(output)) return {result: 'holds', output};
    const reason = options.fails?.(output, before);
    return reason === undefined ? undefined : {result: 'failed', output, reason};
  }
  // A read is never kept back; a door that does so cannot be looked through.
  if (answer.outcome === 'would-call') return {result: 'aborted'};
  if (answer.kind === 'aborted' && options.signal?.aborted) return {result: 'aborted'};
  if (looksAgain.includes(answer.kind)) return undefined;
  const isNew = answer.kind === 'not-found' && before.elapsedMilliseconds < unknownFor;
  return isNew ? undefined : {result: 'cannot-look', answer};
}

/** False when the operator left meanwhile. */
async function pause(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<boolean> {
  try {
    await clock.sleep(milliseconds, signal);
    return true;
  } catch (thrown) {
    if (signal?.aborted) return false;
    throw thrown;
  }
}
