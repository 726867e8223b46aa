/** What a facilitator may type, and the sentences for what is not understood. */
import {expect, test} from 'vitest';
import {readOrder} from '../../../src/simulator/game-day/line.ts';
import {timed, whenWords} from '../../../src/simulator/game-day/when.ts';

const now = Date.parse('2026-03-02T02:14:19Z');

test.each([
  [
    'throttle kms:* for 2 min',
    {fault: 'throttle', call: 'kms:*', until: '2026-03-02T02:16:19.000Z'},
  ],
  ['deny kms:EnableKey next call', {fault: 'deny', call: 'kms:EnableKey', times: 1}],
  ['deny kms:EnableKey on their next call', {fault: 'deny', call: 'kms:EnableKey', times: 1}],
  ['error rds:* next 3 calls', {fault: 'error', call: 'rds:*', times: 3}],
  [
    'error rds:StartDBInstance code=InsufficientDBInstanceCapacity at 02:25',
    {
      fault: 'error',
      call: 'rds:StartDBInstance',
      code: 'InsufficientDBInstanceCapacity',
      from: '2026-03-02T02:25:00.000Z',
      times: 1,
    },
  ],
  [
    'reset rds:StartDBInstance after=true next call',
    {fault: 'reset', call: 'rds:StartDBInstance', after: true, times: 1},
  ],
  ['slow * seconds=3', {fault: 'slow', call: '*', seconds: 3}],
])('%s', (line, fault) => {
  expect(readOrder(line, now)).toMatchObject({type: 'fault', fault});
});

test.each([
  ['message Priya, shop: how long?', 'Priya, shop', 'how long?', 'now'],
  ['message Board: Tell us by 3, at 02:25', 'Board', 'Tell us by 3', 'at'],
  ['message Board: be back at 02:25', 'Board', 'be back at 02:25', 'now'],
  ['message Board: yes, no, maybe', 'Board', 'yes, no, maybe', 'now'],
])('%s', (line, from, text, when) => {
  expect(readOrder(line, now)).toMatchObject({type: 'message', from, text, when: {type: when}});
});

test('a call is made now or at a time', () => {
  expect(readOrder('call kms:DisableKey alias/orders at 02:25:00', now)).toEqual({
    type: 'call',
    call: 'kms:DisableKey alias/orders',
    when: {type: 'at', at: Date.parse('2026-03-02T02:25:00Z')},
  });
});

test.each([
  ['', /Type what to put in/],
  ['note', /Type the note/],
  ['explode kms:*', /"explode" is none of throttle/],
  ['throttle', /needs a call/],
  ['throttle kms', /kms matches no call/],
  ['throttle s3:GetObject', /matches no call/],
  ['throttle kms:* seconds=5', /seconds: has no meaning for throttle/],
  ['throttle kms:* colour=red', /Unrecognized key/],
  ['message hello', /message Priya:/],
  ['call', /Name the call/],
  ['call kms:DisableKey alias/orders next 2 calls', /now or at a time/],
])('%j is refused', (line, why) => {
  const order = readOrder(line, now);
  expect(order.type).toBe('refused');
  if (order.type === 'refused') expect(order.why).toMatch(why);
});

test('a time of day that is over is tomorrow', () => {
  expect(timed('x at 02:10', now).when).toEqual({
    type: 'at',
    at: Date.parse('2026-03-03T02:10:00Z'),
  });
});

test.each(['now', 'next call', 'next 12 calls', 'for 2 min', 'for 30 s', 'at 02:25:00'])(
  'the words %s are read as they are written',
  (words) => {
    expect(whenWords(timed(`throttle kms:*, ${words}`, now).when, now)).toBe(words);
  },
);
