/** Two people, two sets of credentials, one change: over HTTP, in a real terminal. */
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
    ['rubbish', 'no request for approval'],
    ['AAAA', 'no request for approval'],
  ])('approve %s: a sentence and 64', async (request, words) => {
    const {code, stderr} = await latchkey(['approve', request]);
    expect(code).toBe(64);
    expect(stderr).toContain(words);
  });
});
