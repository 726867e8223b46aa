/** A call that the facilitator plans: written down as planned, and again when it is made. */
import {expect, test} from 'vitest';
import {gameDayMarkdown} from '../../../src/report/game-day.ts';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {hour, simulatorOf} from '../support.ts';

const acts = (simulator: Simulator) =>
  simulator.gameDay().acts.map(({type, text}) => `${type}: ${text}`);

test('it says when, and stands in the debrief as made only once it was made', async () => {
  const simulator = await simulatorOf('key-disabled');
  simulator.facilitate('call kms:EnableKey alias/orders');
  expect(simulator.facilitate('call kms:DisableKey alias/orders at 02:25')).toEqual({
    done: true,
    says: 'The call will be made at 02:25:00 UTC.',
  });
  const planned = 'call: kms:DisableKey alias/orders, to be made at 02:25:00 UTC';
  expect(acts(simulator)).toEqual(['call: kms:EnableKey alias/orders', planned]);
  expect(simulator.debrief().end.keys).toContainEqual({name: 'alias/orders', state: 'Enabled'});
  simulator.advance(hour);
  expect(acts(simulator)).toEqual([
    'call: kms:EnableKey alias/orders',
    planned,
    'call: kms:DisableKey alias/orders',
  ]);
  const {story, end} = simulator.debrief();
  expect(story.at(-1)).toMatchObject({at: '2026-03-02T02:25:00.000Z', who: 'facilitator'});
  expect(end.keys).toContainEqual({name: 'alias/orders', state: 'Disabled'});
});

test('a time that is over is the next day, and never made where the day ends before', async () => {
  const simulator = await simulatorOf('key-disabled');
  const {says} = simulator.facilitate('call kms:EnableKey alias/orders at 02:10');
  expect(says).toBe('The call will be made at 3 Mar 02:10:00 UTC.');
  expect(simulator.facilitate('message Board: report, at 02:10').says).toBe(
    'The message goes out at 3 Mar 02:10:00 UTC.',
  );
  simulator.advance(hour);
  const markdown = gameDayMarkdown(simulator.debrief());
  expect(markdown).toContain(
    '| facilitator | call: kms:EnableKey alias/orders, to be made at 3 Mar 02:10:00 UTC |',
  );
  expect(markdown).not.toContain('| call: kms:EnableKey alias/orders |');
  expect(markdown).toContain('| alias/orders | Disabled |');
});

test('one that AWS refuses when its time comes says so', async () => {
  const simulator = await simulatorOf('key-disabled');
  simulator.facilitate('call kms:CancelKeyDeletion alias/orders at 02:20');
  simulator.advance(hour);
  expect(acts(simulator).at(-1)).toBe(
    'call: kms:CancelKeyDeletion alias/orders, refused: KMSInvalidStateException',
  );
});

test('calls of the scenario itself are no acts of the facilitator', async () => {
  const simulator = await simulatorOf('key-disabled');
  simulator.advance(24 * hour);
  expect(acts(simulator)).toEqual([]);
});
