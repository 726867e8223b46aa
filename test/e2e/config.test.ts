/** latchkey.yaml: where it is read from, what it changes, and every way to write it wrong. */
import fs from 'node:fs';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {entriesOf, latchkey} from '../support/process.ts';

const recommended = ['--answers', 'recommended'];

/** A config file of one's own, and the environment that finds it. */
function own(text: string) {
  const folder = temporaryFolder();
  const file = path.join(folder, 'latchkey.yaml');
  fs.writeFileSync(file, text);
  return {file, folder, environment: {LATCHKEY_CONFIG: file, LATCHKEY_HOME: temporaryFolder()}};
}

describe('config show', () => {
  test('tells each value and where it came from; environment beats file', async () => {
    const {file, folder, environment} = own(
      'region: eu-west-1\nprofile: oncall\nreports: ./night\nproduction: ["111122223333"]\n',
    );
    const {code, stdout} = await latchkey(['config', 'show', '--json'], {
      ...environment,
      AWS_REGION: 'us-east-1',
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      region: {value: 'us-east-1', from: 'environment AWS_REGION'},
      profile: {value: 'oncall', from: `${file}:2:1`},
      reports: {value: path.join(folder, 'night'), from: `${file}:3:1`},
      production: {value: ['111122223333'], from: `${file}:4:1`},
      theme: {from: 'not set'},
    });
    const lines = await latchkey(['config', 'show'], environment);
    expect(lines.stdout).toContain(`region: eu-west-1 (${file}:1:1)`);
  });

  test('never shows the secret part of a webhook', async () => {
    const {environment} = own('notifications:\n  - url: https://hooks.example.com/T0/secret\n');
    for (const args of [
      ['config', 'show'],
      ['config', 'show', '--json'],
    ]) {
      const {stdout, stderr} = await latchkey(args, environment);
      expect(stdout + stderr).toContain('https://hooks.example.com/<hidden>');
      expect(stdout + stderr).not.toContain('secret');
    }
  });
});

describe('wrong input', () => {
  test.each([
    [
      'an unknown setting',
      'region: eu-west-1\nregoin: x\n',
      /yaml:2:1: there is no setting "regoin"/,
    ],
    ['a Region that is none', 'region: mars\n', /yaml:1:1: region: a Region looks like eu-west-1/],
    [
      'an account without quotes',
      'production:\n  - 111122223333\n',
      /yaml:2:5: production\.0: .*quotes/,
    ],
    ['an unknown theme', 'theme: pink\n', /yaml:1:1: theme: /],
    ['no YAML', 'region: [\n', /yaml:\d+:\d+: not valid YAML/],
    ['a list', '- region\n', /yaml:1:1: the file: /],
    [
      'a webhook in the clear',
      'notifications:\n  - url: http://example.com/hook\n',
      /yaml:2:5: the URL has to begin with https/,
    ],
    [
      'an unknown event',
      'notifications:\n  - {url: "https://example.com", on: [never]}\n',
      /yaml:2:\d+: notifications\.0\.on\.0: /,
    ],
  ])('%s: file, line, column, exit 64', async (_, text, message) => {
    const {environment} = own(text);
    for (const args of [['config', 'show'], ['sessions']]) {
      const {code, stdout, stderr} = await latchkey(args, environment);
      expect([code, stdout]).toEqual([64, '']);
      expect(stderr).toMatch(message);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
  });

  test('a named file that is not there', async () => {
    const {code, stderr} = await latchkey(['config', 'show'], {LATCHKEY_CONFIG: '/nowhere.yaml'});
    expect([code, stderr]).toEqual([64, expect.stringMatching(/nowhere\.yaml cannot be read/)]);
  });
});

test('production accounts want the name of the resource, not yes', async () => {
  const {environment} = own('production: ["111122223333"]\n');
  const {code, stdout} = await latchkey(['rehearse', '--json', ...recommended], environment);
  expect(code).toBe(0);
  const asked = entriesOf(stdout).flatMap((entry) =>
    entry.type === 'asked' ? [entry.question as {kind: string; confirm?: string}] : [],
  );
  const confirms = asked.filter(({kind}) => kind === 'confirm');
  expect(confirms.map(({confirm}) => confirm)).toEqual(['type', 'type']);
});

test('reports go where they are wanted', async () => {
  const {folder, environment} = own('reports: ./night\n');
  const {stdout} = await latchkey(['rehearse', '--plain', ...recommended], environment);
  const file = /^ {2}Report: (.+)$/m.exec(stdout)?.[1] ?? '';
  expect(file.startsWith(path.join(folder, 'night', 'orders-db-'))).toBe(true);
  expect(fs.existsSync(file)).toBe(true);
});

describe('notifications', () => {
  /** A webhook that keeps what it was told. */
  async function webhook() {
    const bodies: {readonly event: string}[] = [];
    const server = http.createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => {
        text += String(chunk);
      });
      request.on('end', () => {
        bodies.push(JSON.parse(text));
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const {port} = server.address() as AddressInfo;
    return {url: `http://127.0.0.1:${port}/T0/secret-token`, bodies};
  }

  test('tell a night from its beginning to its end, masked where wanted', async () => {
    const {url, bodies} = await webhook();
    const {environment} = own(`notifications:\n  - {url: "${url}", redact: true}\n`);
    const {code, stdout, stderr} = await latchkey(
      ['rehearse', '--plain', ...recommended],
      environment,
    );
    expect(code).toBe(0);
    expect(bodies.map(({event}) => event)).toEqual([
      'opened',
      'waiting',
      'waiting',
      'needs-you',
      'recovered',
    ]);
    expect(JSON.stringify(bodies)).not.toMatch(/111122223333|orders-db/);
    const [id = ''] = fs.readdirSync(path.join(environment.LATCHKEY_HOME, 'sessions'));
    const folder = path.join(environment.LATCHKEY_HOME, 'sessions', id);
    const everything = fs
      .readdirSync(folder)
      .map((name) => fs.readFileSync(path.join(folder, name), 'utf8'));
    expect([stdout, stderr, ...everything].join()).not.toContain('secret-token');
  });

  test('that do not arrive are a line, and change nothing', async () => {
    const {environment} = own('notifications:\n  - url: http://127.0.0.1:9/T0/secret-token\n');
    const {code, stderr} = await latchkey(['rehearse', '--plain', ...recommended], environment);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Not notified: opened: it cannot be reached\.$/m);
    expect(stderr).not.toContain('secret-token');
  });

  test('of a project’s own file are refused', async () => {
    const {flawOfUrl, readConfig} = await import('../../src/cli/config/file.ts');
    const {file} = own('notifications:\n  - url: https://example.com/x\n');
    expect(() => readConfig(file, false)).toThrow(/yaml:1:1: notifications may only stand in your/);
    expect(readConfig(file, true).config.notifications).toHaveLength(1);
    expect(flawOfUrl('file:///etc/passwd')).toMatch(/https/);
  });
});
