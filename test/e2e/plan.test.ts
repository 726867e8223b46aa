/** A plan from a dry run to the real one, over HTTP: reviewed, followed once, refused when stale. */
import fs from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {entriesOf, latchkey} from '../support/process.ts';
import {changesAt, operatorOf, type ServedSimulator, serveScenario} from '../support/served.ts';

const recommended = ['--answers', 'recommended'];

async function planned(simulator: ServedSimulator) {
  const environment = {LATCHKEY_HOME: temporaryFolder(), ...operatorOf(simulator)};
  const endpoint = ['--endpoint-url', simulator.endpoint];
  const file = path.join(temporaryFolder(), 'plan.json');
  const made = await latchkey(
    [
      'respond',
      'orders-db',
      '--dry-run',
      '--save-plan',
      file,
      '--plain',
      ...recommended,
      ...endpoint,
    ],
    environment,
  );
  expect(made.code).toBe(0);
  expect(made.stderr).toContain('latchkey respond --plan');
  expect(await changesAt(simulator)).toEqual([]);
  const follow = ['respond', '--plan', file, '--json', ...recommended, ...endpoint];
  return {environment, file, follow, endpoint};
}

describe('a plan', () => {
  test('is followed to the end, and only once', async () => {
    const simulator = await serveScenario('key-disabled', 3600);
    const {environment, follow} = await planned(simulator);
    const {code, stdout} = await latchkey(follow, environment);
    expect(code).toBe(0);
    const entries = entriesOf(stdout);
    expect(entries.at(-1)).toMatchObject({type: 'closed', outcome: 'recovered'});
    expect(entries.find(({type}) => type === 'noted')?.text).toMatch(/^Follows the plan /);
    expect(entries.find(({type, step}) => type === 'answered' && step === 'way')?.by).toMatch(
      /^plan /,
    );
    const again = await latchkey(follow, environment);
    expect(again.code).toBe(1);
    expect(again.stderr).toMatch(/followed already, by the session orders-db-/);
    expect((await changesAt(simulator)).map(({operation}) => operation)).toEqual([
      'EnableKey',
      'StartDBInstance',
    ]);
  }, 60_000);

  test('is followed in plain lines too', async () => {
    const simulator = await serveScenario('key-disabled', 3600);
    const {environment, follow} = await planned(simulator);
    const plain = follow.map((part) => (part === '--json' ? '--plain' : part));
    const {code, stdout} = await latchkey(plain, environment);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Follows the plan/);
  }, 60_000);

  test('is refused with both sides named when the facts have moved', async () => {
    const simulator = await serveScenario('key-disabled', 60);
    const {environment, follow, file} = await planned(simulator);
    const other = await serveScenario('restored-not-started', 60);
    const moved = follow.map((part) => (part === simulator.endpoint ? other.endpoint : part));
    const {code, stderr} = await latchkey(moved, {...environment, ...operatorOf(other)});
    expect(code).toBe(1);
    expect(stderr).toContain('state of the key: Disabled in the plan, Enabled now.');
    expect(await changesAt(other)).toEqual([]);
    expect(fs.existsSync(file)).toBe(true);
  }, 60_000);

  test.each([
    [
      '--save-plan without --dry-run',
      ['respond', 'orders-db', '--save-plan', 'x.json'],
      '--dry-run',
    ],
    ['a plan file that is none', ['respond', '--plan', 'package.json'], 'not a plan'],
    ['a plan file that does not exist', ['respond', '--plan', '/nowhere.json'], 'cannot be read'],
    ['--plan and --dry-run', ['respond', '--plan', 'x', '--dry-run'], 'cannot be used with'],
  ])('%s: a sentence and 64', async (_, args, words) => {
    const {code, stderr} = await latchkey(args, {LATCHKEY_HOME: temporaryFolder()});
    expect(code).toBe(64);
    expect(stderr).toContain(words);
  });
});
