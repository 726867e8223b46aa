/** A large estate: the memory of ten thousand databases, and the time a simulated week takes. */
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {bundled} from '../bundle.ts';
import {type Figure, medianOf} from '../figure.ts';
import type {Ground} from '../ground.ts';
import {runNode} from '../process.ts';

const databases = 10_000;
const keys = 2_000;
const created = '2024-05-28T08:11:40Z';

type Measured = {
  readonly times: readonly {readonly passed: number; readonly worked: number}[];
  readonly resident: number;
};

/**
 * A process of its own, built as users have it, from a file as users write it: what is judged is all
 * the memory it ever took, the reading of the file included. The time worked is judged, which a busy
 * machine does not lengthen.
 */
export async function largeEstate(ground: Ground): Promise<readonly Figure[]> {
  const program = await bundled(ground, 'large-estate');
  const file = path.join(ground.scratch, 'large.yaml');
  writeFileSync(file, scenario());
  const {stdout} = await runNode([program, file], ground.environment);
  const {times, resident}: Measured = JSON.parse(stdout);
  const passed = times.map((week) => week.passed / 1000);
  const worked = times.map((week) => week.worked / 1000);
  return [
    {what: 'a week over 10,000 databases', unit: 's', ...medianOf(passed)},
    {what: 'the same, time worked', unit: 's', ...medianOf(worked), budget: 2},
    {
      what: '10,000 databases on 2,000 keys, resident at its most',
      unit: 'kB',
      measured: resident / 1000,
      budget: 500_000,
    },
  ];
}

/** YAML, in the style of the scenarios that come with Latchkey. */
function scenario(): string {
  return [
    'id: large',
    'title: A large estate',
    'summary: Ten thousand databases',
    'cause: key-disabled',
    'difficulty: hard',
    'database: db-0',
    'accountId: "111122223333"',
    'region: eu-west-1',
    'start: 2026-03-01T12:00:00Z',
    'operator: mara',
    'principals:',
    '  mara: {role: OnCallResponder, session: mara, allow: ["*"]}',
    'estate:',
    '  keys:',
    ...Array.from(
      {length: keys},
      (_, index) => `    - {KeyId: ${keyId(index)}, created: ${created}}`,
    ),
    '  instances:',
    ...Array.from({length: databases}, (_, index) => instance(index)),
    '',
  ].join('\n');
}

function instance(index: number): string {
  return [
    `    - DBInstanceIdentifier: db-${index}`,
    '      Engine: postgres',
    '      EngineVersion: "16.6"',
    `      KmsKeyId: ${keyId(index % keys)}`,
    `      created: ${created}`,
  ].join('\n');
}

function keyId(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}
