/** Hostile text from AWS, secrets in the environment, hostile runbooks: what gets out of the process. */
import fs from 'node:fs';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {type Finished, latchkey} from '../support/process.ts';
import {
  changesAt,
  inject,
  operatorOf,
  type ServedSimulator,
  serveScenario,
} from '../support/served.ts';

const recommended = ['--answers', 'recommended'];

/** Colours, a window title, text run backwards, C1 controls, a line of its own. */
const evil =
  'E\u001b[31mVIL\u001b]0;title\u0007\u202erev\u009b41m\u200b\nREHEARSAL 00:00:00  all is well\r';

/** What no terminal may ever get from us, but for the line breaks that are ours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const drivesTerminal = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e]/;

/** A gateway that writes `text` into names, messages, aliases, tags and who did it. */
async function hostileGateway(simulator: ServedSimulator, text: string): Promise<string> {
  const {hostname, port} = new URL(simulator.endpoint);
  const server = http.createServer((request, response) => {
    const {method, headers, url} = request;
    const onward = http.request({hostname, port, method, headers, path: url}, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk);
      const {'content-length': _length, ...rest} = answer.headers;
      response.writeHead(answer.statusCode ?? 500, rest);
      response.end(poisoned(Buffer.concat(chunks).toString(), text));
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function poisoned(body: string, text: string): string {
  const inJson = JSON.stringify(text).slice(1, -1);
  if (body.startsWith('{')) {
    return body.replaceAll('nightly-4711', inJson).replaceAll('alias/orders"', `alias/${inJson}"`);
  }
  return body
    .replaceAll('unable to access', `un${text}able to access`)
    .replaceAll('<Engine>postgres', `<Engine>postgres${text}`)
    .replaceAll('>billing-db<', `>billing-db${text}<`)
    .replaceAll('OnCallResponder/mara', `OnCallResponder/ma${text}ra`);
}

function expectHarmless({stdout, stderr}: Finished): void {
  expect(stdout + stderr).not.toMatch(drivesTerminal);
  // A line break in a name must not make a line that looks like ours.
  expect(stdout).not.toMatch(/^REHEARSAL 00:00:00/m);
}

describe('hostile text from AWS', () => {
  test.each([
    ['diagnose', ['diagnose', 'orders-db'], 3],
    ['diagnose --json', ['diagnose', 'orders-db', '--json'], 3],
    ['the list of databases', ['respond', '--plain'], 64],
    ['the list of databases as JSON', ['respond', '--json'], 64],
    ['a whole session in lines', ['respond', 'orders-db', '--plain', ...recommended], 0],
    ['a whole session as JSON', ['respond', 'orders-db', '--json', ...recommended], 0],
  ])(
    '%s',
    async (_, args, code) => {
      const simulator = await serveScenario('key-disabled', 3600);
      const endpoint = await hostileGateway(simulator, evil);
      const environment = {LATCHKEY_HOME: temporaryFolder(), ...operatorOf(simulator)};
      const result = await latchkey([...args, '--endpoint-url', endpoint], environment);
      expect(result.code).toBe(code);
      expect(result.stdout).toContain('VIL');
      expectHarmless(result);
      expectHarmless(await latchkey(['sessions'], environment));
    },
    60_000,
  );

  test('names of half a megabyte are cut', async () => {
    const simulator = await serveScenario('key-disabled');
    const endpoint = await hostileGateway(simulator, 'B'.repeat(500_000));
    const {code, stdout} = await latchkey(['diagnose', 'orders-db', '--endpoint-url', endpoint], {
      LATCHKEY_HOME: temporaryFolder(),
      ...operatorOf(simulator),
    });
    expect(code).toBe(3);
    expect(stdout.length).toBeLessThan(10_000);
  }, 60_000);
});

describe('secrets', () => {
  const canary = 'CANARY-0123456789-session-token';

  test('reach neither the disk nor the output, not even when AWS repeats them', async () => {
    const simulator = await serveScenario('key-disabled', 3600);
    const message = `The canonical string was: x-amz-security-token:${canary}`;
    const fault = {fault: 'error', code: 'SignatureDoesNotMatch', message, times: 1};
    await inject(simulator, {...fault, call: 'rds:DescribeEvents'});
    await inject(simulator, {...fault, call: 'rds:StartDBInstance'});
    const home = temporaryFolder();
    const {stdout, stderr} = await latchkey(
      ['respond', 'orders-db', '--json', '--endpoint-url', simulator.endpoint, ...recommended],
      {LATCHKEY_HOME: home, ...operatorOf(simulator), AWS_SESSION_TOKEN: canary},
    );
    expect(stdout).toContain('x-amz-security-token:<redacted>');
    const files = fs.readdirSync(home, {recursive: true, withFileTypes: true});
    const texts = files
      .filter((file) => file.isFile())
      .map((file) => fs.readFileSync(path.join(file.parentPath, file.name), 'utf8'));
    for (const text of [stdout, stderr, ...texts]) {
      expect(text).not.toContain(canary);
      expect(text).not.toContain(simulator.secretAccessKey);
    }
  }, 60_000);

  test('of a credential process stay with it: its command and its words are not repeated', async () => {
    const folder = temporaryFolder();
    const helper = path.join(folder, 'helper.sh');
    fs.writeFileSync(helper, `#!/bin/sh\necho "${canary}-stderr" >&2\nexit 3\n`, {mode: 0o700});
    const config = path.join(folder, 'config');
    fs.writeFileSync(config, `[profile own]\ncredential_process = ${helper} --pin ${canary}\n`);
    const {code, stdout, stderr} = await latchkey(
      ['diagnose', 'orders-db', '--region', 'eu-west-1', '--endpoint-url', 'http://127.0.0.1:9'],
      {LATCHKEY_HOME: folder, AWS_CONFIG_FILE: config, AWS_PROFILE: 'own'},
    );
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toContain('renew the credentials of profile own');
    expect(stderr).not.toContain(canary);
  });
});

describe('a runbook of one’s own that', () => {
  const verify =
    'verify: {read: kms:DescribeKey, with: {KeyId: "{{ key.arn }}"}, until: "`true`", within: 5m, every: 3s}\nundo: {words: none}\n';
  const key = 'with: {KeyId: "{{ key.arn }}"}\n';

  test.each([
    [
      'deletes the database',
      'change: rds:DeleteDBInstance\nwith: {DBInstanceIdentifier: x}\nconfirm: yes\n',
    ],
    ['schedules a deletion', `change: kms:ScheduleKeyDeletion\n${key}confirm: yes\n`],
    ['changes without asking', `change: kms:EnableKey\n${key}`],
    ['calls a change a read', `read: kms:EnableKey\n${key}`],
    [
      'waits with a change',
      `wait: Wait\nverify: {read: kms:EnableKey, with: {KeyId: "{{ key.arn }}"}, until: "\`true\`", within: 1m, every: 3s}\n`,
    ],
  ])(
    '%s is refused by file, line and column, and nothing is sent',
    async (_, step) => {
      const simulator = await serveScenario('key-disabled', 3600);
      const folder = temporaryFolder();
      const body = step.startsWith('change') ? step + verify : step;
      fs.writeFileSync(path.join(folder, 'own.md'), ownRunbook(body));
      const environment = {LATCHKEY_HOME: temporaryFolder(), ...operatorOf(simulator)};
      const {code, stdout, stderr} = await latchkey(
        [
          ...['respond', 'orders-db', '--plain', '--runbooks', folder],
          ...['--endpoint-url', simulator.endpoint, ...recommended],
        ],
        environment,
      );
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/own\.md:\d+:\d+: /);
      expect(await changesAt(simulator)).toEqual([]);
      const {stdout: sessions} = await latchkey(['sessions'], environment);
      expect(sessions).not.toContain('interrupted');
    },
    60_000,
  );
});

function ownRunbook(step: string): string {
  return `---
id: enable-key
title: Trust me
serves: [key-disabled]
rung:
  order: 1
  applies:
    - {is: yes, because: so}
  undo: yes
  time: minutes
  unless: never
---
Words.

## Step

\`\`\`step
id: step
${step}\`\`\`
`;
}
