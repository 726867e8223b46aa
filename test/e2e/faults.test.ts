/** The bundle against a simulator that fails on purpose: what it does is asserted at the simulator. */
import fs from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {entriesOf, type Finished, latchkey} from '../support/process.ts';
import {
  changesAt,
  inject,
  operatorOf,
  type ServedSimulator,
  serveScenario,
} from '../support/served.ts';

type Player = {
  readonly simulator: ServedSimulator;
  run(...args: string[]): Promise<Finished>;
  /** `EnableKey ok`, in the order they arrived. */
  changes(): Promise<readonly string[]>;
};

/** A simulator and an operator at it, with a home of their own. */
async function player(speed = 3600): Promise<Player> {
  const simulator = await serveScenario('key-disabled', speed);
  const environment = {LATCHKEY_HOME: temporaryFolder(), ...operatorOf(simulator)};
  return {
    simulator,
    run: (...args) => latchkey([...args, '--endpoint-url', simulator.endpoint], environment),
    changes: async () =>
      (await changesAt(simulator)).map(({operation, outcome}) => `${operation} ${outcome}`),
  };
}

/** Resolves once the start has arrived: from then on the product only waits. */
async function untilStarted(simulator: ServedSimulator): Promise<void> {
  while (!(await changesAt(simulator)).some(({operation}) => operation === 'StartDBInstance')) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function answersFile(text: string): string {
  const file = path.join(temporaryFolder(), 'answers.yaml');
  fs.writeFileSync(file, text);
  return file;
}

const recommended = ['--answers', 'recommended'];

describe('the control endpoints', () => {
  test.each([
    ['GET', 'requests'],
    ['POST', 'advance'],
    ['POST', 'inject'],
    ['GET', 'anything'],
  ])('%s %s answers nobody without the token', async (method, name) => {
    const {simulator} = await player();
    const url = `${simulator.endpoint}/_latchkey/${name}`;
    const bearers = [undefined, 'Bearer wrong', simulator.token, 'Bearer '];
    for (const authorization of bearers) {
      const headers = authorization === undefined ? undefined : {authorization};
      expect((await fetch(url, {method, headers})).status).toBe(401);
    }
    const state = await fetch(`${simulator.endpoint}/_latchkey/state`, {
      headers: {authorization: 'Bearer wrong'},
    });
    expect(state.status).toBe(401);
  });

  test('let time pass for whoever has it, and the product lives in that time', async () => {
    const {simulator, run} = await player(1);
    const response = await fetch(`${simulator.endpoint}/_latchkey/advance`, {
      method: 'POST',
      headers: {authorization: `Bearer ${simulator.token}`},
      body: JSON.stringify({seconds: 8 * 86_400}),
    });
    expect(await response.json()).toMatchObject({now: expect.stringMatching(/^2026-03-10T02:14/)});
    const {code, stdout} = await run('diagnose', 'orders-db', '--json');
    expect(code).toBe(3);
    expect(JSON.parse(stdout).database.status).toBe('inaccessible-encryption-credentials');
  });
});

describe('a login that runs out during the wait', () => {
  test('ends a scripted run with 8; resume asks, then goes on without a second start', async () => {
    const {simulator, run, changes} = await player(600);
    const started = untilStarted(simulator);
    const leaving = run('respond', 'orders-db', '--plain', ...recommended);
    await started;
    await inject(simulator, {fault: 'expired-token', call: 'rds:DescribeDBInstances', times: 2});
    const left = await leaving;
    expect(left.code).toBe(8);
    expect(left.stdout).toContain('Your AWS login has run out');
    expect(left.stderr).toContain('latchkey resume orders-db-');
    const resumed = await run('resume', '--plain', ...recommended);
    expect([resumed.code, resumed.stderr]).toEqual([0, '']);
    expect(await changes()).toEqual(['EnableKey ok', 'StartDBInstance ok']);
  }, 60_000);
});

describe('an answer that never comes', () => {
  test('to a change: given up after 10 s, looked up, not sent again; to a read: an unknown', async () => {
    const [changing, reading] = await Promise.all([player(60), player(60)]);
    const slow = {fault: 'slow', seconds: 12, times: 1};
    await inject(changing.simulator, {...slow, call: 'kms:EnableKey'});
    await inject(reading.simulator, {...slow, call: 'kms:ListGrants'});
    const script = answersFile('way: enable-key\non-purpose: "no"\nenable: "yes"\n');
    const [change, read] = await Promise.all([
      changing.run('respond', 'orders-db', '--json', '--answers', script),
      reading.run('diagnose', 'orders-db', '--json'),
    ]);
    const sent = entriesOf(change.stdout).find((e) => e.type === 'called' && e.mode === 'change');
    expect(sent?.error).toEqual({code: 'NoAnswer', message: 'not answered in 10 s'});
    expect(entriesOf(change.stdout)).toContainEqual(
      expect.objectContaining({type: 'settled', step: 'enable', status: 'Success'}),
    );
    expect(await changing.changes()).toEqual(['EnableKey ok']);
    expect(read.code).toBe(3);
    expect(JSON.parse(read.stdout).unknowns).toContainEqual(
      expect.objectContaining({needs: 'kms:ListGrants'}),
    );
  }, 60_000);
});

describe('a fault on AWS’s side', () => {
  test('refuses the start once; it is looked up and sent again', async () => {
    const {simulator, run, changes} = await player();
    await inject(simulator, {fault: 'error', call: 'rds:StartDBInstance', times: 1});
    const {code, stdout} = await run('respond', 'orders-db', '--plain', ...recommended);
    expect(code).toBe(0);
    expect(stdout).toContain('InternalFailure');
    expect(await changes()).toEqual([
      'EnableKey ok',
      'StartDBInstance error',
      'StartDBInstance ok',
    ]);
  }, 60_000);
});

describe('a script that goes round in circles', () => {
  test('stops at the second refusal, though its file says to try again for ever', async () => {
    const {simulator, run, changes} = await player();
    await inject(simulator, {fault: 'deny', call: 'kms:EnableKey'});
    const script = answersFile(
      'way: enable-key\non-purpose: "no"\nenable: "yes"\nenable.failed: retry\n',
    );
    const {code, stdout} = await run('respond', 'orders-db', '--plain', '--answers', script);
    expect(code).toBe(1);
    expect(stdout).toContain('You lack the right kms:EnableKey.');
    expect(await changes()).toEqual(['EnableKey error', 'EnableKey error']);
  }, 60_000);

  test('does not look again for ever', async () => {
    const {run, changes} = await player();
    const script = answersFile('way: look-again\n');
    const {code, stdout} = await run('respond', 'orders-db', '--json', '--answers', script);
    expect(code).toBe(2);
    expect(entriesOf(stdout).filter(({type}) => type === 'diagnosed')).toHaveLength(2);
    expect(await changes()).toEqual([]);
  }, 60_000);
});
