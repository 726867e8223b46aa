/** The soonest deadline in the header. */
import {describe, expect, test} from 'vitest';
import {fold} from '../../../src/core/apply.ts';
import type {Deadline, Diagnosis} from '../../../src/core/diagnosis.ts';
import {deadlineWords, soonestDeadline} from '../../../src/core/words/deadline.ts';
import {diagnosed, diagnosis, opened, tale} from '../tale.ts';

const now = '2026-03-02T02:14:19.000Z';
const window: Deadline = {
  clock: 'recoverable-window',
  at: '2026-03-09T01:52:11.000Z',
  estimate: true,
  from: '',
};
const deletion: Deadline = {
  clock: 'key-deletion',
  at: '2026-03-10T00:00:00.000Z',
  estimate: false,
  from: '',
};
const restorable: Deadline = {
  clock: 'oldest-restorable-point',
  at: '2026-02-16T02:14:00.000Z',
  estimate: false,
  from: '',
};

function session(clocks: readonly Deadline[], change: Partial<Diagnosis> = {}) {
  return fold(tale(opened(), diagnosed('locked-out', {clocks, ...change})));
}

describe('the soonest deadline', () => {
  test('is a hard clock before an estimate, even a later one', () => {
    expect(soonestDeadline(session([window, deletion]))).toBe(deletion);
  });

  test('is the earlier of two of a kind', () => {
    const earlier = {...deletion, clock: 'material-expiry', at: '2026-03-03T00:00:00Z'} as const;
    expect(soonestDeadline(session([deletion, earlier]))).toBe(earlier);
  });

  test('is never a bound of backups', () => {
    expect(soonestDeadline(session([restorable]))).toBeUndefined();
  });
});

describe('the words', () => {
  test('say about for an estimate', () => {
    expect(deadlineWords(session([window]), now)).toEqual({
      role: 'caution',
      word: 'about 6 d 23 h left to start it (9 Mar 01:52 UTC)',
    });
  });

  test('never say too late', () => {
    const after = deadlineWords(session([window]), '2026-03-09T02:00:00.000Z');
    expect(after.word).toBe('estimate passed 01:52 UTC; try the start all the same');
  });

  test.each([
    [deletion, 'key deleted in 7 d 21 h (10 Mar 00:00 UTC)'],
    [
      {...deletion, clock: 'material-expiry'} as const,
      'key material expires in 7 d 21 h (10 Mar 00:00 UTC)',
    ],
  ])('name what ends', (clock, word) => {
    expect(deadlineWords(session([clock]), now)).toEqual({role: 'danger', word});
  });

  test('say reading before the first diagnosis', () => {
    expect(deadlineWords(fold(tale(opened())), now).word).toBe('deadline: reading');
  });

  test('say unknown for a locked-out database without any clock, whatever the verdict', () => {
    expect(deadlineWords(session([]), now)).toEqual({
      role: 'unknown',
      word: 'deadline unknown, 7 d at most',
    });
    const undecided = fold(tale(opened(), diagnosed('undecided')));
    expect(deadlineWords(undecided, now).word).toBe('deadline unknown, 7 d at most');
  });

  test('say that none runs where none can', () => {
    const terminal = {
      ...diagnosis('locked-out').database,
      status: 'inaccessible-encryption-credentials',
    };
    expect(deadlineWords(session([], {database: terminal}), now).word).toBe('no deadline running');
    expect(deadlineWords(fold(tale(opened(), diagnosed('healthy'))), now).word).toBe(
      'no deadline running',
    );
  });

  test('say that none runs once it is recovered', () => {
    const done = fold(
      tale(opened(), diagnosed('locked-out', {clocks: [window]}), {
        type: 'closed',
        outcome: 'recovered',
        summary: '',
      }),
    );
    expect(deadlineWords(done, now)).toEqual({role: 'muted', word: 'no deadline running'});
  });
});
