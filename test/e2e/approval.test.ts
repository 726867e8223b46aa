/** Two people, two sets of credentials, one change: over HTTP, in a real terminal. */
import fs from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {ended, latchkey, start} from '../support/process.ts';
import {startInTerminal} from '../support/pty.ts';
import {changesAt, operatorOf, type ServedSimulator, serveScenario} from '../support/served.ts';

const enter = '\r';

/** `latchkey approve` with a word typed at its prompt. */
async function approve(
  request: string,
  simulator: ServedSimulator,
  who: {accessKeyId: string; secretAccessKey: string},
  word: string,
) {
  const child = start(['approve', request, '--endpoint-url', simulator.endpoint], {
    AWS_ACCESS_KEY_ID: who.accessKeyId,
    AWS_SECRET_ACCESS_KEY: who.secretAccessKey,
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    stderr += String(chunk);
  });
  child.stdin?.end(`${word}\n`);
  return {code: await ended(child), stdout: stdout.trim(), stderr};
}

/** A terminal as wide as a request, at the first request for approval. */
async function askedFor(
  args: readonly string[],
  environment: {[name: string]: string},
  answers: readonly string[],
) {
  const terminal = startInTerminal([...args, '--plain'], {columns: 1000, rows: 200, environment});
  for (const question of answers) {
    await terminal.until(question);
    await terminal.type(`1${enter}`);
  }
  await terminal.until('Code, again for a new request');
  return terminal;
}

const first = ['Number, or e evidence', 'Was the key switched off on purpose?'];

/** The last request on the screen. */
function requestOn(screen: string): string {
  return [...screen.matchAll(/latchkey approve[\s\\]+([\w-]{20,})/g)].at(-1)?.[1] ?? '';
}

test('an account in latchkey.yaml, on a shared screen: the request stays in a file, a code fits one request, the report names who approved', async () => {
  const simulator = await serveScenario('key-disabled', 60);
  const home = temporaryFolder();
  const config = path.join(temporaryFolder(), 'latchkey.yaml');
  fs.writeFileSync(config, `approvals: ["${simulator.accountId}"]\n`);
  const environment = {LATCHKEY_HOME: home, LATCHKEY_CONFIG: config, ...operatorOf(simulator)};
  const terminal = await askedFor(
    ['respond', 'orders-db', '--share-screen', '--endpoint-url', simulator.endpoint],
    environment,
    first,
  );
  expect(terminal.screen()).toContain('"$(cat approval-request.txt)"');
  expect(requestOn(terminal.screen())).toBe('');
  expect(terminal.screen()).not.toMatch(/orders|111122223333|mara/);
  const [id = ''] = fs.readdirSync(path.join(home, 'sessions'));
  const folder = path.join(home, 'sessions', id);
  const request = fs.readFileSync(path.join(folder, 'approval-request.txt'), 'utf8');
  const early = await approve(request, simulator, simulator.administrator, 'yes');
  expect(early.code).toBe(0);

  await terminal.type(`again${enter}`);
  await terminal.until('approval-request-2.txt');
  await terminal.type(`${early.stdout}${enter}`);
  await terminal.until(/SignatureDoesNotMatch|another request|does not fit/);
  expect(await changesAt(simulator)).toEqual([]);

  const second = fs.readFileSync(path.join(folder, 'approval-request-2.txt'), 'utf8');
  const approved = await approve(second, simulator, simulator.administrator, 'yes');
  await terminal.type(`${approved.stdout}${enter}`);
  await terminal.until('approved by');
  await terminal.type(`yes${enter}`);
  await terminal.until(/STEP 3 of 4/);
  expect((await changesAt(simulator)).map(({operation}) => operation)).toEqual(['EnableKey']);
  await terminal.type(`q${enter}`);
  await terminal.until('Type q again to leave');
  await terminal.type(`q${enter}`);
  expect(await terminal.exited()).toBe(2);

  const report = await latchkey(['report', id, '--format', 'md'], {LATCHKEY_HOME: home});
  expect(report.stdout).toContain('Administrator/facilitator');
  const journal = fs.readFileSync(path.join(folder, 'journal.ndjson'), 'utf8');
  for (const code of [early.stdout, approved.stdout]) {
    expect(journal).not.toContain(code);
    expect(report.stdout).not.toContain(code);
  }
  expect((await latchkey(['verify', id], {LATCHKEY_HOME: home})).code).toBe(0);
}, 90_000);

test('whoever takes a session over cannot approve it; who asked first can', async () => {
  const simulator = await serveScenario('key-disabled', 60);
  const home = temporaryFolder();
  const asked = await askedFor(
    ['respond', 'orders-db', '--require-approval', '--endpoint-url', simulator.endpoint],
    {LATCHKEY_HOME: home, ...operatorOf(simulator)},
    first,
  );
  await asked.type('\u0003');
  await asked.exited();
  const [id = ''] = fs.readdirSync(path.join(home, 'sessions'));
  const file = path.join(temporaryFolder(), 'night.handover');
  expect((await latchkey(['handover', id, '--output', file], {LATCHKEY_HOME: home})).code).toBe(0);
  const {accessKeyId, secretAccessKey} = simulator.administrator;
  const taken = await askedFor(
    ['takeover', file],
    {
      LATCHKEY_HOME: temporaryFolder(),
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_REGION: simulator.region,
    },
    [],
  );
  const request = requestOn(taken.screen());
  const own = await approve(request, simulator, simulator.administrator, 'yes');
  expect([own.code, own.stdout]).toEqual([64, '']);
  const approved = await approve(request, simulator, simulator, 'yes');
  expect(approved.code).toBe(0);
  await taken.type(`${approved.stdout}${enter}`);
  await taken.until('approved by OnCallResponder/mara');
}, 90_000);

describe('--require-approval', () => {
  test('nothing is sent before a second person’s code; then the night goes on', async () => {
    const simulator = await serveScenario('key-disabled', 60);
    const terminal = startInTerminal(
      [
        'respond',
        'orders-db',
        '--require-approval',
        '--plain',
        '--endpoint-url',
        simulator.endpoint,
      ],
      {
        columns: 1000,
        rows: 200,
        environment: {LATCHKEY_HOME: temporaryFolder(), ...operatorOf(simulator)},
      },
    );
    await terminal.until('Number, or e evidence');
    await terminal.type(`1${enter}`);
    await terminal.until('Was the key switched off on purpose?');
    await terminal.type(`1${enter}`);
    const asked = await terminal.until('Code, again for a new request');
    const request = /latchkey approve[\s\\]+([\w-]+)/.exec(asked)?.[1] ?? '';

    const own = await approve(request, simulator, simulator, 'yes');
    expect([own.code, own.stdout]).toEqual([64, '']);
    expect(own.stderr).toContain('your own request');

    const declined = await approve(request, simulator, simulator.administrator, 'no');
    expect([declined.code, declined.stdout]).toEqual([2, '']);

    const approved = await approve(request, simulator, simulator.administrator, 'yes');
    expect(approved.code).toBe(0);
    expect(approved.stderr).toContain('rds:StartDBInstance');

    await terminal.type(`rubbish${enter}`);
    await terminal.until('That is no approval code');
    expect(await changesAt(simulator)).toEqual([]);
    await terminal.type(`${approved.stdout}${enter}`);
    await terminal.until('approved by Administrator/facilitator');
    expect(await changesAt(simulator)).toEqual([]);
    await terminal.type(`yes${enter}`);
    await terminal.until(/STEP 3 of 4/);
    expect((await changesAt(simulator)).map(({operation}) => operation)).toEqual(['EnableKey']);
    await terminal.type(`no${enter}`);
  }, 60_000);

  test.each([
    ['q', /Left before the end; nothing is running/],
    ['\u0003', /Left before the end; nothing is running/],
    ['\u0004', /Left before the end; nothing is running/],
  ])(
    '%j at the prompt for the code ends the process, and it can be gone on with',
    async (key, words) => {
      const simulator = await serveScenario('key-disabled', 60);
      const home = temporaryFolder();
      const terminal = await askedFor(
        ['respond', 'orders-db', '--require-approval', '--endpoint-url', simulator.endpoint],
        {LATCHKEY_HOME: home, ...operatorOf(simulator)},
        first,
      );
      if (key === 'q') {
        await terminal.type(`q${enter}`);
        await terminal.until('Type q again to leave');
        await terminal.type(`q${enter}`);
      } else await terminal.type(key);
      expect(await terminal.exited()).toBe(2);
      expect(terminal.screen()).toMatch(words);
      expect(await changesAt(simulator)).toEqual([]);
      const sessions = await latchkey(['sessions', '--json'], {LATCHKEY_HOME: home});
      expect(JSON.parse(sessions.stdout)).toMatchObject([
        {outcome: 'cancelled', isUnfinished: true},
      ]);
    },
    60_000,
  );

  test.each([
    ['rubbish', 'no request for approval'],
    ['AAAA', 'no request for approval'],
  ])('approve %s: a sentence and 64', async (request, words) => {
    const {code, stderr} = await latchkey(['approve', request]);
    expect(code).toBe(64);
    expect(stderr).toContain(words);
  });
});
