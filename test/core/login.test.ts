/** A login beside the longest wait that is ahead. */
import {expect, test} from 'vitest';
import {loginOutlook} from '../../src/core/words/login.ts';

const now = Date.parse('2026-03-02T02:14:22Z');
const hour = 3600;

test.each([
  ['2026-03-02T05:58:00Z', 2 * hour, true, 'valid until 05:58 UTC, longer than the longest wait'],
  ['2026-03-02T04:14:22Z', 2 * hour, true, 'valid until 04:14 UTC, longer than the longest wait'],
  [
    '2026-03-02T02:58:00Z',
    2 * hour,
    false,
    'valid until 02:58 UTC, but the wait may last until 04:14 UTC: if it does not renew itself, log in again when asked; AWS goes on meanwhile',
  ],
  [
    '2026-03-03T01:00:00Z',
    24 * hour,
    false,
    'valid until 3 Mar 01:00 UTC, but the wait may last until 3 Mar 02:14 UTC: if it does not renew itself, log in again when asked; AWS goes on meanwhile',
  ],
])('one that ends %s, before a wait of %d s', (endsAt, within, isEnough, words) => {
  expect(loginOutlook(Date.parse(endsAt), now, within)).toEqual({isEnough, words});
});
