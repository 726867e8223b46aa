/** Durations and times as they are read at night. */
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  clockSeconds,
  clockTime,
  dayWords,
  dueWords,
  durationWords,
  localWords,
  momentWords,
} from '../../../src/core/words/time.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('a duration', () => {
  test.each([
    [0, 'under 1 s'],
    [999, 'under 1 s'],
    [second, '1 s'],
    [44 * second, '44 s'],
    [minute, '1 min'],
    [4 * minute + 12 * second, '4 min 12 s'],
    [59 * minute + 59 * second + 999, '59 min 59 s'],
    [hour, '1 h'],
    [2 * hour + 33 * minute + 59 * second, '2 h 33 min'],
    [hour + 30 * second, '1 h'],
    [6 * day + 23 * hour + 59 * minute, '6 d 23 h'],
    [day + 59 * minute, '1 d'],
    [400 * day, '400 d'],
    [-5 * minute, '5 min'],
  ])('of %i ms reads "%s"', (milliseconds, words) => {
    expect(durationWords(milliseconds)).toBe(words);
  });

  test('is cut, never rounded up', () => {
    const sizes: {[unit: string]: number} = {d: day, h: hour, min: minute, s: second};
    fc.assert(
      fc.property(fc.integer({min: second, max: 90 * day}), (milliseconds) => {
        const words = durationWords(milliseconds).split(' ');
        let said = 0;
        for (let index = 0; index < words.length; index += 2) {
          said += Number(words[index]) * (sizes[words[index + 1] ?? ''] ?? Number.NaN);
        }
        expect(said).toBeLessThanOrEqual(milliseconds);
        expect(words.length).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('a time', () => {
  const now = '2026-03-02T02:14:19.000Z';

  test('in the past has seconds, and its day unless it is today', () => {
    expect(momentWords('2026-03-02T01:52:11.000Z', now)).toBe('01:52:11');
    expect(momentWords('2026-03-01T23:41:07.000Z', now)).toBe('1 Mar 23:41:07');
    expect(momentWords('2026-03-01T23:41:07.000Z', '')).toBe('1 Mar 23:41:07');
  });

  test('that is due has minutes and says UTC', () => {
    expect(dueWords('2026-03-09T01:52:11.000Z', now)).toBe('9 Mar 01:52 UTC');
    expect(dueWords('2026-03-02T04:17:00.000Z', now)).toBe('04:17 UTC');
  });

  test('has a day and a clock', () => {
    expect(clockTime(now)).toBe('02:14');
    expect(clockSeconds(now)).toBe('02:14:19');
    expect(dayWords('2026-12-31T00:00:00.000Z')).toBe('31 Dec');
  });

  test.each([
    [60, '03:14 local'],
    [-300, '21:14 local'],
    [330, '07:44 local'],
    [0, ''],
  ])('%i minutes from UTC is "%s"', (offset, words) => {
    expect(localWords(now, offset)).toBe(words);
  });
});
