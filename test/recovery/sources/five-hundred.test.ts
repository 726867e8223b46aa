/** 500 backups on five keys, at the wire: the table needs one look at each key and Region, no more. */
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {parse, stringify} from 'yaml';
import type {ChoiceQuestion} from '../../../src/core/question.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {rehearse} from '../../support/rehearsal.ts';

const shipped = fileURLToPath(new URL('../../../runbooks/scenarios', import.meta.url));
const scenario = 'recoverable-window-passed';

/** The shipped night with three more keys and 500 manual snapshots spread over all five. */
function folderOfMany(): string {
  const text = fs.readFileSync(path.join(shipped, `${scenario}.yaml`), 'utf8');
  const many = parse(text);
  const more = [3, 4, 5].map((number) => ({
    KeyId: `${`${number}`.repeat(8)}-0000-4000-8000-00000000000${number}`,
    aliases: [`alias/copies-${number}`],
    created: '2024-11-02T10:30:00Z',
  }));
  many.estate.keys.push(...more);
  const keys = ['alias/orders', 'alias/orders-dr', ...more.flatMap(({aliases}) => aliases)];
  many.estate.snapshots = Array.from({length: 500}, (_, index) => ({
    DBInstanceIdentifier: 'orders-db',
    DBSnapshotIdentifier: `orders-db-many-${index}`,
    AllocatedStorage: 500,
    KmsKeyId: keys[index % keys.length],
    created: new Date(Date.parse('2026-02-28T00:00:00Z') - index * 3_600_000).toISOString(),
  }));
  // The quota of manual snapshots is more than used up: nothing makes another one.
  many.timeline = many.timeline.filter(({call}: {call: string}) => !call.endsWith('Snapshot'));
  const folder = path.join(temporaryFolder(), 'scenarios');
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, `${scenario}.yaml`), stringify(many));
  return folder;
}

test('the table of 500 is ready after at most one DescribeKey for each key and Region', async () => {
  const looks: {key: string; isGathering: boolean; round: number}[] = [];
  let round = 0;
  let isGathering = false;
  let table: ChoiceQuestion | undefined;
  let describes = 0;
  await rehearse(scenario, {
    state: temporaryFolder(),
    scenarios: folderOfMany(),
    prepare: ({simulator}) => {
      describes = -simulator.requests().filter(isDescribe).length;
    },
    onRecord: ({call, input, region, mode}) => {
      // After a change the facts are read anew, keys too: what was read before is stale.
      if (mode === 'change') round += 1;
      if (call !== 'kms:DescribeKey' || table) return;
      looks.push({key: `${region ?? ''} ${String(input?.KeyId)}`, isGathering, round});
    },
    onEntry: (entry) => {
      // Every source is gathered after the settings of the lost database were captured.
      if (entry.type === 'settled' && entry.step === 'capture') isGathering = true;
    },
    answer: (step, question) => {
      if (step !== 'source' || question.kind !== 'choice') return undefined;
      table = question;
      return 'none';
    },
  }).then(({world}) => {
    describes += world.simulator.requests().filter(isDescribe).length;
  });
  expect(table?.options.length).toBeGreaterThanOrEqual(502);
  const inGathering = looks.filter((look) => look.isGathering).map(({key}) => key);
  expect(new Set(inGathering).size).toBe(inGathering.length);
  // Nor twice between two changes. The own key is polled until it is enabled, as it should be.
  const others = looks
    .filter(({key}) => !key.includes('1234abcd'))
    .map((look) => `${look.round} ${look.key}`);
  expect(others.length).toBeGreaterThan(4);
  expect(new Set(others).size).toBe(others.length);
  // What the door counted is what the wire saw: nothing was asked behind its back.
  expect(describes).toBe(looks.length);
});

function isDescribe({operation}: {readonly operation: string}): boolean {
  return operation === 'DescribeKey';
}
