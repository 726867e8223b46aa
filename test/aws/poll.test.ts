import {describe, expect, it} from 'vitest';
import type {Answer} from '../../src/aws/answer.ts';
import type {ErrorKind} from '../../src/aws/error-kind.ts';
import {type Look, poll} from '../../src/aws/poll.ts';
import {type Before, endsWait, statusEnd} from '../../src/aws/terminal-status.ts';
import type {CallRecord} from '../../src/core/call.ts';
import {isoTime} from '../../src/core/clock.ts';
import {JumpingClock, night} from './support/doors.ts';

const record: CallRecord = {
  call: 'rds:DescribeDBInstances',
  mode: 'read',
  outcome: 'ok',
  at: isoTime(night),
  milliseconds: 1,
  attempts: 1,
  input: {},
};
const status = (word: string): Answer => ({outcome: 'ok', output: {status: word}, record});
const trouble = (kind: ErrorKind): Answer => ({
  outcome: 'error',
  kind,
  error: {code: kind, message: ''},
  record,
});
const wordOf = (output: {readonly status?: unknown}) => String(output.status);
const endOf = (output: object, before: Before) => {
  const word = wordOf(output);
  return endsWait(word, before) ? statusEnd(word)?.means : undefined;
};

/** Polls answers in order, the last one for ever; every 15 s, for ten minutes at most. */
function wait(answers: readonly Answer[], change: {signal?: AbortSignal} = {}) {
  const clock = new JumpingClock();
  const looks: Look[] = [];
  let next = 0;
  return {
    clock,
    looks,
    result: poll({
      read: async () => answers[Math.min(next++, answers.length - 1)] ?? trouble('server'),
      holds: (output) => wordOf(output) === 'available',
      shows: wordOf,
      fails: endOf,
      clock,
      everyMilliseconds: 15_000,
      deadline: night + 600_000,
      onLook: (look) => looks.push(look),
      ...change,
    }),
  };
}

const locked = 'inaccessible-encryption-credentials-recoverable';

describe('a wait', () => {
  it('ends at once when AWS no longer accepts the login', async () => {
    const {result} = wait([status('starting'), trouble('expired-credentials')]);
    expect(await result).toMatchObject({
      result: 'cannot-look',
      looks: 2,
      answer: {kind: 'expired-credentials'},
    });
  });

  it.each(['denied', 'no-credentials', 'refused', 'unsupported'] as const)(
    'ends when the look is %s: looking longer does not help',
    async (kind) => {
      expect(await wait([trouble(kind)]).result).toMatchObject({result: 'cannot-look', looks: 1});
    },
  );

  it.each(['throttled', 'server', 'unreachable', 'no-answer', 'not-aws'] as const)(
    'goes on when a look is %s',
    async (kind) => {
      const {result, looks} = wait([trouble(kind), trouble(kind), status('available')]);
      expect(await result).toMatchObject({result: 'holds', looks: 3, seen: ['available']});
      expect(looks.map(({shows}) => shows)).toEqual(['', '', 'available']);
    },
  );

  it('gives up at its deadline, with a last look at it', async () => {
    const {result, clock, looks} = wait([status('starting')]);
    expect(await result).toEqual({result: 'timed-out', looks: 41, seen: ['starting']});
    expect(clock.now()).toBe(night + 600_000);
    expect(looks.at(-1)?.at).toBe(isoTime(night + 600_000));
  });

  it('waits for what was just created, but not for ever', async () => {
    const created = wait([trouble('not-found'), status('creating'), status('available')]);
    expect(await created.result).toMatchObject({result: 'holds', looks: 3});
    const missing = wait([trouble('not-found')]);
    expect(await missing.result).toMatchObject({result: 'cannot-look', looks: 5});
  });

  it('ends when the operator leaves, before and during the pause', async () => {
    expect(await wait([status('starting')], {signal: AbortSignal.abort()}).result).toEqual({
      result: 'aborted',
      looks: 0,
      seen: [],
    });
    const leaving = new AbortController();
    const {result, clock} = wait([status('starting')], {signal: leaving.signal});
    clock.sleep = async (_, signal) => {
      leaving.abort();
      signal?.throwIfAborted();
    };
    expect(await result).toMatchObject({result: 'aborted', looks: 1});
  });

  it('holds, with each status once', async () => {
    const words = [locked, 'starting', 'starting', 'configuring-enhanced-monitoring', 'backing-up'];
    const {result} = wait([...words, 'available'].map(status));
    expect(await result).toMatchObject({
      result: 'holds',
      looks: 6,
      seen: [locked, 'starting', 'configuring-enhanced-monitoring', 'backing-up', 'available'],
    });
  });
});

describe('a status that ends a wait', () => {
  it('was there before the change: no failure until another one was seen', async () => {
    const {result} = wait([locked, locked, 'starting', locked].map(status));
    expect(await result).toMatchObject({result: 'failed', looks: 4});
  });

  it('still stands after a minute: the change did nothing', async () => {
    const {result, clock} = wait([status(locked)]);
    expect(await result).toMatchObject({result: 'failed', looks: 5});
    expect(clock.now()).toBe(night + 60_000);
  });

  it.each(['storage-full', 'incompatible-network', 'failed', 'stopped', 'deleting'])(
    '%s says what it means and what to do',
    (word) => {
      expect(statusEnd(word)?.means).toMatch(/\.$/);
      expect(statusEnd(word)?.next).toMatch(/\.$/);
    },
  );

  it.each(['upgrade_failed', 'upgrade-failed'])('%s ends it in either spelling', (word) => {
    expect(endsWait(word, {seen: ['upgrading'], elapsedMilliseconds: 60_000})).toBe(true);
    expect(statusEnd(word)?.means).toBe('An engine upgrade failed.');
  });

  it.each([
    'starting',
    'configuring-enhanced-monitoring',
    'backing-up',
    'storage-initialization',
    'modifying',
    'a-status-of-tomorrow',
    'constructor',
  ])('%s does not', (word) => {
    expect(endsWait(word, {seen: ['creating'], elapsedMilliseconds: 3_600_000})).toBe(false);
  });
});
