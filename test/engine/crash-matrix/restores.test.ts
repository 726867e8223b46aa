/**
 * `kill -9` at every journal entry of a restore: whoever resumes ends with exactly one restored
 * database. `npm run test:long` cuts around every change and at every 120th entry,
 * `npm run test:crash` at every entry.
 */
import {DescribeDBClustersCommand, DescribeDBInstancesCommand} from '@aws-sdk/client-rds';
import {afterAll, expect, test} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {clientsOf, simulatorOf} from '../../simulator/support.ts';
import {
  type Answers,
  type Crash,
  carriedOut,
  crashesOf,
  resumeFrom,
} from '../../support/crashes.ts';

const isWhole = process.env.LATCHKEY_ALL_CUTS === '1';
const far = 'eu-central-1';

type Case = {
  readonly what: string;
  readonly scenario: string;
  readonly answers?: Answers;
  /** What is new at the end, by Region and kind. */
  readonly made: readonly string[];
};

const cases: readonly Case[] = [
  {
    what: 'an instance',
    scenario: 'only-a-point-in-time',
    made: ['eu-west-1 instance orders-db-restored'],
  },
  {
    what: 'a cluster with two instances, and the swap of all three names',
    scenario: 'aurora-snapshot',
    made: ['eu-west-1 cluster shop', 'eu-west-1 instance shop-1', 'eu-west-1 instance shop-2'],
  },
  {
    what: 'an instance in another Region',
    scenario: 'replicated-backup',
    made: ['eu-central-1 instance orders-db-restored'],
  },
  {
    what: 'a cluster in another Region',
    scenario: 'aurora-copy-in-another-region',
    answers: {source: 'cluster-snapshot@eu-central-1/shop-friday-far'},
    made: [
      'eu-central-1 cluster shop-restored',
      'eu-central-1 instance shop-1-restored',
      'eu-central-1 instance shop-2-restored',
    ],
  },
];

const counts: string[] = [];
afterAll(() => {
  if (isWhole) process.stdout.write(`${counts.join('\n')}\n`);
});

test.each(cases)(
  '$what: killed at any entry, exactly one comes back',
  async ({scenario, answers, made}) => {
    const before = new Set((await databasesOf(await simulatorOf(scenario))).map(({id}) => id));
    const crashed = await crashesOf(scenario, answers);
    const kills = crashed.crashes.filter(({kind, disk}) => kind === 'kill' && disk.bytes > 0);
    const cuts = isWhole ? kills : sampleOf(kills);
    const changes = carriedOut(crashed.whole);
    expect(await newOnes(crashed.whole.world.simulator, before)).toEqual(made);
    const wrong: unknown[] = [];
    for (const cut of cuts) {
      const resumed = await resumeFrom(crashed, cut);
      const found = await newOnes(resumed.world.simulator, before);
      const end = [resumed.closed.outcome, found, carriedOut(resumed)];
      if (JSON.stringify(end) !== JSON.stringify(['recovered', made, changes])) {
        wrong.push([cut.entry.seq, cut.entry.type, end]);
      }
    }
    counts.push(`  ${scenario}: killed at ${cuts.length} entries, ${wrong.length} wrong`);
    expect(wrong).toEqual([]);
    // The first entry makes the session, the last one ends it: all others are cut.
    if (isWhole) expect(kills).toHaveLength(crashed.whole.entries.length - 1);
  },
  isWhole ? 3_600_000 : 240_000,
);

test('a copy that opens at home by now does not hide the backup of another Region that was chosen', async () => {
  const crashed = await crashesOf('copy-in-another-region');
  const copied = crashed.crashes.find(
    ({kind, entry}) => kind === 'kill' && entry.type === 'settled' && entry.step === 'proof-again',
  );
  expect(copied).toBeDefined();
  if (!copied) return;
  const resumed = await resumeFrom(crashed, copied);
  expect([resumed.closed.outcome, carriedOut(resumed)]).toEqual([
    'recovered',
    carriedOut(crashed.whole),
  ]);
}, 120_000);

/** Around every change, and one in 120 elsewhere. */
function sampleOf(kills: readonly Crash[]): readonly Crash[] {
  return kills.filter(
    ({entry}, index) =>
      entry.type === 'intended' ||
      (entry.type === 'called' && entry.mode === 'change') ||
      index % 120 === 0,
  );
}

/** What was not there before the night's work, as an administrator sees it in both Regions. */
async function newOnes(simulator: Simulator, before: ReadonlySet<string>) {
  const all = await databasesOf(simulator);
  return all.filter(({id}) => !before.has(id)).map(({words}) => words);
}

async function databasesOf(simulator: Simulator) {
  const found: {readonly id: string; readonly words: string}[] = [];
  for (const region of [simulator.region, far]) {
    const {rds} = clientsOf(simulator, 'administrator', region);
    const {DBClusters = []} = await rds.send(new DescribeDBClustersCommand({}));
    const {DBInstances = []} = await rds.send(new DescribeDBInstancesCommand({}));
    for (const {DbClusterResourceId: id = '', DBClusterIdentifier: name} of DBClusters) {
      found.push({id, words: `${region} cluster ${name}`});
    }
    for (const {DbiResourceId: id = '', DBInstanceIdentifier: name} of DBInstances) {
      found.push({id, words: `${region} instance ${name}`});
    }
  }
  return found.toSorted((a, b) => a.words.localeCompare(b.words));
}
