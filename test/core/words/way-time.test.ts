import {expect, test} from 'vitest';
import type {TimePart} from '../../../src/core/way-time.ts';
import {partWords, spanWords, wholeTimeWords} from '../../../src/core/words/way-time.ts';

const key: TimePart = {
  of: 'the key',
  minutes: [0, 5],
  from: 'estimate',
  says: 'seconds, in some cases several minutes',
  section: '2.11',
};
const store: TimePart = {of: 'the store', minutes: [0, 20], from: 'aws', section: '2.11'};
const answer: TimePart = {of: 'their answer', from: 'open'};
const start: TimePart = {of: 'the start', minutes: [12, 14], from: 'measured', times: 3};

test.each([
  [0, 5, 'up to 5 min'],
  [12, 12, '12 min'],
  [12, 14, '12–14 min'],
  [5, 119, '5–119 min'],
  [5, 120, '5 min–2 h'],
  [5, 140, '5 min–2.5 h'],
  [60, 360, '1–6 h'],
  [180, 190, '3 h'],
  [0, 480, 'up to 8 h'],
])('%d to %d minutes are %s', (least, most, words) => {
  expect(spanWords(least, most)).toBe(words);
});

test('a part names the origin of its figure, and what AWS says', () => {
  expect([key, store, answer, start].map(partWords)).toEqual([
    'the key: up to 5 min (estimate; AWS says: seconds, in some cases several minutes)',
    'the store: up to 20 min (AWS says)',
    'their answer: nobody can say',
    'the start: 12–14 min (measured here, 3 times)',
  ]);
});

test('the whole is as long as its parts, and names every origin once', () => {
  expect(wholeTimeWords([key, start])).toBe('12–19 min, estimate + measured here');
  expect(wholeTimeWords([store])).toBe('up to 20 min, AWS says');
  expect(wholeTimeWords([answer, key])).toBe('their answer, then up to 5 min, estimate');
  expect(wholeTimeWords([answer])).toBe('their answer, nobody can say');
});
