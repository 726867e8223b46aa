/** Who arrives while AWS is at work on the database waits for it, and reads everything anew. */
import {expect, test} from 'vitest';
import type {Entry} from '../../src/core/entry.ts';
import type {SimulatedWorld} from '../../src/engine/worlds/simulated.ts';
import {temporaryFolder} from '../support/folder.ts';
import {performed, rehearse} from '../support/rehearsal.ts';

const orders = {DBInstanceIdentifier: 'orders-db'};
const key = {KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab'};
const hour = 3_600_000;

/** What colleagues do before the second responder arrives. */
function acts(world: SimulatedWorld, ...calls: readonly (readonly [string, object])[]): void {
  for (const [call, input] of calls) {
    expect(world.simulator.byHand({as: 'priya', call, with: {...input}})).toBeUndefined();
  }
}

function waysOf(entries: readonly Entry[]): readonly (string | undefined)[] {
  return entries.flatMap((entry) =>
    entry.type === 'asked' && entry.question.kind === 'way'
      ? [entry.question.ways.find(({recommended}) => recommended)?.runbook]
      : [],
  );
}

test.each([
  {
    name: 'a start that a colleague sent a moment ago is waited for, and not sent again',
    before: (world: SimulatedWorld) => acts(world, ['rds:StartDBInstance', orders]),
    ways: ['wait-for-aws'],
    sent: [],
    outcome: 'recovered',
  },
  {
    name: 'a database that is rebooted is in good health',
    before: (world: SimulatedWorld) => {
      acts(world, ['rds:StartDBInstance', orders]);
      world.simulator.advance(hour);
      acts(world, ['rds:RebootDBInstance', orders]);
    },
    ways: [],
    sent: [],
    outcome: 'nothing-to-do',
  },
  {
    name: 'a database that somebody stops is waited for, and then no longer about the key',
    before: (world: SimulatedWorld) => {
      acts(world, ['rds:StartDBInstance', orders]);
      world.simulator.advance(hour);
      acts(world, ['rds:StopDBInstance', orders]);
    },
    ways: ['wait-for-aws', 'not-the-key'],
    sent: [],
    outcome: 'handed-over',
  },
  {
    name: 'a key that is switched off during the start comes first, then the start is waited for',
    before: (world: SimulatedWorld) =>
      acts(world, ['rds:StartDBInstance', orders], ['kms:DisableKey', key]),
    ways: ['enable-key', 'wait-for-aws'],
    sent: ['kms:EnableKey'],
    outcome: 'recovered',
  },
])('$name', async ({before, ways, sent, outcome}) => {
  const played = await rehearse('restored-not-started', {
    state: temporaryFolder(),
    prepare: before,
  });
  expect(waysOf(played.entries)).toEqual(ways);
  expect(performed(played.entries)).toEqual(sent);
  expect(played.closed.outcome).toBe(outcome);
});

test('a cluster that is starting is waited for as well', async () => {
  const played = await rehearse('aurora-key-disabled', {
    state: temporaryFolder(),
    prepare: ({simulator}) => {
      const isRefused = [
        simulator.byHand({as: 'ci-cleanup', call: 'kms:EnableKey', with: key}),
        simulator.byHand({call: 'rds:StartDBCluster', with: {DBClusterIdentifier: 'accounts'}}),
      ];
      expect(isRefused).toEqual([undefined, undefined]);
    },
  });
  expect(waysOf(played.entries)).toEqual(['wait-for-aws']);
  expect(performed(played.entries)).toEqual([]);
  expect(played.closed.outcome).toBe('recovered');
});
