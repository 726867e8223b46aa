/** The bundle against endpoints over HTTP: the simulator, and everything that is not AWS. */
import fs from 'node:fs';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import * as z from 'zod';
import {temporaryFolder} from '../support/folder.ts';
import {entriesOf, latchkey} from '../support/process.ts';
import {changesAt, inject, operatorOf, serveScenario} from '../support/served.ts';

const recommended = ['--answers', 'recommended'];
const home = () => ({LATCHKEY_HOME: temporaryFolder()});

describe('against latchkey simulator', () => {
  test('its first line has the members of the contract', async () => {
    const simulator = await serveScenario('key-disabled');
    expect(Object.keys(simulator).toSorted()).toEqual([
      'accessKeyId',
      'accountId',
      'administrator',
      'database',
      'endpoint',
      'region',
      'secretAccessKey',
      'token',
    ]);
    const state = await fetch(`${simulator.endpoint}/_latchkey/state`);
    expect(Object.keys(JSON.parse(await state.text()))).toEqual(['latchkey', 'now']);
    expect((await fetch(`${simulator.endpoint}/_latchkey/requests`)).status).toBe(401);
  });

  test('respond recovers, stamped REHEARSAL, each change arriving once', async () => {
    const simulator = await serveScenario('key-disabled', 3600);
    const {code, stdout} = await latchkey(
      ['respond', 'orders-db', '--endpoint-url', simulator.endpoint, ...recommended],
      {...home(), ...operatorOf(simulator)},
    );
    expect(code).toBe(0);
    expect(stdout).toContain('RECOVERED');
    expect(stdout).toContain(simulator.endpoint);
    expect(stdout).not.toMatch(/^LIVE/m);
    const arrived = (await changesAt(simulator)).map(({operation}) => operation);
    expect(arrived).toEqual(['EnableKey', 'StartDBInstance']);
  }, 60_000);

  test('a dry run sends no change at all', async () => {
    const simulator = await serveScenario('key-disabled');
    const {code, stdout} = await latchkey(
      ['respond', 'orders-db', '--dry-run', '--endpoint-url', simulator.endpoint, ...recommended],
      {...home(), ...operatorOf(simulator)},
    );
    expect(code).toBe(0);
    expect(stdout).toContain('WOULD CALL kms:EnableKey');
    expect(await changesAt(simulator)).toEqual([]);
  });

  test('diagnose --json keeps its contract; saved evidence gives the same without AWS', async () => {
    const simulator = await serveScenario('key-disabled');
    const file = path.join(temporaryFolder(), 'evidence.json');
    const environment = {...home(), ...operatorOf(simulator)};
    const args = ['diagnose', 'orders-db', '--json', '--endpoint-url', simulator.endpoint];
    const live = await latchkey([...args, '--save', file], environment);
    expect(live.code).toBe(3);
    const diagnosis = contract.parse(JSON.parse(live.stdout));
    expect(diagnosis.verdict).toBe('locked-out');
    expect(diagnosis.findings[0]?.cause).toBe('key-disabled');
    const saved = await latchkey(['diagnose', '--from', file, '--json'], home());
    expect([saved.code, saved.stdout]).toEqual([3, live.stdout]);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  test('a denied change is a plain failure with the missing right, and nothing is started', async () => {
    const simulator = await serveScenario('key-disabled');
    await inject(simulator, {fault: 'deny', call: 'kms:EnableKey', times: 9});
    const {code, stdout} = await latchkey(
      ['respond', 'orders-db', '--endpoint-url', simulator.endpoint, ...recommended],
      {...home(), ...operatorOf(simulator)},
    );
    expect(code).toBe(1);
    expect(stdout).toContain('kms:EnableKey');
    const arrived = (await changesAt(simulator)).map(({operation}) => operation);
    expect(arrived).not.toContain('StartDBInstance');
  }, 60_000);

  test.each([false, true])(
    'a connection reset (after the change: %s) repeats nothing that took effect',
    async (after) => {
      const simulator = await serveScenario('key-disabled', 3600);
      await inject(simulator, {fault: 'reset', call: 'rds:StartDBInstance', times: 1, after});
      const {code} = await latchkey(
        ['respond', 'orders-db', '--json', '--endpoint-url', simulator.endpoint, ...recommended],
        {...home(), ...operatorOf(simulator)},
      );
      expect(code).toBe(0);
      const done = (await changesAt(simulator)).filter(
        ({operation}) => operation === 'StartDBInstance',
      );
      expect(done).toHaveLength(after ? 1 : 2);
    },
    60_000,
  );

  test('reads that are throttled or denied still give the diagnosis', async () => {
    const simulator = await serveScenario('key-disabled');
    await inject(simulator, {fault: 'throttle', call: 'kms:DescribeKey', times: 1});
    await inject(simulator, {fault: 'deny', call: 'cloudtrail:*', times: 99});
    const {code, stdout} = await latchkey(
      ['diagnose', 'orders-db', '--json', '--endpoint-url', simulator.endpoint],
      {...home(), ...operatorOf(simulator)},
    );
    expect(code).toBe(3);
    const {findings, unknowns} = contract.parse(JSON.parse(stdout));
    expect(findings[0]?.cause).toBe('key-disabled');
    expect(unknowns.map(({needs}) => needs)).toContain('cloudtrail:LookupEvents');
  });

  test('an expired token ends with 4 and how to log in', async () => {
    const simulator = await serveScenario('key-disabled');
    await inject(simulator, {fault: 'expired-token', call: '*:*', times: 99});
    const {code, stderr} = await latchkey(
      ['diagnose', 'orders-db', '--endpoint-url', simulator.endpoint],
      {...home(), ...operatorOf(simulator)},
    );
    expect(code).toBe(4);
    expect(stderr).toMatch(/log in|renew/i);
  });
});

describe('against something that is not AWS', () => {
  const credentials = {
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'canary-secret',
    AWS_REGION: 'eu-west-1',
  };

  test.each([
    ['answers a web page', (response: http.ServerResponse) => response.end('<html>proxy</html>')],
    ['answers garbage', (response: http.ServerResponse) => response.end('\u0000\u0001{')],
    ['closes at once', (response: http.ServerResponse) => response.destroy()],
    ['never answers', () => undefined],
  ])(
    'an endpoint that %s: a sentence and exit code 1',
    async (_, answer) => {
      const endpoint = await serve(answer);
      const {code, stdout, stderr} = await latchkey(
        ['diagnose', 'orders-db', '--endpoint-url', endpoint],
        {...home(), ...credentials},
      );
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain(endpoint);
      expect(stderr).not.toMatch(/\n\s+at |canary/);
    },
    60_000,
  );

  test('a leftover AWS_ENDPOINT_URL is seen and never passes as a rehearsal', async () => {
    const endpoint = await serve((response) => response.end('<html>proxy</html>'));
    const {stdout, stderr} = await latchkey(['respond', 'orders-db'], {
      ...home(),
      ...credentials,
      AWS_ENDPOINT_URL: endpoint,
    });
    expect(stdout + stderr).toContain(endpoint);
    expect(stdout + stderr).not.toContain('REHEARSAL');
  });
});

test('kill -9 right after an intent, then resume: recovered, each change once', async () => {
  const environment = home();
  const {start, ended} = await import('../support/process.ts');
  for (const call of ['kms:EnableKey', 'rds:StartDBInstance']) {
    const child = start(['rehearse', 'key-disabled', '--json', ...recommended], environment);
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
      if (text.includes('"type":"intended"') && text.includes(`"call":"${call}","input"`)) {
        child.kill('SIGKILL');
      }
    });
    await ended(child);
    const {code, stdout} = await latchkey(['resume', '--json', ...recommended], environment);
    const isOver = entriesOf(text).at(-1)?.type === 'closed';
    if (isOver) continue;
    expect(code).toBe(0);
    const all = entriesOf(text.slice(0, text.lastIndexOf('\n') + 1) + stdout);
    const done = all.filter(
      (e) => e.type === 'called' && e.mode === 'change' && e.outcome === 'ok',
    );
    expect(new Set(done.map((e) => e.call)).size).toBe(done.length);
  }
}, 60_000);

/** An HTTP server on this machine that answers as told, until the test ends. */
async function serve(answer: (response: http.ServerResponse) => unknown): Promise<string> {
  const server = http.createServer((request, response) => {
    request.resume();
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const text = z.string();
const contract = z.strictObject({
  format: z.literal('latchkey/diagnosis/1'),
  database: z.strictObject({
    kind: z.enum(['instance', 'cluster']),
    identifier: text,
    arn: text,
    status: text,
    resourceId: text,
    engine: text,
  }),
  key: z.strictObject({arn: text, state: text, manager: text, origin: text, accountId: text}),
  verdict: text,
  findings: z.array(
    z.strictObject({
      cause: text,
      confidence: z.enum(['certain', 'likely', 'possible']),
      summary: text,
      evidence: z.array(
        z.strictObject({call: text, at: text, requestId: text, path: text, value: text}),
      ),
      runbook: text,
      actor: z.strictObject({arn: text, event: text, at: text, eventId: text}).optional(),
    }),
  ),
  unknowns: z.array(z.strictObject({fact: text, because: text, needs: text})),
  clocks: z.array(z.strictObject({clock: text, at: text, estimate: z.boolean(), from: text})),
  blastRadius: z.strictObject({
    keyArn: text,
    databases: z.array(z.unknown()),
    snapshots: z.number(),
    automatedBackups: z.number(),
    complete: z.boolean(),
  }),
});
