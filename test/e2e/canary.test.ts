/** Secrets with a mark: over every scenario none of them is in anything that Latchkey writes or sends. */
import fs from 'node:fs';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, onTestFinished, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {journals} from '../support/journals.ts';
import {latchkey} from '../support/process.ts';
import {operatorOf, serveScenario} from '../support/served.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const all = fs
  .readdirSync(path.join(root, 'runbooks/scenarios'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length));
// Each scenario takes a dozen processes: `npm test` plays those with secrets of their own and one
// restore, `npm run test:secrets` plays them all.
const sample = ['key-disabled', 'key-material-missing', 'recoverable-window-passed'];
const isWhole = Boolean(process.env.LATCHKEY_ALL_SECRETS);
const scenarios = isWhole ? all : sample;
const recommended = ['--answers', 'recommended'];
const mark = 'CANARY7f3a';

/** Members that hold secrets in AWS's API, with anything but what stands for them, a template, or a file's name. */
const secretMember =
  /"(?:SecretAccessKey|SessionToken|MasterUserPassword|Password|Plaintext|CiphertextBlob|ImportToken|GrantTokens?|EncryptedKeyMaterial|KeyStorePassword|PrivateKeyPlaintext|PreSignedUrl|RawSecretAccessKey)":\s*\[?"?(?!"|<redacted>|<\d+ bytes>|\{\{|\{"file":|null|\]|\[)./i;

/** A webhook whose URL is a secret, and all it was told. */
async function webhook() {
  const bodies: string[] = [];
  const server = http.createServer((request, response) => {
    let text = JSON.stringify(request.headers);
    request.on('data', (chunk) => {
      text += String(chunk);
    });
    request.on('end', () => {
      bodies.push(text);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const {port} = server.address() as AddressInfo;
  return {url: `http://127.0.0.1:${port}/T0/${mark}-webhook`, bodies};
}

/** Everything under a folder but the simulated AWS itself, which has to keep what AWS keeps. */
function textsIn(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((item) => item.isFile() && item.name !== 'world.json')
    .map((item) => fs.readFileSync(path.join(item.parentPath, item.name), 'utf8'));
}

/** What the simulated AWS gave out and nobody may see again: secret keys, grant tokens. */
function givenOut(home: string): readonly string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      const isSecret = name === 'secretAccessKey' || name === 'token';
      if (isSecret && typeof member === 'string' && member !== '') found.add(member);
      look(member);
    }
  };
  const worlds = fs
    .readdirSync(home, {recursive: true, encoding: 'utf8'})
    .filter((file) => path.basename(file) === 'world.json');
  for (const file of worlds) look(JSON.parse(fs.readFileSync(path.join(home, file), 'utf8')));
  return [...found];
}

test.each(scenarios)(
  '%s leaves no secret anywhere',
  async (scenario) => {
    const {url, bodies} = await webhook();
    const home = temporaryFolder();
    const environment = {
      LATCHKEY_HOME: home,
      LATCHKEY_WEBHOOK_URL: url,
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: `${mark}-secret-access-key`,
      AWS_SESSION_TOKEN: `${mark}-session-token`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: `${mark}-container-token`,
    };
    const said: string[] = [];
    const run = async (...args: string[]) => {
      const {stdout, stderr} = await latchkey(args, environment);
      said.push(stdout, stderr);
    };
    const stop = path.join(temporaryFolder(), 'answers.yaml');
    fs.writeFileSync(stop, 'way: recommended\n');
    await run('rehearse', scenario, '--json', ...recommended);
    await run('rehearse', scenario, '--plain', '--answers', stop);
    const out = temporaryFolder();
    for (const [index, id] of fs.readdirSync(path.join(home, 'sessions')).entries()) {
      await run('report', id, '--format', 'html');
      await run('report', id, '--redact');
      await run('handover', id, '--redact', '--output', path.join(out, `${index}`));
      await run('verify', id);
    }
    await run('config', 'show');
    const written = [...textsIn(home), ...textsIn(out)];
    expect(written.length).toBeGreaterThan(5);
    expect(bodies.length).toBeGreaterThan(1);
    const secrets = [mark, ...givenOut(home)];
    expect(secrets.length).toBeGreaterThan(2);
    for (const text of [...said, ...bodies, ...written]) {
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
      expect(secretMember.exec(text)?.[0]).toBeUndefined();
    }
    if (isWhole) {
      const texts = said.length + bodies.length + written.length;
      process.stdout.write(`${scenario}: ${texts} texts, ${secrets.length} secrets, 0 found\n`);
    }
  },
  // The whole runs in the background of a busy machine.
  isWhole ? 1_200_000 : 120_000,
);

test('with credentials that sign for real, also in a hand-over that can be gone on with', async () => {
  const simulator = await serveScenario('key-disabled', 3600);
  const home = temporaryFolder();
  const environment = {LATCHKEY_HOME: home, ...operatorOf(simulator)};
  const stop = path.join(temporaryFolder(), 'answers.yaml');
  fs.writeFileSync(stop, 'way: enable-key\non-purpose: "no"\nenable: "yes"\n');
  const endpoint = ['--endpoint-url', simulator.endpoint];
  const played = await latchkey(
    ['respond', 'orders-db', ...endpoint, '--json', '--answers', stop],
    environment,
  );
  const [id = ''] = fs.readdirSync(path.join(home, 'sessions'));
  const out = temporaryFolder();
  const packed = await latchkey(
    ['handover', id, '--output', path.join(out, 'night.handover')],
    environment,
  );
  expect(packed.code).toBe(0);
  const all = [played, packed].flatMap(({stdout, stderr}) => [stdout, stderr]);
  const texts = [...all, ...textsIn(home), ...textsIn(out)];
  expect(texts.join('').length).toBeGreaterThan(100_000);
  expect(texts.some((text) => text.includes(simulator.secretAccessKey))).toBe(false);
});

test.each([
  ['an error that is said', 'error', 1],
  ['a fault of our own, and its crash file', 'fault', 70],
])('%s does not say what stands in the environment', async (_, as, code) => {
  const home = temporaryFolder();
  const result = await latchkey(['rehearse', 'key-disabled', ...recommended], {
    LATCHKEY_HOME: home,
    NODE_OPTIONS: `--import ${path.join(root, 'test/support/leaking-folder.mjs')}`,
    LEAK_AS: as,
    AWS_SECRET_ACCESS_KEY: `${mark}-secret-access-key`,
    AWS_SESSION_TOKEN: `${mark}-session-token`,
    LATCHKEY_WEBHOOK_URL: `https://hooks.example.com/${mark}`,
  });
  expect(result.code).toBe(code);
  expect(result.stderr).toContain('<redacted>');
  if (as === 'fault') expect(fs.readdirSync(home).join()).toMatch(/crash-/);
  for (const text of [result.stdout, result.stderr, ...textsIn(home)]) {
    expect(text).not.toContain(mark);
  }
});

test('recorded journals hold no secret member', () => {
  for (const {name, text} of journals()) {
    expect([name, secretMember.exec(text)?.[0]]).toEqual([name, undefined]);
  }
});

test('the search itself finds what it looks for', () => {
  expect(secretMember.test('{"ImportToken":"abc"}')).toBe(true);
  expect(secretMember.test('{"ImportToken":"<redacted>"}')).toBe(false);
  expect(secretMember.test('{"GrantTokens":["abc"]}')).toBe(true);
  expect(secretMember.test('{"ImportToken":"{{ answers.token }}"}')).toBe(false);
});
