/** The world as a value: saved and loaded anywhere it goes on the same; the same seed, the same bytes. */
import {DescribeKeyCommand, DisableKeyCommand, EnableKeyCommand} from '@aws-sdk/client-kms';
import {
  DescribeDBInstancesCommand,
  ModifyDBInstanceCommand,
  RestoreDBInstanceFromDBSnapshotCommand,
  StartDBInstanceCommand,
  StopDBInstanceCommand,
} from '@aws-sdk/client-rds';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {JournalError} from '../../src/core/errors.ts';
import {restoreSimulator, type Simulator} from '../../src/simulator/simulator.ts';
import {textOf} from '../../src/simulator/wire/message.ts';
import {signed} from './signing.ts';
import {clientsOf, hour, ordersKey, quietAccount, simulatorOf} from './support.ts';

type Move = {readonly name: string; make(simulator: Simulator): Promise<unknown> | undefined};

const KeyId = ordersKey;
const DBInstanceIdentifier = 'orders-db';
const moves: readonly Move[] = [
  {name: 'disable', make: (world) => clientsOf(world).kms.send(new DisableKeyCommand({KeyId}))},
  {name: 'enable', make: (world) => clientsOf(world).kms.send(new EnableKeyCommand({KeyId}))},
  {
    name: 'start',
    make: (world) => clientsOf(world).rds.send(new StartDBInstanceCommand({DBInstanceIdentifier})),
  },
  {
    name: 'stop',
    make: (world) => clientsOf(world).rds.send(new StopDBInstanceCommand({DBInstanceIdentifier})),
  },
  {
    name: 'rename',
    make: (world) =>
      clientsOf(world).rds.send(
        new ModifyDBInstanceCommand({
          DBInstanceIdentifier,
          NewDBInstanceIdentifier: 'orders-db-2',
          ApplyImmediately: true,
        }),
      ),
  },
  {
    name: 'restore',
    make: (world) =>
      clientsOf(world).rds.send(
        new RestoreDBInstanceFromDBSnapshotCommand({
          DBInstanceIdentifier: 'restored',
          DBSnapshotIdentifier: 'rds:orders-db-2026-03-01-03-10',
        }),
      ),
  },
  ...[1, 20, 180, 4000, 11_000].map((minutes) => ({
    name: `${minutes} min`,
    make: (world: Simulator) => {
      world.advance(minutes * 60_000);
      return undefined;
    },
  })),
];
const someMoves = fc.array(fc.constantFrom(...moves), {maxLength: 12});

/** Makes moves; refusals are part of the story. */
async function play(simulator: Simulator, story: readonly Move[]): Promise<void> {
  for (const move of story) await move.make(simulator)?.catch(() => undefined);
}

describe('a saved world', () => {
  it.each([
    [
      'latchkey/world/1',
      /has the format latchkey\/world\/1; this version reads latchkey\/world\/2/,
    ],
    ['other', /names no format of Latchkey/],
    [null, /names no format of Latchkey/],
  ])('of the format %s is refused with a sentence', async (format, sentence) => {
    const saved = {...(await simulatorOf('key-disabled')).save(), format};
    expect(() => restoreSimulator(saved)).toThrow(sentence);
    expect(() => restoreSimulator(saved)).toThrow(JournalError);
  });

  it('is equal when it is loaded and saved again, and goes on the same', async () => {
    await fc.assert(
      fc.asyncProperty(someMoves, someMoves, async (before, after) => {
        const one = quietAccount({});
        await play(one, before);
        const saved = one.save();
        const other = restoreSimulator(saved);
        expect(other.save()).toEqual(saved);
        await play(one, after);
        await play(other, after);
        expect(other.save()).toEqual(one.save());
      }),
      {numRuns: 40, seed: 7},
    );
  });
});

describe('any story', () => {
  it('leaves no database available on a key that has been lost for longer than the grace time', async () => {
    await fc.assert(
      fc.asyncProperty(someMoves, async (story) => {
        const simulator = quietAccount({});
        await play(simulator, story);
        await play(simulator, moves.slice(0, 1));
        simulator.advance(3 * hour);
        const {rds} = clientsOf(simulator);
        const {DBInstances = []} = await rds.send(new DescribeDBInstancesCommand({}));
        for (const one of DBInstances) expect(one.DBInstanceStatus).not.toBe('available');
        const ids = DBInstances.map((one) => one.DBInstanceIdentifier);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      {numRuns: 40, seed: 11},
    );
  });

  it('never turns the clock back', async () => {
    const simulator = quietAccount({});
    const before = simulator.now();
    simulator.advance(-hour);
    expect(simulator.now()).toBe(before);
  });
});

describe('the same seed and the same calls', () => {
  it('give the same bytes', async () => {
    const bytes = async () => {
      const simulator = await simulatorOf('key-disabled');
      const answers: string[] = [];
      for (const Action of ['DescribeDBInstances', 'DescribeDBSnapshots', 'StartDBInstance']) {
        const form = {Action, Version: '2014-10-31', DBInstanceIdentifier: 'orders-db'};
        const request = {
          method: 'POST',
          path: '/',
          query: {},
          headers: {'content-type': 'application/x-www-form-urlencoded'},
          body: Buffer.from(new URLSearchParams(form).toString()),
        };
        const response = await simulator.handle(
          signed(request, {...simulator.operator, service: 'rds'}),
        );
        expect(textOf(response.body)).not.toContain('Signature');
        answers.push(textOf(response.body));
      }
      return [...answers, JSON.stringify(simulator.save())];
    };
    expect(await bytes()).toEqual(await bytes());
  });

  it('take the same time however often somebody looks', async () => {
    const restartTakes = async (looks: number) => {
      const simulator = await simulatorOf('restored-not-started');
      const {rds, kms} = clientsOf(simulator);
      for (let index = 0; index < looks; index += 1) {
        await kms.send(new DescribeKeyCommand({KeyId}));
      }
      const start = await rds.send(new StartDBInstanceCommand({DBInstanceIdentifier}));
      expect(start.DBInstance?.DBInstanceStatus).toBe('starting');
      const saved = JSON.stringify(simulator.save().queue);
      return /"type":"course-step"[^}]*"steps":\[\{"after":(\d+)/.exec(saved)?.[1];
    };
    expect(await restartTakes(0)).toMatch(/^\d+$/);
    expect(await restartTakes(0)).toBe(await restartTakes(5));
  });
});

describe('onChange', () => {
  it('hears of every change before its answer leaves, and of nothing else', async () => {
    const heard: string[] = [];
    const simulator = restoreSimulator((await simulatorOf('key-disabled')).save(), {
      onChange: (changed) => heard.push(JSON.stringify(changed.overview().keys)),
    });
    const {kms, rds} = clientsOf(simulator);
    await kms.send(new DescribeKeyCommand({KeyId}));
    await rds.send(new StartDBInstanceCommand({DBInstanceIdentifier})).catch(() => undefined);
    expect(heard).toEqual([]);
    simulator.inject({fault: 'reset', call: 'kms:EnableKey', times: 1, after: true});
    await kms.send(new EnableKeyCommand({KeyId})).catch(() => undefined);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain('"aliases":["alias/orders"],"state":"Enabled"');
  });
});
