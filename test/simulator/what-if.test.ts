/** Calls that break a healthy copy, and the ones that are none. */
import {expect, test} from 'vitest';
import {UsageError} from '../../src/core/errors.ts';
import {copySimulator} from '../../src/simulator/simulator.ts';
import {nights, simulatorOfNight} from './copy/nights.ts';
import {savedFrom} from './copy/saved.ts';
import {locked, ordersKeyArn, quietAccount, statusOf} from './support.ts';

test('a disabled key takes the databases of a healthy copy away within the three hours', async () => {
  const {healthy} = nights;
  if (!healthy) throw new Error('no healthy night');
  const {simulator} = copySimulator(await savedFrom(simulatorOfNight(healthy)));
  expect(await statusOf(simulator)).toBe('available');
  simulator.breakWith(['kms:DisableKey alias/orders']);
  expect(await statusOf(simulator)).toBe(locked);
});

test('a number is written as one, and a name may stand in front', async () => {
  const simulator = quietAccount({});
  simulator.breakWith(['kms:ScheduleKeyDeletion alias/orders PendingWindowInDays=7']);
  expect(simulator.overview()).toMatchObject({keys: [{state: 'PendingDeletion'}, {}]});
});

test('several calls happen in order', async () => {
  const simulator = quietAccount({});
  simulator.breakWith([
    `kms:DisableKey ${ordersKeyArn}`,
    `kms:EnableKey KeyId=${ordersKeyArn}`,
    'rds:StopDBInstance orders-db',
  ]);
  expect(await statusOf(simulator)).toBe('stopped');
});

test('without a call no time passes', () => {
  const simulator = quietAccount({});
  const before = simulator.now();
  simulator.breakWith([]);
  expect(simulator.now()).toBe(before);
});

test.each([
  ['kms:Disable alias/orders', /serves no kms:Disable\./],
  ['', /serves no call/],
  ['s3:GetObject x', /serves no s3:GetObject/],
  ['kms:DisableKey', /kms:DisableKey needs KeyId/],
  ['kms:DisableKey alias/orders twice', /no member "twice"/],
  ['kms:DisableKey alias/orders Colour=red', /no member "Colour"/],
  ['kms:ScheduleKeyDeletion alias/orders PendingWindowInDays=soon', /wrong type/],
  ['kms:ScheduleKeyDeletion alias/orders PendingWindowInDays=3', /ValidationException/],
  ['kms:DisableKey alias/nobody', /kms:DisableKey alias\/nobody: /],
  ['rds:StopDBInstance nobody', /DBInstanceNotFound/],
])('%j is refused with a sentence and what to do', (call, words) => {
  const simulator = quietAccount({});
  expect(() => simulator.breakWith([call])).toThrow(words);
  try {
    simulator.breakWith([call]);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).nextSteps.length).toBeGreaterThan(0);
  }
});
